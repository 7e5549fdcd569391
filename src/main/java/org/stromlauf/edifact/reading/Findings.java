package org.stromlauf.edifact.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;

/** Collects the findings of a message or envelope up to a limit, so that a hostile file costs no memory. */
final class Findings {

    private static final int SHOWN = 70;

    private final List<Finding> list = new ArrayList<>();
    private final int limit;

    Findings(int limit) {
        this.limit = limit;
    }

    void add(Fault fault, Place place, @Nullable String expected, @Nullable String found) {
        if (isFull()) return;
        var told = found == null ? null : shorten(found);
        list.add(finding(fault.layer(), Finding.Severity.ERROR, fault.name(), fault.contrl(), place, expected, told));
    }

    /** What is no fault, but will hardly be meant. */
    static Finding hint(String code, Place place, String expected, String found) {
        return finding(
                Finding.Layer.SYNTAX, Finding.Severity.HINT, code, null, place, shorten(expected), shorten(found));
    }

    private static Finding finding(
            Finding.Layer layer,
            Finding.Severity severity,
            String code,
            @Nullable String contrl,
            Place place,
            @Nullable String expected,
            @Nullable String found) {
        return new Finding(
                layer,
                severity,
                code,
                contrl,
                null,
                place.segment(),
                place.tag(),
                place.element(),
                place.component(),
                place.path(),
                null,
                expected,
                found,
                null);
    }

    boolean isFull() {
        return list.size() >= limit;
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<Finding> list() {
        return List.copyOf(list);
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
