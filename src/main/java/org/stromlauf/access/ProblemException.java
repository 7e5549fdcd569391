package org.stromlauf.access;

import org.springframework.http.HttpStatus;

/**
 * A request cannot be done, and the caller is told why: becomes a problem detail (RFC 9457) of type {@code /problems/<code>}. Its
 * title and text stand under {@code <code>.title} and {@code <code>.detail} in {@code problems/<module>_de.properties} and
 * {@code …_en.properties}; the arguments fill {@code {0}}, {@code {1}}, …
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient Object[] arguments;

    private ProblemException(HttpStatus status, String code, Object[] arguments) {
        super(code + " " + java.util.Arrays.toString(arguments));
        if (!code.matches("[a-z]+\\.[a-z0-9-]+")) {
            throw new IllegalArgumentException("A problem's code is 'module.name', was '" + code + "'");
        }
        this.status = status;
        this.code = code;
        this.arguments = arguments.clone();
    }

    /** 400: the request itself is wrong. */
    public static ProblemException invalid(String code, Object... arguments) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, arguments);
    }

    /** 403: the user may not. */
    public static ProblemException forbidden(String code, Object... arguments) {
        return new ProblemException(HttpStatus.FORBIDDEN, code, arguments);
    }

    /** 404: what is addressed does not exist. */
    public static ProblemException notFound(String code, Object... arguments) {
        return new ProblemException(HttpStatus.NOT_FOUND, code, arguments);
    }

    /** 409: the request is right, but not in the present state. */
    public static ProblemException conflict(String code, Object... arguments) {
        return new ProblemException(HttpStatus.CONFLICT, code, arguments);
    }

    public HttpStatus status() {
        return status;
    }

    /** {@code module.name}, as the texts are keyed. */
    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
