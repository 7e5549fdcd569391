package org.stromlauf.access.web;

import java.util.Set;
import org.springframework.http.HttpStatusCode;

/** The problem types of failures that only HTTP knows. */
final class ErrorCodes {

    private static final Set<Integer> KNOWN = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 500, 503);

    private ErrorCodes() {}

    static String of(HttpStatusCode status) {
        if (KNOWN.contains(status.value())) return "access.http-" + status.value();
        return status.is5xxServerError() ? "access.http-500" : "access.http-400";
    }
}
