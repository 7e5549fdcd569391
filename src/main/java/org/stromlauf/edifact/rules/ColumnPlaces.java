package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.reading.FreePlaces;
import org.stromlauf.edifact.reading.Segments;

/** What a column says of the values of one message before it is walked; for one thread. */
final class ColumnPlaces implements FreePlaces {

    private static final Format UNSURE = (bytes, begin, end) -> false;

    private final CompiledColumn column;
    private final Segments segments;
    private @Nullable Long documentTime;

    ColumnPlaces(CompiledColumn column, Segments segments) {
        this.column = column;
        this.segments = segments;
    }

    @Override
    public long[] of(int node) {
        return column.free(node);
    }

    @Override
    public @Nullable Format format(int node, int element, int component) {
        var item = column.item(node);
        if (item == null) return null;
        for (var e : item.formatted()) {
            if (e.element() == element && e.component() == component)
                return format(e.status().sureFormats());
        }
        return null;
    }

    private Format format(SureFormat[] formats) {
        if (formats.length == 0 || !segments.areUsuallyReleased()) return UNSURE;
        var written = documentTime();
        return (bytes, begin, end) -> {
            for (var format : formats) {
                if (!format.isKept(bytes, begin, end, written)) return false;
            }
            return true;
        };
    }

    private long documentTime() {
        var known = documentTime;
        if (known == null) {
            known = DocumentTime.of(segments);
            documentTime = known;
        }
        return known;
    }
}
