package org.stromlauf.edifact.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What data elements stand where in a segment (UN directory), with the formats of the MIG where it narrows them. */
public record SegmentLayout(String tag, List<List<DataElement>> elements) {

    /**
     * A data element.
     *
     * @param number four digits, for example {@code 3225}
     * @param format for example {@code an..35}, {@code n13}
     */
    public record DataElement(String number, String format) {

        /** Alphanumeric, alphabetic or numeric: {@code an}, {@code a}, {@code n}. */
        public String kind() {
            return format.startsWith("an") ? "an" : format.substring(0, 1);
        }

        public boolean isFixedLength() {
            return !format.contains("..");
        }

        public int length() {
            var from = 0;
            while (from < format.length() && !Character.isDigit(format.charAt(from))) from++;
            return from == format.length() ? Integer.MAX_VALUE : Integer.parseInt(format, from, format.length(), 10);
        }
    }

    public SegmentLayout {
        elements = elements.stream().map(List::copyOf).toList();
    }

    /** The data element at a position, or null where the segment has none. */
    public @Nullable DataElement at(int element, int component) {
        if (element < 1 || element > elements.size()) {
            return null;
        }
        var composite = elements.get(element - 1);
        return component < 1 || component > composite.size() ? null : composite.get(component - 1);
    }

    /** Reads {@code CCI 7059:an..3 (7037:an..17 1131:an..17) 4051:an..3}. */
    static SegmentLayout parse(String line) {
        var words = line.split(" ", -1);
        var elements = new ArrayList<List<DataElement>>();
        List<DataElement> composite = null;
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            if (word.startsWith("(")) {
                composite = new ArrayList<>();
                elements.add(composite);
            }
            var colon = word.indexOf(':');
            var start = word.startsWith("(") ? 1 : 0;
            var end = word.endsWith(")") ? word.length() - 1 : word.length();
            var data = new DataElement(word.substring(start, colon), word.substring(colon + 1, end));
            if (composite == null) {
                elements.add(List.of(data));
            } else {
                composite.add(data);
            }
            if (word.endsWith(")")) {
                composite = null;
            }
        }
        return new SegmentLayout(words[0], elements);
    }
}
