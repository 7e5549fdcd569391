package org.stromlauf.tenancy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Function;
import org.stromlauf.shared.Money;

/**
 * Something a tenant may set for itself, with its type and the value that holds until it does. The module that reads a setting
 * declares it as a constant.
 *
 * @param key module and name, for example {@code dunning.reminder-fee}
 * @param read text of the database → value; must refuse what is none
 * @param write value → text of the database
 */
public record Setting<T>(String key, T standard, Function<String, T> read, Function<T, String> write) {

    public Setting {
        if (!key.matches("[a-z]+\\.[a-z0-9-]+")) {
            throw new IllegalArgumentException("A setting's key is 'module.name', was '" + key + "'");
        }
    }

    public static Setting<String> text(String key, String standard) {
        return new Setting<>(key, standard, text -> text, text -> text);
    }

    public static Setting<Integer> number(String key, int standard) {
        return new Setting<>(key, standard, Integer::valueOf, String::valueOf);
    }

    public static Setting<Boolean> flag(String key, boolean standard) {
        return new Setting<>(key, standard, Setting::trueOrFalse, String::valueOf);
    }

    /** ISO 8601, for example {@code PT5M} or {@code P14D}. */
    public static Setting<Duration> duration(String key, Duration standard) {
        return new Setting<>(key, standard, Duration::parse, Duration::toString);
    }

    /** Local time of the market, {@code Europe/Berlin}. */
    public static Setting<LocalTime> time(String key, LocalTime standard) {
        return new Setting<>(key, standard, LocalTime::parse, LocalTime::toString);
    }

    public static Setting<Money> money(String key, Money standard) {
        return new Setting<>(key, standard, Money::of, money -> money.euros().toPlainString());
    }

    public static <E extends Enum<E>> Setting<E> choice(String key, E standard) {
        var type = standard.getDeclaringClass();
        return new Setting<>(key, standard, name -> Enum.valueOf(type, name), Enum::name);
    }

    private static Boolean trueOrFalse(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException("'true' or 'false' expected, was '" + text + "'");
    }
}
