package org.stromlauf.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints which schema was refused and why, and what to do, in place of a stack trace. */
class SchemaVersionFailureAnalyzer extends AbstractFailureAnalyzer<SchemaVersionException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaVersionException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
