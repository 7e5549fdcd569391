package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a PID's table at its place in the message: a segment as one Prüfidentifikator uses it. */
final class Occurrence {

    /** A data element of the line with its place in the segment; codes as pairs of code and status. */
    record Item(int element, int component, String status, List<Code> codes) {}

    /** @param name what the handbook calls it; empty when it does not say */
    record Code(String code, String status, String name) {}

    final String pid;
    final UnDirectory.Place place;
    final @Nullable Occurrence parent;
    final String section;
    String status;

    @Nullable
    String groupStatus;

    final List<Item> items = new ArrayList<>();

    Occurrence(String pid, UnDirectory.Place place, @Nullable Occurrence parent, JsonNode line) {
        this.pid = pid;
        this.place = place;
        this.parent = parent;
        this.section = line.path("section").asText();
        this.status = line.path("expr").asText("");
        this.groupStatus = place.isGroup() ? line.path("sgExpr").asText("") : null;
    }

    void mend(Repairs repairs) {
        var where = pid + " " + place.tag();
        status = repairs.mend(where, status);
        if (groupStatus != null) {
            groupStatus = repairs.mend(where, groupStatus);
        }
    }

    /** UNH names the message itself; the tables cut off the last letter of its type and leave out some releases. */
    void name(String type, String release) {
        if (!place.tag().equals("UNH")) {
            return;
        }
        items.replaceAll(i -> {
            var fixed = i.element() != 2 ? null : i.component() == 1 ? type : i.component() == 5 ? release : null;
            return fixed == null
                    ? i
                    : new Item(i.element(), i.component(), i.status(), List.of(new Code(fixed, i.status(), "")));
        });
    }

    boolean codesAt(int position) {
        return items.stream()
                .anyMatch(i -> position(i) == position && !i.codes().isEmpty());
    }

    /** Where the first element with codes stands; 0 when there is none. */
    int firstPosition() {
        return items.stream()
                .filter(i -> !i.codes().isEmpty())
                .findFirst()
                .map(Occurrence::position)
                .orElse(0);
    }

    static int position(Item item) {
        return item.element() * 100 + item.component();
    }

    /** The codes of the first element that has any: what usually names a segment. */
    List<String> firstCodes() {
        return items.stream()
                .filter(i -> !i.codes().isEmpty())
                .findFirst()
                .map(i -> i.codes().stream().map(Code::code).toList())
                .orElse(List.of());
    }
}
