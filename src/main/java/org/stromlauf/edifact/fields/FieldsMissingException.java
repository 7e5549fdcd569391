package org.stromlauf.edifact.fields;

/** A message has no field names in a format version: it can be read and checked, but not written or read by names. */
public final class FieldsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FieldsMissingException(String path) {
        super("There are no field names edifact/" + path + "; add the file");
    }
}
