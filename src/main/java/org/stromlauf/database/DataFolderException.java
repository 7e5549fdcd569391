package org.stromlauf.database;

/** The data folder cannot be used: somebody else works on it, or another version of the program wrote it. */
public class DataFolderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    DataFolderException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What the operator can do about it. */
    public String remedy() {
        return remedy;
    }
}
