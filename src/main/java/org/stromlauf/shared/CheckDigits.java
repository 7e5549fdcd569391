package org.stromlauf.shared;

/** The check digit of location ids: odd positions once, even positions twice; letters count with their ASCII code. */
final class CheckDigits {

    private CheckDigits() {}

    /** The digit that follows the given ten characters (BDEW application help on MaLo-ID and NeLo-ID). */
    static char after(String tenCharacters) {
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 10; i++) {
            char c = tenCharacters.charAt(i);
            int value = c >= '0' && c <= '9' ? c - '0' : c;
            if (i % 2 == 0) odd += value;
            else even += value;
        }
        return (char) ('0' + (10 - (odd + 2 * even) % 10) % 10);
    }

    /** Refuses a value of another shape or with a wrong check digit. */
    static void require(String value, String pattern, String rule) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(rule + ", was '" + value + "'");
        }
        char expected = after(value);
        if (value.charAt(10) != expected) {
            throw new IllegalArgumentException("The check digit of " + value + " is wrong, expected " + expected);
        }
    }
}
