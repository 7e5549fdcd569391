package org.stromlauf.access.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.stromlauf.shared.JsonFault;

/** Which fields of a request are wrong and how they are right, in English for who wrote the request. */
final class FieldErrors {

    /** What is wrong with one field of a request. */
    record FieldError(String field, String message) {}

    private FieldErrors() {}

    static List<FieldError> of(Exception e) {
        if (e instanceof MethodArgumentNotValidException invalid) return bound(invalid);
        if (e instanceof MethodArgumentTypeMismatchException mismatch)
            return List.of(new FieldError(mismatch.getName(), reason(mismatch)));
        if (e instanceof MissingServletRequestParameterException missing)
            return List.of(new FieldError(missing.getParameterName(), "is missing"));
        if (e instanceof HttpMessageNotReadableException unreadable) return List.of(body(unreadable));
        return List.of();
    }

    private static List<FieldError> bound(MethodArgumentNotValidException invalid) {
        return invalid.getFieldErrors().stream()
                .map(f -> new FieldError(
                        f.getField(),
                        f.contains(TypeMismatchException.class)
                                ? reason(f.unwrap(TypeMismatchException.class))
                                : String.valueOf(f.getDefaultMessage())))
                .toList();
    }

    private static FieldError body(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JsonProcessingException json))
            return new FieldError("", "the request has no body; the API's description shows one");
        var fault = JsonFault.of(json);
        if (json instanceof InvalidNullException) return new FieldError(fault.path(), "is missing");
        return new FieldError(fault.path(), json instanceof JsonParseException ? fault.toString() : fault.text());
    }

    /** Our values say in their own words what they refuse; the words of libraries stay inside. */
    private static String reason(TypeMismatchException e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        var own = cause instanceof IllegalArgumentException
                && cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.stromlauf.");
        return own ? String.valueOf(cause.getMessage()) : "'" + e.getValue() + "' is " + expected(e.getRequiredType());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) return "not readable";
        if (type.isEnum()) {
            return "none of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) return "no day: write 2026-01-31";
        if (type == Instant.class) return "no instant: write 2026-01-31T18:00:00Z";
        if (type == UUID.class) return "no id: write one as an answer gave it, 7f0c2a9e-3c55-4d8e-9a36-1d2b7c0a5e41";
        if (type == boolean.class || type == Boolean.class) return "neither true nor false";
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return "no number";
        return "not readable";
    }
}
