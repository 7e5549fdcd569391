package org.stromlauf.metering;

/** Ends the reading of a message that contradicts itself; never leaves {@link MeterValueReader}. */
final class FaultyMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String erc;

    FaultyMessageException(String erc, String german) {
        super(german);
        this.erc = erc;
    }

    Contents.Faulty fault() {
        return new Contents.Faulty(erc, String.valueOf(getMessage()));
    }
}
