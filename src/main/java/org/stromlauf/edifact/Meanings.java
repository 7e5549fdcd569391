package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Names;

/** Says in the words of the handbook what a segment is about and what its codes mean. */
final class Meanings {

    /** How a date is written says nothing to a person. */
    private static final String DATE_FORM = "[CYMDHSZTWO-]+";

    private final Definitions definitions;
    private final Map<MessageDefinition, Names> names = new ConcurrentHashMap<>();

    Meanings(Definitions definitions) {
        this.definitions = definitions;
    }

    /** {@code Transaktionsgrund: E01 Ein-/Auszug, ZW4 Verbrauchende Marktlokation}; empty where the handbook has no word for it. */
    String of(Outline.Line line) {
        var definition = line.definition();
        var path = line.path();
        if (definition == null || path == null) return "";
        var known = names.computeIfAbsent(definition, definitions::names);
        var segment = known.segment(path);
        var words = isPid(line) ? pid(known, line) : codes(known, segment, line);
        var codes = String.join(", ", words);
        return segment == null ? codes : codes.isEmpty() ? segment : segment + ": " + codes;
    }

    /** Of a place alone; empty where the handbook has no word for it. */
    String of(MessageDefinition definition, String path) {
        var name = names.computeIfAbsent(definition, definitions::names).segment(path);
        return name == null ? "" : name;
    }

    private static boolean isPid(Outline.Line line) {
        return line.tag().equals("RFF") && line.value(1, 1).equals("Z13");
    }

    private static List<String> pid(Names known, Outline.Line line) {
        var number = line.value(1, 2);
        var name = known.pid(number);
        return name == null ? List.of() : List.of(number + " " + name);
    }

    private static List<String> codes(Names known, @Nullable String segment, Outline.Line line) {
        var path = Objects.requireNonNull(line.path());
        var words = new ArrayList<String>();
        if (line.tag().equals("UNH")) return words;
        known.codes(line.tag()).forEach((place, codes) -> {
            var dot = place.indexOf('.');
            var value =
                    line.value(Integer.parseInt(place.substring(0, dot)), Integer.parseInt(place.substring(dot + 1)));
            var name = codes.get(value);
            var isNamed = path.endsWith("+" + value) || (segment != null && segment.equalsIgnoreCase(name));
            if (name != null && !isNamed && !name.matches(DATE_FORM)) words.add(value + " " + name);
        });
        return words;
    }
}
