package org.stromlauf.metering;

/**
 * What is not plausible in a day of a load profile.
 *
 * @param from index of the first value concerned
 * @param to index behind the last one
 * @param german what a case worker reads
 */
public record Suspicion(Kind kind, int from, int to, String german) {

    public enum Kind {
        /** Values are missing. */
        GAP,
        NEGATIVE,
        /** No use for hours. */
        ZERO_RUN,
        SPIKE,
        /** The day's energy is far from what was expected. */
        OUT_OF_BAND,
        /** Profile and register tell different energies. */
        REGISTER_DIFFERENCE
    }
}
