package org.stromlauf.edifact.definition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handbook calls the segments, codes and PIDs of a message, in German. Lines: {@code segment PATH = name}, {@code code TAG
 * element.component CODE = name}, {@code pid NUMBER = name}. */
public final class Names {

    static final Names NONE = new Names();

    private final Map<String, String> segments = new HashMap<>();
    private final Map<String, String> pids = new HashMap<>();
    /** By tag, then by element and component. */
    private final Map<String, Map<String, Map<String, String>>> codes = new HashMap<>();

    private Names() {}

    static Names read(String text) {
        var names = new Names();
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(names::line);
        return names;
    }

    private void line(String line) {
        var equals = line.indexOf(" = ");
        var words = line.substring(0, Math.max(equals, 0)).split(" ");
        var name = line.substring(equals + 3);
        if (words[0].equals("segment") && words.length == 2) segments.put(words[1], name);
        else if (words[0].equals("pid") && words.length == 2) pids.put(words[1], name);
        else if (words[0].equals("code") && words.length == 4) {
            codes.computeIfAbsent(words[1], t -> new LinkedHashMap<>())
                    .computeIfAbsent(words[2], p -> new HashMap<>())
                    .put(words[3], name);
        } else throw new MissingDefinitionException("A name reads 'segment|code|pid … = name', was '" + line + "'");
    }

    /** What stands at a node; null when it has no name. */
    public @Nullable String segment(String path) {
        return segments.get(path);
    }

    public @Nullable String pid(String number) {
        return pids.get(number);
    }

    /** By {@code element.component} the codes of a segment with their names, in the order of the segment. */
    public Map<String, Map<String, String>> codes(String tag) {
        return codes.getOrDefault(tag, Map.of());
    }
}
