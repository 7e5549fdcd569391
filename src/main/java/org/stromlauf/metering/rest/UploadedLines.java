package org.stromlauf.metering.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ValueUpload.Line;

/** Splits what was brought into lines and their fields. */
final class UploadedLines {

    static final List<String> FIELDS = List.of("location", "obis", "device", "from", "to", "kwh", "status");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REQUIRED = Set.of("location", "obis", "from", "kwh");

    private UploadedLines() {}

    static List<Line> ndjson(String text) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) lines.add(new Line(number, fields(number, line)));
        }
        return lines;
    }

    static Map<String, String> fields(int number, String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("metering.upload-line-unreadable", number, e.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            throw ProblemException.invalid("metering.upload-line-unreadable", number, "{…}");
        }
        var fields = new HashMap<String, String>();
        node.properties().forEach(entry -> {
            if (!FIELDS.contains(entry.getKey())) {
                throw ProblemException.invalid(
                        "metering.upload-field-unknown", entry.getKey(), number, String.join(", ", FIELDS));
            }
            var value = entry.getValue();
            if (!value.isNull() && !value.asText().isEmpty()) fields.put(entry.getKey(), value.asText());
        });
        return fields;
    }

    static List<Line> csv(String text) {
        var rows = text.split("\\R", -1);
        var heading = heading(rows[0]);
        var lines = new ArrayList<Line>();
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].isBlank()) continue;
            lines.add(cells(i + 1, rows[i], heading));
        }
        return lines;
    }

    static List<String> heading(String row) {
        var heading = List.of(row.trim().split(";", -1));
        requireHeading(heading);
        return heading;
    }

    static Line cells(int number, String row, List<String> heading) {
        var cells = row.split(";", -1);
        if (cells.length != heading.size()) {
            throw ProblemException.invalid("metering.upload-cells", number, heading.size(), cells.length);
        }
        var fields = new HashMap<String, String>();
        for (int c = 0; c < cells.length; c++) {
            var cell = unquoted(cells[c].trim());
            if (!cell.isEmpty()) fields.put(heading.get(c), cell);
        }
        return new Line(number, fields);
    }

    private static void requireHeading(List<String> heading) {
        for (var name : heading) {
            if (!FIELDS.contains(name)) {
                throw ProblemException.invalid("metering.upload-field-unknown", name, 1, String.join(", ", FIELDS));
            }
        }
        var missing = new HashSet<>(REQUIRED);
        missing.removeAll(heading);
        if (!missing.isEmpty()) {
            throw ProblemException.invalid("metering.upload-heading", String.join(", ", missing));
        }
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
