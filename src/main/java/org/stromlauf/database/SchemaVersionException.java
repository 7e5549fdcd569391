package org.stromlauf.database;

/** The data were written by a program whose migrations are not those of this one: a later release, or changed files. */
public class SchemaVersionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    SchemaVersionException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What the operator can do about it. */
    public String remedy() {
        return remedy;
    }
}
