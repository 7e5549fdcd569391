package org.stromlauf.edifact.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.stromlauf.edifact.DateTimes;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.shared.ControllableResourceId;
import org.stromlauf.shared.GridLocationId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TechnicalResourceId;

/** The format conditions 900 to 999 and the time conditions UB1 to UB3 (Allgemeine Festlegungen, formats). */
final class Formats {

    private static final ZoneId MARKET_ZONE = ZoneId.of("Europe/Berlin");

    private static final Pattern PHONE = Pattern.compile("\\+\\d+");
    private static final Pattern METERING_LOCATION = Pattern.compile("[A-Z]{2}[0-9A-Za-z]{31}");
    private static final Pattern ARTICLE = Pattern.compile("\\d-\\d{2}-\\d-\\d{3}");
    private static final Pattern ARTICLE_GROUP = Pattern.compile("\\d-\\d{2}-\\d");
    private static final Pattern LONG_ARTICLE = Pattern.compile("\\d-\\d{2}-\\d-\\d{8}");
    private static final Pattern LONG_ARTICLE_GROUP = Pattern.compile("\\d-\\d{2}-\\d-\\d{8}-\\d{2}");

    private Formats() {}

    /** Whether a value has the format; UNKNOWN for formats that are not known here. */
    static Truth test(String number, String value, MessageDefinition definition) {
        return switch (number) {
            case "902" -> decimal(value, 0, true);
            case "914" -> decimal(value, 0, false);
            case "926" -> Truth.of(value.equals("0"));
            case "930" -> decimals(value, 2);
            case "937" -> decimals(value, 0);
            case "946" -> decimals(value, 11);
            case "931" -> Truth.of(value.length() == 15 && value.endsWith("+00"));
            case "939" -> Truth.of(value.contains("@") && value.contains("."));
            case "940" -> Truth.of(PHONE.matcher(value).matches());
            case "950" -> parses(MarketLocationId::of, value);
            case "951" -> Truth.of(METERING_LOCATION.matcher(value).matches());
            case "960" -> parses(GridLocationId::of, value);
            case "961" -> parses(ControllableResourceId::of, value);
            case "922" -> parses(TechnicalResourceId::of, value);
            case "942" -> Truth.of(ARTICLE.matcher(value).matches());
            case "943" -> Truth.of(ARTICLE_GROUP.matcher(value).matches());
            case "957" -> Truth.of(LONG_ARTICLE.matcher(value).matches());
            case "948" -> Truth.of(LONG_ARTICLE_GROUP.matcher(value).matches());
            case "UB1" -> startOfDay(value, definition);
            default -> Truth.UNKNOWN;
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

    private static Truth decimal(String value, int least, boolean orEqual) {
        try {
            var sign = new java.math.BigDecimal(value).compareTo(java.math.BigDecimal.valueOf(least));
            return Truth.of(sign > 0 || (orEqual && sign == 0));
        } catch (NumberFormatException e) {
            return Truth.FALSE;
        }
    }

    private static Truth decimals(String value, int most) {
        var point = Math.max(value.indexOf('.'), value.indexOf(','));
        return Truth.of(point < 0 || value.length() - point - 1 <= most);
    }

    // UB1: the instant is the start of a German day; in gas, of a gas day at six (Allgemeine Festlegungen 3.3).
    private static Truth startOfDay(String value, MessageDefinition definition) {
        if (value.length() != 15 || !value.endsWith("+00")) {
            return Truth.FALSE;
        }
        try {
            var time = local(DateTimes.parse(value));
            if (definition.head().name().equals("UTILMD Strom")) {
                return Truth.of(time.equals(LocalTime.MIDNIGHT));
            }
            return Truth.of(time.equals(LocalTime.MIDNIGHT) || time.equals(LocalTime.of(6, 0)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Truth.FALSE;
        }
    }

    private static LocalTime local(Instant instant) {
        return instant.atZone(MARKET_ZONE).toLocalTime();
    }
}
