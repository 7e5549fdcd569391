package org.stromlauf.tenancy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stromlauf.shared.Money;

/**
 * Something a tenant may set for itself, with its type and the value that holds until it does. The module that reads a setting
 * declares it as a constant.
 *
 * @param key module and name, for example {@code dunning.reminder-fee}
 * @param form what a value looks like, for whoever sets it
 * @param read text of the database → value; must refuse what is none
 * @param write value → text of the database
 */
public record Setting<T>(String key, T standard, String form, Function<String, T> read, Function<T, String> write) {

    private static final int MOST = 3660;

    public Setting {
        if (!key.matches("[a-z]+\\.[a-z0-9-]+")) {
            throw new IllegalArgumentException("A setting's key is 'module.name', was '" + key + "'");
        }
    }

    public static Setting<String> text(String key, String standard) {
        return new Setting<>(key, standard, "text", text -> text, text -> text);
    }

    /** A count, mostly of days. */
    public static Setting<Integer> number(String key, int standard) {
        return number(key, standard, 0, MOST);
    }

    public static Setting<Integer> number(String key, int standard, int least, int most) {
        var form = "a whole number from " + least + " to " + most;
        return new Setting<>(
                key, standard, form, text -> within(Integer.valueOf(text), least, most, form), String::valueOf);
    }

    private static Integer within(Integer number, int least, int most, String form) {
        if (number < least || number > most) throw new IllegalArgumentException(number + " is not " + form);
        return number;
    }

    public static Setting<Boolean> flag(String key, boolean standard) {
        return new Setting<>(key, standard, "true or false", Setting::trueOrFalse, String::valueOf);
    }

    /** ISO 8601, for example {@code PT5M} or {@code P14D}. */
    public static Setting<Duration> duration(String key, Duration standard) {
        return new Setting<>(key, standard, "a duration like PT5M or P14D", Duration::parse, Duration::toString);
    }

    /** Local time of the market, {@code Europe/Berlin}. */
    public static Setting<LocalTime> time(String key, LocalTime standard) {
        return new Setting<>(
                key, standard, "a time of the German day like 09:00", LocalTime::parse, LocalTime::toString);
    }

    public static Setting<Money> money(String key, Money standard) {
        return new Setting<>(key, standard, "euros like 12.50", Setting::amount, money -> money.euros()
                .toPlainString());
    }

    public static <E extends Enum<E>> Setting<E> choice(String key, E standard) {
        var type = standard.getDeclaringClass();
        var form = "one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new Setting<>(key, standard, form, name -> Enum.valueOf(type, name), Enum::name);
    }

    /** The standard as it would be stored. */
    public String standardText() {
        return write.apply(standard);
    }

    private static Money amount(String text) {
        var amount = Money.of(text);
        if (amount.isNegative()) throw new IllegalArgumentException("An amount that a tenant sets is not negative");
        return amount;
    }

    private static Boolean trueOrFalse(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException("'true' or 'false' expected, was '" + text + "'");
    }
}
