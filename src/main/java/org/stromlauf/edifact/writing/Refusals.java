package org.stromlauf.edifact.writing;

import org.stromlauf.edifact.Finding;

/** The findings that the writer has before there is anything to read. */
final class Refusals {

    private Refusals() {}

    static Finding syntax(String code, String path, String expected, String found) {
        return new Finding(
                Finding.Layer.SYNTAX,
                Finding.Severity.ERROR,
                code,
                null,
                null,
                null,
                null,
                null,
                null,
                path,
                null,
                expected,
                found,
                null);
    }
}
