package org.stromlauf.edifact.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.ExpressionException;
import org.stromlauf.edifact.rules.StatusExpression;

/**
 * Mends status expressions and formats that the tables give broken. A line of {@code repairs.txt} reads {@code where | broken |
 * mended | source}; {@code where} is a message, PID, segment and element ({@code MSCONS 13013 UNH 0070}), a message and PID, a
 * message alone, or {@code *}; a format reads {@code CCI 7037 an..13}. What is broken and has no line is a problem.
 */
final class Repairs {

    private final String message;
    private final Map<String, String> mended = new HashMap<>();
    private final List<String> problems;

    Repairs(Path file, String message, List<String> problems) throws IOException {
        this.message = message;
        this.problems = problems;
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split("\\|", -1);
            if (parts.length != 4 || parts[3].isBlank()) {
                throw new IOException(file + ": a repair reads 'where | broken | mended | source': " + line);
            }
            mended.put(parts[0].strip() + "|" + parts[1].strip(), parts[2].strip());
        }
    }

    /** One spelling for all: one blank, ∨ for V, whole words for M, S and K. */
    static String normal(String text) {
        return text.replaceAll("\\s+", " ")
                .replace(" V ", " ∨ ")
                .replaceAll("\\[\\s*(\\w+)\\s*]", "[$1]")
                .replaceAll("(^| )M(?= |$)", "$1Muss")
                .replaceAll("(^| )S(?= |$)", "$1Soll")
                .replaceAll("(^| )K(?= |$)", "$1Kann")
                .replaceAll("^x(?= |$)", "X")
                .strip();
    }

    /** The format of an element of a segment. */
    String format(String tag, String number, String format) {
        return mended.getOrDefault(message + "|" + tag + " " + number + " " + format, format);
    }

    /** A code that the table lost beside others; null when it lost none. */
    @Nullable
    String lostCode(String where) {
        return mended.get(message + " " + where + "|lost code");
    }

    /** Whether a line of a table that has no place is to be left out. */
    boolean drops(String pid, String line) {
        return "drop".equals(mended.get(message + " " + pid + "|" + line));
    }

    String mend(String where, String text) {
        var normal = normal(text);
        var pid = where.split(" ")[0];
        for (var place : List.of(message + " " + where, message + " " + pid, message, "*")) {
            var repair = mended.get(place + "|" + normal);
            if (repair != null) {
                return repair;
            }
        }
        try {
            var unused = StatusExpression.parse(normal);
            return normal;
        } catch (ExpressionException e) {
            problems.add(message + " " + where + ": " + e.getMessage() + " [" + normal + "]");
            return "X";
        }
    }
}
