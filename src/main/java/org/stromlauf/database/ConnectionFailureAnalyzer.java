package org.stromlauf.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the database that the operator named: not there, another password, no such database. */
class ConnectionFailureAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private static final String INVALID_DATABASE = "3D000";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        var remedy = remedy(String.valueOf(cause.getSQLState()));
        if (remedy == null) return null;
        return new FailureAnalysis("The database cannot be used: " + cause.getMessage(), remedy, cause);
    }

    private static @Nullable String remedy(String state) {
        if (PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState().equals(state)) {
            return "Start PostgreSQL there, or correct --spring.datasource.url=jdbc:postgresql://HOST:PORT/DATABASE; without it"
                    + " Stromlauf brings its own.";
        }
        if (state.startsWith("28")) return "Correct --spring.datasource.username and --spring.datasource.password.";
        if (INVALID_DATABASE.equals(state)) return "Create that database, or name another in --spring.datasource.url.";
        return null;
    }
}
