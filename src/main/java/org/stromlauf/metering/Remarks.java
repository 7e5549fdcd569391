package org.stromlauf.metering;

import org.jspecify.annotations.Nullable;

/**
 * What is told about how a value came about, as codes of MSCONS.
 *
 * @param plausibility Plausibilisierungshinweis (STS+Z33), for example Z83: read by the customer
 * @param substituteMethod Ersatzwertbildungsverfahren (STS+Z32)
 * @param substituteReason Grund der Ersatzwertbildung (STS+Z40)
 * @param correctionReason Korrekturgrund (STS+Z34)
 */
public record Remarks(
        @Nullable String plausibility,
        @Nullable String substituteMethod,
        @Nullable String substituteReason,
        @Nullable String correctionReason) {

    public static final Remarks NONE = new Remarks(null, null, null, null);

    public boolean isCorrection() {
        return correctionReason != null;
    }

    /** A value was made by a method because of a reason. */
    public static Remarks substitute(String method, String reason) {
        return new Remarks(null, method, reason, null);
    }

    public static Remarks correction(String reason) {
        return new Remarks(null, null, null, reason);
    }

    /** These, and where one is missing that of the others. */
    Remarks or(Remarks others) {
        return new Remarks(
                plausibility == null ? others.plausibility : plausibility,
                substituteMethod == null ? others.substituteMethod : substituteMethod,
                substituteReason == null ? others.substituteReason : substituteReason,
                correctionReason == null ? others.correctionReason : correctionReason);
    }
}
