package org.stromlauf.edifact.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a UN directory says of the messages in use: the order, nesting and repetition of segments, and their elements. */
final class UnDirectory {

    /** A segment or a group of a message; children of a group follow its trigger. */
    static final class Place {
        final String name;
        final boolean mandatory;
        final int max;
        final @Nullable Place parent;
        final int slot;
        final List<Place> children = new ArrayList<>();

        Place(String name, boolean mandatory, int max, @Nullable Place parent, int slot) {
            this.name = name;
            this.mandatory = mandatory;
            this.max = max;
            this.parent = parent;
            this.slot = slot;
        }

        Place movedTo(Place parent, int slot) {
            var moved = new Place(name, mandatory, max, parent, slot);
            children.forEach(c -> moved.children.add(c.movedTo(moved, c.slot)));
            return moved;
        }

        boolean isGroup() {
            return name.startsWith("SG") && name.length() > 2 && Character.isDigit(name.charAt(2));
        }

        String tag() {
            return isGroup() ? children.get(0).name : name;
        }
    }

    final Map<String, List<List<String>>> segments = new LinkedHashMap<>();
    final Map<String, Place> messages = new LinkedHashMap<>();

    /** Reads {@code segment …} and {@code message …} lines; nesting by one blank a level. */
    static UnDirectory parse(String text) {
        var directory = new UnDirectory();
        List<Place> open = new ArrayList<>();
        for (var line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            var words = line.strip().split(" ");
            if (words[0].equals("segment")) {
                directory.segments.put(words[1], elements(words));
            } else if (words[0].equals("message")) {
                var root = new Place("", true, 1, null, 0);
                directory.messages.put(words[1], root);
                open = new ArrayList<>(List.of(root));
            } else {
                var depth = line.length() - line.stripLeading().length();
                var parent = open.get(depth - 1);
                var max = Integer.parseInt(words[1].substring(1));
                var place = new Place(words[0], words[1].charAt(0) == 'M', max, parent, parent.children.size());
                parent.children.add(place);
                open = new ArrayList<>(open.subList(0, depth));
                open.add(place);
            }
        }
        return directory;
    }

    /** Composites in brackets, each data element {@code 3225:an..35}. */
    private static List<List<String>> elements(String[] words) {
        var result = new ArrayList<List<String>>();
        var inComposite = false;
        for (int i = 2; i < words.length; i++) {
            var word = words[i];
            if (!inComposite) {
                result.add(new ArrayList<>());
            }
            inComposite = (inComposite || word.startsWith("(")) && !word.endsWith(")");
            result.get(result.size() - 1).add(word.replace("(", "").replace(")", ""));
        }
        return result;
    }
}
