package org.stromlauf.edifact;

import org.jspecify.annotations.Nullable;

/**
 * A publication of EDI@Energy that came into force on one day for all messages, for example {@code FV2026-10}. Which is in
 * force at an instant is data ({@code edifact/format-versions.txt}).
 */
public record FormatVersion(String name) implements Comparable<FormatVersion> {

    public FormatVersion {
        if (name.length() != 9 || !name.startsWith("FV") || name.charAt(6) != '-' || !areDigits(name)) {
            throw new IllegalArgumentException("A format version reads like FV2026-10, was '" + name + "'");
        }
    }

    private static boolean areDigits(String name) {
        for (var at : new int[] {2, 3, 4, 5, 7, 8}) {
            if (name.charAt(at) < '0' || name.charAt(at) > '9') return false;
        }
        return true;
    }

    /** @param name in any case, as its folder and its publications write it */
    public static FormatVersion of(String name) {
        return new FormatVersion(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** The folder of its definitions: {@code fv2026-10}. */
    public String folder() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormatVersion version && version.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(FormatVersion other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
