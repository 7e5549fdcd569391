package org.stromlauf.workflow.models;

/** A rule that a model breaks: the file, the id of the element (or of the process) and a sentence that says what is missing. */
public record ModelFinding(String file, String element, String message) {

    @Override
    public String toString() {
        return file + ": " + element + ": " + message;
    }
}
