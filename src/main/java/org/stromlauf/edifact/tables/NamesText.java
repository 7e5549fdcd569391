package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that a handbook gives to segments, codes and PIDs: of several for one, the most frequent. */
final class NamesText {

    /** The columns of the tables have room for words of so many letters: longer ones are broken. */
    private static final int NARROW = 12;

    private final Map<String, Map<String, Integer>> names = new TreeMap<>();
    private final Set<String> words = new HashSet<>();
    /** Those that stand behind a word too short to have been broken. */
    private final Set<String> common = new HashSet<>();

    /** @param nodes the lines of all PIDs by the path of their node */
    static String of(Map<String, List<Occurrence>> nodes, JsonNode columns) {
        var text = new NamesText();
        columns.properties().forEach(column -> {
            var name = column.getValue().path("beschreibung").asText("");
            text.add("pid " + column.getKey(), name);
        });
        nodes.forEach((path, occurrences) -> occurrences.forEach(o -> text.add(path, o)));
        return text.text();
    }

    private void add(String path, Occurrence occurrence) {
        add("segment " + path, occurrence.section);
        for (var item : occurrence.items) {
            for (var code : item.codes()) {
                add(
                        "code " + occurrence.place.tag() + " " + item.element() + "." + item.component() + " "
                                + code.code(),
                        code.name());
            }
        }
    }

    private void add(String what, String name) {
        var plain = name.replaceAll("\\s+", " ").strip();
        if (plain.isEmpty() || what.indexOf(' ') == what.length() - 1) return;
        var parts = plain.split(" ");
        words.addAll(List.of(parts));
        for (int i = 1; i < parts.length; i++) {
            if (parts[i - 1].length() < NARROW) common.add(parts[i]);
        }
        names.computeIfAbsent(what, w -> new TreeMap<>()).merge(plain, 1, Integer::sum);
    }

    private String text() {
        var text = new StringBuilder("# Names of segments, codes and PIDs in the handbook, by the importer.\n");
        names.forEach((what, counted) -> {
            var joined = new HashMap<String, Integer>();
            counted.forEach((name, count) -> joined.merge(joined(name), count, Integer::sum));
            var most = joined.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow();
            text.append(what).append(" = ").append(most.getKey()).append('\n');
        });
        return text.toString();
    }

    /** A word that the column broke over two lines: it stands whole elsewhere, or its rest is no word of its own. */
    private String joined(String name) {
        var parts = name.split(" ");
        var result = new StringBuilder(parts[0]);
        var last = parts[0];
        for (int i = 1; i < parts.length; i++) {
            var isRest = words.contains(last + parts[i])
                    || (last.length() > NARROW && parts[i].matches("[a-zäöüß]{1,4}") && !common.contains(parts[i]));
            var isBroken = isRest && Character.isLowerCase(parts[i].charAt(0));
            if (!isBroken) result.append(' ');
            result.append(parts[i]);
            last = isBroken ? last + parts[i] : parts[i];
        }
        return result.toString();
    }
}
