package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stromlauf.edifact.rules.CompiledColumn.ElementItem;
import org.stromlauf.edifact.rules.CompiledColumn.Item;

/**
 * Counts the codes that packages bound. Where a handbook does not say in which group it counts, only what is wrong under each
 * reading is a finding: too often within the nearest group, too rarely within the whole transaction.
 */
final class PackageCheck {

    private record Place(int around, int node) {}

    private final MessageView message;
    private final CompiledColumn column;
    private final boolean[] counts;
    private final ColumnFindings findings;

    /** @param counts the segments that stand in the column */
    PackageCheck(MessageView message, CompiledColumn column, boolean[] counts, ColumnFindings findings) {
        this.message = message;
        this.column = column;
        this.counts = counts;
        this.findings = findings;
    }

    void run() {
        var near = new HashMap<Place, List<Integer>>();
        var wide = new HashMap<Place, List<Integer>>();
        for (int s = 0; s < counts.length; s++) {
            var item = counts[s] ? column.item(message.node(s)) : null;
            if (item == null || !item.isPackaged()) continue;
            var around = message.around(s);
            near.computeIfAbsent(new Place(around, item.node().index()), p -> new ArrayList<>())
                    .add(s);
            wide.computeIfAbsent(
                            new Place(
                                    Presence.transaction(message, around),
                                    item.node().index()),
                            p -> new ArrayList<>())
                    .add(s);
        }
        near.forEach((place, segments) -> each(item(place), e -> tooOften(item(place), e, segments)));
        wide.forEach((place, segments) -> each(item(place), e -> tooRarely(item(place), e, segments)));
    }

    private Item item(Place place) {
        return Objects.requireNonNull(column.item(place.node()));
    }

    private static void each(Item item, java.util.function.Consumer<ElementItem> taker) {
        item.elements().stream().filter(ElementItem::isPackaged).forEach(taker);
    }

    private void tooOften(Item item, ElementItem e, List<Integer> segments) {
        if (segments.size() < 2) return;
        Map<String, Integer> found = new HashMap<>();
        for (int segment : segments) {
            var code = message.text(segment, e.element(), e.component());
            var status = e.codes().get(code);
            if (status == null || status.packages == null) continue;
            var most = status.packaged(message, segment).most();
            if (most > 0 && found.merge(code, 1, Integer::sum) > most) {
                findings.add("PACKAGE_EXCEEDED", "Z38", segment, item, e, status.text, most + "", code);
            }
        }
    }

    private void tooRarely(Item item, ElementItem e, List<Integer> segments) {
        var counted = new HashMap<String, Integer>();
        for (int segment : segments) counted.merge(message.text(segment, e.element(), e.component()), 1, Integer::sum);
        e.codes().forEach((code, status) -> {
            int found = counted.getOrDefault(code, 0);
            if (status.packages == null || found >= status.packages.mostAskedFor()) return;
            var least = segments.stream()
                    .mapToInt(s -> status.packaged(message, s).least())
                    .min()
                    .orElse(0);
            if (found < least) {
                var start = message.instanceTrigger(message.around(segments.get(0)));
                findings.add("ITEM_MISSING", "Z29", start, item, e, status.text, code, found == 0 ? null : found + "");
            }
        });
    }
}
