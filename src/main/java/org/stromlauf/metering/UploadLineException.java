package org.stromlauf.metering;

/** A line of an upload that cannot be taken. */
final class UploadLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    UploadLineException(String field, String german) {
        super(german);
        this.field = field;
    }

    String field() {
        return field;
    }

    String german() {
        return String.valueOf(getMessage());
    }
}
