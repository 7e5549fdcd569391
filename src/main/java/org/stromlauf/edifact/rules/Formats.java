package org.stromlauf.edifact.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.stromlauf.edifact.DateTimes;
import org.stromlauf.shared.MarketLocationId;

/** The format conditions 900 to 999 and the time conditions UB1 to UB3 (Allgemeine Festlegungen, formats). */
final class Formats {

    private static final ZoneId MARKET_ZONE = ZoneId.of("Europe/Berlin");

    private static final Pattern PHONE = Pattern.compile("\\+\\d+");
    private static final Pattern METERING_LOCATION = Pattern.compile("[A-Z]{2}[0-9A-Za-z]{31}");
    /** Grid locations, controllable and technical resources; ids without a right check digit are in use. */
    private static final Pattern RESOURCE = Pattern.compile("[CDE][0-9A-Z]{9}\\d");

    private static final Pattern ARTICLE = Pattern.compile("\\d-\\d{2}-\\d-\\d{3}");
    private static final Pattern ARTICLE_GROUP = Pattern.compile("\\d-\\d{2}-\\d");
    private static final Pattern LONG_ARTICLE = Pattern.compile("\\d-\\d{2}-\\d-\\d{8}");
    private static final Pattern LONG_ARTICLE_GROUP = Pattern.compile("\\d-\\d{2}-\\d-\\d{8}-\\d{2}");

    private static final Pattern ZONED_ARTICLE = Pattern.compile("\\d-\\d{2}-\\d-\\d{8}-\\d{2}-\\d");
    /** Hours and minutes (format 401), and those that a day has. */
    private static final Pattern CLOCK = Pattern.compile("\\d{4}");

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d");

    private static final Pattern PRODUCT_POSITION = Pattern.compile("\\d{13}-\\d{2}");

    private static final Set<LocalTime> MIDNIGHT = Set.of(LocalTime.MIDNIGHT);
    private static final Set<LocalTime> GAS_DAY = Set.of(LocalTime.of(6, 0));
    private static final Set<LocalTime> EITHER = Set.of(LocalTime.MIDNIGHT, LocalTime.of(6, 0));

    private Formats() {}

    /** A format, ready to be asked. */
    @FunctionalInterface
    interface Format {

        Truth test(String value);
    }

    /** The format of a number; UNKNOWN of every value when it is not known here. */
    static Format of(String number) {
        return switch (number) {
            case "902",
                    "908",
                    "909",
                    "910",
                    "911",
                    "913",
                    "914",
                    "915",
                    "926",
                    "927",
                    "929",
                    "938",
                    "955",
                    "963",
                    "968",
                    "969",
                    "903" -> value -> bounds(number, value);
            case "905", "917", "962", "906", "907", "912", "925", "930", "937", "946" -> value -> digits(number, value);
            case "904" -> value -> Truth.of(value.length() == 16);
            case "964" -> value -> Truth.of(CLOCK.matcher(value).matches());
            case "965" -> value -> Truth.of(TIME_OF_DAY.matcher(value).matches());
            case "931" -> value -> Truth.of((value.length() == 15 || value.length() == 17) && value.endsWith("+00"));
            case "932" -> value -> Truth.of(hasTime(value, "2200"));
            case "933" -> value -> Truth.of(hasTime(value, "2300"));
            case "934" -> value -> Truth.of(hasTime(value, "0400"));
            case "935" -> value -> Truth.of(hasTime(value, "0500"));
            case "947" -> value -> Truth.of(value.length() >= 12 && value.startsWith("12312300", 4));
            case "939" -> value -> Truth.of(value.contains("@") && value.contains("."));
            case "940" -> value -> Truth.of(PHONE.matcher(value).matches());
            case "950" -> value -> parses(MarketLocationId::of, value);
            case "951" -> value -> Truth.of(METERING_LOCATION.matcher(value).matches());
            case "953" ->
                value -> parses(MarketLocationId::of, value)
                        .or(Truth.of(METERING_LOCATION.matcher(value).matches()));
            case "960" -> value -> Truth.of(RESOURCE.matcher(value).matches() && value.startsWith("E"));
            case "961" -> value -> Truth.of(RESOURCE.matcher(value).matches() && value.startsWith("C"));
            case "922" -> value -> Truth.of(RESOURCE.matcher(value).matches() && value.startsWith("D"));
            case "942" -> value -> Truth.of(ARTICLE.matcher(value).matches());
            case "943" -> value -> Truth.of(ARTICLE_GROUP.matcher(value).matches());
            case "957" -> value -> Truth.of(LONG_ARTICLE.matcher(value).matches());
            case "948" -> value -> Truth.of(LONG_ARTICLE_GROUP.matcher(value).matches());
            case "949" -> value -> Truth.of(ZONED_ARTICLE.matcher(value).matches());
            case "959" -> value -> Truth.of(PRODUCT_POSITION.matcher(value).matches());
            case "UB1" -> value -> startsDay(value, MIDNIGHT);
            case "UB2" -> value -> startsDay(value, GAS_DAY);
            case "UB3" -> value -> startsDay(value, EITHER);
            default -> value -> Truth.UNKNOWN;
        };
    }

    static boolean isFormat(String number) {
        return number.startsWith("UB") || (number.length() == 3 && number.charAt(0) == '9');
    }

    private static Truth parses(Function<String, ?> id, String value) {
        try {
            return Truth.of(id.apply(value) != null);
        } catch (IllegalArgumentException e) {
            return Truth.FALSE;
        }
    }

    private static Truth bounds(String number, String value) {
        if (number.equals("902") && isPlain(value)) return Truth.TRUE;
        return exactBounds(number, value);
    }

    /** Digits with at most one decimal mark among them: what nearly every value is. */
    private static boolean isPlain(String value) {
        var marks = 0;
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '.' || c == ',') marks++;
            else if (c < '0' || c > '9') return false;
        }
        return marks == 0 ? !value.isEmpty() : marks == 1 && value.length() > 1;
    }

    private static Truth exactBounds(String number, String value) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(value.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Truth.FALSE;
        }
        var isWhole = decimal.stripTrailingZeros().scale() <= 0;
        return Truth.of(
                switch (number) {
                    case "902" -> decimal.signum() >= 0;
                    case "914" -> decimal.signum() > 0;
                    case "968" -> decimal.signum() <= 0;
                    case "908", "911" -> isWhole && decimal.signum() > 0;
                    case "909" -> isWhole && decimal.signum() >= 0;
                    case "913" -> isWhole && decimal.signum() > 0 && compare(decimal, 99_999) <= 0;
                    case "938" -> compare(decimal, 10) <= 0;
                    case "955" -> compare(decimal, 100) < 0;
                    case "963" -> compare(decimal, 100) <= 0;
                    case "969" -> compare(decimal, 1) <= 0;
                    case "903" -> compare(decimal, 1) == 0;
                    case "915" -> compare(decimal, 1) != 0;
                    case "926" -> decimal.signum() == 0;
                    case "927" -> compare(decimal, -1) == 0;
                    case "929" -> compare(decimal, 1000) == 0;
                    default -> true;
                });
    }

    private static int compare(BigDecimal value, int bound) {
        return value.compareTo(BigDecimal.valueOf(bound));
    }

    /** At most so many digits, before or behind the decimal mark. */
    private static Truth digits(String number, String value) {
        var mark = Math.max(value.indexOf('.'), value.indexOf(','));
        var before = (mark < 0 ? value.length() : mark) - (value.startsWith("-") ? 1 : 0);
        var behind = mark < 0 ? 0 : value.length() - mark - 1;
        return Truth.of(
                switch (number) {
                    case "905" -> value.length() <= 3;
                    case "917" -> before <= 4;
                    case "962" -> before <= 6;
                    case "930" -> behind <= 2;
                    case "906" -> behind <= 3;
                    case "907" -> behind <= 4;
                    case "925" -> behind <= 5;
                    case "912" -> behind <= 6;
                    case "946" -> behind <= 11;
                    default -> behind == 0;
                });
    }

    private static boolean hasTime(String value, String time) {
        return value.length() >= 12 && value.startsWith(time, 8);
    }

    // UB1: the start of a German day; UB2: of a gas day, at six; UB3: of that of the receiver's commodity (Allgemeine
    // Festlegungen 3.3).
    private static Truth startsDay(String value, Set<LocalTime> starts) {
        if (value.length() != 15 || !value.endsWith("+00")) {
            return Truth.FALSE;
        }
        try {
            return Truth.of(starts.contains(local(DateTimes.parse(value))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Truth.FALSE;
        }
    }

    private static LocalTime local(Instant instant) {
        return instant.atZone(MARKET_ZONE).toLocalTime();
    }
}
