package org.stromlauf.metering.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ValueUpload.Line;
import org.stromlauf.metering.ValueUpload.LineError;

/** The lines of an upload of any length, some thousand at a time. */
final class StreamedLines {

    static final int LINES = 10_000;
    private static final int MAX_LENGTH = 4_096;

    private final BufferedReader in;
    private final @Nullable List<String> heading;
    private int number;
    private int stored;

    /** @param lines right ones, and why others cannot be read; both empty at the end */
    record Part(List<Line> lines, List<LineError> errors, String hash) {

        boolean isEnd() {
            return lines.isEmpty() && errors.isEmpty();
        }
    }

    private StreamedLines(InputStream content, boolean csv) {
        this.in = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        var first = csv ? line() : null;
        this.heading = csv ? UploadedLines.heading(first == null ? "" : withoutMark(first)) : null;
    }

    static StreamedLines ndjson(InputStream content) {
        return new StreamedLines(content, false);
    }

    /** @throws ProblemException when the heading is not right; nothing was taken then */
    static StreamedLines csv(InputStream content) {
        return new StreamedLines(content, true);
    }

    Part next() {
        stored = number;
        var lines = new ArrayList<Line>();
        var errors = new ArrayList<LineError>();
        var digest = sha256();
        while (lines.size() + errors.size() < LINES) {
            var line = line();
            if (line == null) break;
            if (line.isBlank()) continue;
            digest.update((number + ":" + line + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                lines.add(parsed(number == 1 ? withoutMark(line) : line));
            } catch (ProblemException e) {
                errors.add(new LineError(
                        number,
                        "",
                        "Die Zeile ist nicht lesbar: JSON-Objekt beziehungsweise Zellen "
                                + "wie in der Kopfzeile, nur mit den Angaben "
                                + String.join(", ", UploadedLines.FIELDS)));
            }
        }
        return new Part(lines, errors, HexFormat.of().formatHex(digest.digest()));
    }

    private Line parsed(String line) {
        return heading == null
                ? new Line(number, UploadedLines.fields(number, line))
                : UploadedLines.cells(number, line, heading);
    }

    private @Nullable String line() {
        try {
            var text = new StringBuilder();
            int c = in.read();
            if (c < 0) return null;
            number++;
            for (; c >= 0 && c != '\n'; c = in.read()) {
                text.append((char) c);
                if (text.length() > MAX_LENGTH) {
                    throw ProblemException.invalid("metering.upload-line-long", number, MAX_LENGTH, stored);
                }
            }
            return text.toString().stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off after line " + number, e);
        }
    }

    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
