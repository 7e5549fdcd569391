package org.stromlauf.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong in JSON or YAML that a person wrote, in words that say how it is right.
 *
 * @param line counts from 1; 0 when it is not known
 * @param column counts from 1
 * @param path {@code sheet.components[0].prices[1].price}; empty when it is the whole
 */
public record JsonFault(int line, int column, String path, String text) {

    private static final Pattern MISSING = Pattern.compile("(?s).*creator property '([^']+)'.*");
    /** How Jackson names a place within its text. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; (line: \\d+, column: \\d+)\\]");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[\\d.]*\\d,\\d+");
    private static final Pattern GERMAN_DAY = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    public static JsonFault of(JsonProcessingException e) {
        var at = e.getLocation();
        var path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return new JsonFault(
                at == null ? 0 : Math.max(0, at.getLineNr()), at == null ? 0 : at.getColumnNr(), path, text(e));
    }

    /** Place and text: {@code line 8, column 91, sheet.name: …}. */
    @Override
    public String toString() {
        var place = line == 0 ? path : "line " + line + ", column " + column + (path.isEmpty() ? "" : ", " + path);
        return place.isEmpty() ? text : place + ": " + text;
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getFieldName() == null)
                path.append('[').append(reference.getIndex()).append(']');
            else path.append(path.length() == 0 ? "" : ".").append(reference.getFieldName());
        }
        return path.toString();
    }

    private static String text(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) return unknown(unknown);
        if (e instanceof InvalidFormatException format) return format(format);
        Throwable cause = e;
        while (cause instanceof JsonMappingException && cause.getCause() != null) cause = cause.getCause();
        if (cause instanceof JsonProcessingException json) return structure(json);
        if (cause instanceof NullPointerException && cause.getStackTrace().length > 0) {
            boolean own = cause.getStackTrace()[0].getClassName().equals("java.util.Objects")
                    && cause.getStackTrace().length > 1
                    && cause.getStackTrace()[1].getClassName().startsWith("org.stromlauf.");
            return own && cause.getMessage() != null ? cause.getMessage() : "something in it is empty (null)";
        }
        return String.valueOf(cause.getMessage());
    }

    private static String unknown(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds();
        var name = e.getPropertyName();
        var text = "there is no field '" + name + "'";
        if (name.matches("\\d+")) text += "; a number has a point, not a comma";
        if (known == null || known.isEmpty()) return text;
        return text + "; there are "
                + known.stream().map(String::valueOf).sorted().distinct().collect(Collectors.joining(", "));
    }

    private static String format(InvalidFormatException e) {
        var type = e.getTargetType();
        var value = String.valueOf(e.getValue());
        var said = "'" + value + "'";
        if (type != null && type.isEnum()) {
            return said + " is none of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            var german = GERMAN_DAY.matcher(value);
            var example = german.matches()
                    ? "%s-%2s-%2s"
                            .formatted(german.group(3), german.group(2), german.group(1))
                            .replace(' ', '0')
                    : "2026-01-31";
            return said + " is no day: write " + example;
        }
        if (type == Instant.class) return said + " is no instant: write 2026-01-31T18:00:00+01:00";
        if (type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive())) {
            var remedy = DECIMAL_COMMA.matcher(value).matches()
                    ? ": write " + value.replace(".", "").replace(',', '.')
                    : "";
            return said + " is no number" + remedy;
        }
        return structure(e);
    }

    private static String structure(JsonProcessingException e) {
        var text = String.valueOf(e.getOriginalMessage());
        var missing = MISSING.matcher(text);
        if (missing.matches()) return "'" + missing.group(1) + "' is missing";
        if (text.startsWith("No content to map")) return "it is empty";
        if (e instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return "a " + shape(mismatched.getTargetType()) + " is expected here";
        }
        return SOURCE.matcher(text.lines().findFirst().orElse("it is no JSON or YAML"))
                .replaceAll("$1");
    }

    private static String shape(Class<?> type) {
        if (java.util.Map.class.isAssignableFrom(type)) return "map of names and values";
        if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) return "list";
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) return "number";
        if (type == String.class) return "text";
        if (type == LocalDate.class) return "day such as 2026-01-31";
        if (type == boolean.class || type == Boolean.class) return "true or false";
        return "group of fields";
    }
}
