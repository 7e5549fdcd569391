package org.stromlauf.metering;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The remarks of a day as text: that of the whole day, then those to which single values refer, each as its four codes.
 *
 * @param ofValues in the order in which the statuses number them, from 1
 */
record StoredRemarks(Remarks ofDay, List<Remarks> ofValues) {

    private static final String BETWEEN_REMARKS = ";";
    private static final String BETWEEN_CODES = ",";
    private static final int CODES = 4;

    /** Empty when nothing was remarked. */
    static String of(DayVersion version) {
        var ofValues = version.values().notes().remarks();
        if (ofValues.isEmpty() && version.remarks().equals(Remarks.NONE)) return "";
        return Stream.concat(Stream.of(version.remarks()), ofValues.stream())
                .map(StoredRemarks::text)
                .collect(Collectors.joining(BETWEEN_REMARKS));
    }

    private static String text(Remarks remarks) {
        return Stream.of(
                        remarks.plausibility(),
                        remarks.substituteMethod(),
                        remarks.substituteReason(),
                        remarks.correctionReason())
                .map(code -> Objects.requireNonNullElse(code, ""))
                .collect(Collectors.joining(BETWEEN_CODES));
    }

    static StoredRemarks read(String text) {
        if (text.isEmpty()) return new StoredRemarks(Remarks.NONE, List.of());
        var all = Stream.of(text.split(BETWEEN_REMARKS, -1))
                .map(StoredRemarks::remarks)
                .toList();
        return new StoredRemarks(all.get(0), all.subList(1, all.size()));
    }

    private static Remarks remarks(String text) {
        var codes = text.split(BETWEEN_CODES, -1);
        if (codes.length != CODES) throw new IllegalArgumentException("Remarks have four codes, were '" + text + "'");
        return new Remarks(code(codes[0]), code(codes[1]), code(codes[2]), code(codes[3]));
    }

    private static @Nullable String code(String text) {
        return text.isEmpty() ? null : text;
    }
}
