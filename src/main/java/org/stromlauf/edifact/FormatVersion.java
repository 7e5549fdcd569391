package org.stromlauf.edifact;

/**
 * A publication of EDI@Energy that came into force on one day for all messages, for example {@code FV2026-10}. Which is in
 * force at an instant is data ({@code edifact/format-versions.yaml}).
 */
public record FormatVersion(String name) implements Comparable<FormatVersion> {

    public FormatVersion {
        if (!name.matches("FV\\d{4}-\\d{2}")) {
            throw new IllegalArgumentException("A format version reads like FV2026-10, was '" + name + "'");
        }
    }

    public static FormatVersion of(String name) {
        return new FormatVersion(name);
    }

    /** The folder of its definitions: {@code fv2026-10}. */
    public String folder() {
        return name.toLowerCase(java.util.Locale.ROOT);
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
