package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the layout of a segment: positions of the UN directory, formats of the MIG where it gives one. */
record LayoutText(Map<String, List<List<String>>> segments, JsonNode migFields, Repairs repairs) {

    String line(String tag) {
        var words = new ArrayList<String>();
        for (var composite : segments.getOrDefault(tag, List.of())) {
            var parts = composite.stream().map(data -> format(tag, data)).toList();
            words.add(parts.size() == 1 ? parts.get(0) : "(" + String.join(" ", parts) + ")");
        }
        return "layout " + tag + " " + String.join(" ", words) + "\n";
    }

    private String format(String tag, String data) {
        var number = data.substring(0, 4);
        var format = migFields.path(tag + " " + number).path("fmt").asText("");
        return format.matches("an?(\\.\\.)?\\d+|n(\\.\\.)?\\d+")
                ? number + ":" + repairs.format(tag, number, format)
                : data;
    }
}
