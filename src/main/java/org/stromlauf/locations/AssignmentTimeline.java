package org.stromlauf.locations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;

/**
 * Who supplies a market location from its first day on. At every day there is exactly one supplier: what no registration
 * covers is default or fallback supply (GPKE part 2: the grid operator keeps the assignment free of gaps and overlaps).
 */
public final class AssignmentTimeline {

    private final MarketPartnerId fallbackSupplier;
    private final List<Assignment> assignments;

    private AssignmentTimeline(MarketPartnerId fallbackSupplier, List<Assignment> assignments) {
        this.fallbackSupplier = fallbackSupplier;
        this.assignments = List.copyOf(assignments);
        requireSeamless();
    }

    /** The timeline of a location that nobody has registered yet. */
    public static AssignmentTimeline startingAt(LocalDate firstDay, MarketPartnerId fallbackSupplier) {
        var all = new Assignment(fallbackSupplier, Assignment.Kind.FALLBACK, DateRange.startingAt(firstDay));
        return new AssignmentTimeline(fallbackSupplier, List.of(all));
    }

    /**
     * A stored timeline.
     *
     * @param fallbackSupplier who fills gaps from now on; gaps filled before stay with whom they were given
     */
    public static AssignmentTimeline of(MarketPartnerId fallbackSupplier, List<Assignment> assignments) {
        return new AssignmentTimeline(fallbackSupplier, assignments);
    }

    public List<Assignment> assignments() {
        return assignments;
    }

    public LocalDate firstDay() {
        return assignments.get(0).period().from();
    }

    /** The assignment at a day; before the location's first day there is none. */
    public Optional<Assignment> at(LocalDate day) {
        return assignments.stream().filter(a -> a.period().contains(day)).findFirst();
    }

    /** Whether that supplier is assigned on every day of the period. */
    public boolean covers(MarketPartnerId supplier, DateRange period) {
        return assignments.stream().filter(a -> a.period().overlaps(period)).allMatch(a -> a.supplier()
                .equals(supplier));
    }

    /**
     * Assigns a supplier for a period. Who was assigned before its beginning ends there; an assignment that would begin within
     * it is cancelled.
     */
    public TimelineChange assign(MarketPartnerId supplier, DateRange period) {
        if (period.from().isBefore(firstDay())) {
            throw new IllegalArgumentException("The location exists from " + firstDay() + ", not on " + period.from());
        }
        var registered = new ArrayList<Assignment>();
        for (var a : registered(x -> true)) {
            if (!a.period().overlaps(period)) registered.add(a);
            else if (a.period().from().isBefore(period.from())) registered.add(endedAt(a, period.from()));
        }
        registered.add(new Assignment(supplier, Assignment.Kind.REGISTERED, period));
        return changeTo(registered);
    }

    /**
     * Ends a supplier's assignment, or shortens it when it had an end; fallback supply follows.
     *
     * @throws IllegalArgumentException when the supplier is not assigned by registration on the day before
     */
    public TimelineChange end(MarketPartnerId supplier, LocalDate end) {
        var ending = registered(a -> a.supplier().equals(supplier) && a.period().contains(end.minusDays(1))).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Supplier " + supplier + " is not registered on " + end.minusDays(1)));
        var registered = registered(a -> !a.equals(ending));
        registered.add(endedAt(ending, end));
        return changeTo(registered);
    }

    /**
     * Withdraws an assignment as if it had never been registered; fallback supply takes its place.
     *
     * @throws IllegalArgumentException when the supplier has no registered assignment that begins then
     */
    public TimelineChange withdraw(MarketPartnerId supplier, LocalDate start) {
        var kept = registered(
                a -> !(a.supplier().equals(supplier) && a.period().from().equals(start)));
        if (kept.size() == registered(a -> true).size()) {
            throw new IllegalArgumentException("Supplier " + supplier + " has no assignment that begins on " + start);
        }
        return changeTo(kept);
    }

    private static Assignment endedAt(Assignment assignment, LocalDate end) {
        return new Assignment(
                assignment.supplier(), assignment.kind(), assignment.period().endingAt(end));
    }

    private List<Assignment> registered(Predicate<Assignment> filter) {
        var list = new ArrayList<Assignment>();
        assignments.stream().filter(a -> !a.isFallback()).filter(filter).forEach(list::add);
        return list;
    }

    private TimelineChange changeTo(List<Assignment> registered) {
        registered.sort(Comparator.comparing(a -> a.period().from()));
        var filled = new ArrayList<Assignment>();
        @Nullable LocalDate cursor = firstDay();
        for (var a : registered) {
            if (cursor != null && cursor.isBefore(a.period().from())) {
                filled.addAll(fallback(DateRange.of(cursor, a.period().from())));
            }
            filled.add(a);
            cursor = a.period().to();
        }
        if (cursor != null) filled.addAll(fallback(DateRange.startingAt(cursor)));
        return new TimelineChange(this, new AssignmentTimeline(fallbackSupplier, filled));
    }

    /** Fills a gap: days that were fallback supply before stay with their supplier, the rest goes to the present one. */
    private List<Assignment> fallback(DateRange gap) {
        var parts = new ArrayList<Assignment>();
        @Nullable LocalDate cursor = gap.from();
        for (var old : assignments) {
            var kept = old.isFallback() ? old.period().intersection(gap) : Optional.<DateRange>empty();
            if (kept.isEmpty() || cursor == null) continue;
            if (cursor.isBefore(kept.get().from())) {
                addFallback(
                        parts, fallbackSupplier, DateRange.of(cursor, kept.get().from()));
            }
            addFallback(parts, old.supplier(), kept.get());
            cursor = kept.get().to();
        }
        if (cursor != null && !cursor.equals(gap.to())) {
            addFallback(parts, fallbackSupplier, new DateRange(cursor, gap.to()));
        }
        return parts;
    }

    private static void addFallback(List<Assignment> parts, MarketPartnerId supplier, DateRange period) {
        var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.supplier().equals(supplier)) {
            parts.set(
                    parts.size() - 1,
                    new Assignment(
                            supplier,
                            Assignment.Kind.FALLBACK,
                            new DateRange(last.period().from(), period.to())));
        } else {
            parts.add(new Assignment(supplier, Assignment.Kind.FALLBACK, period));
        }
    }

    private void requireSeamless() {
        if (assignments.isEmpty()) throw new IllegalArgumentException("A timeline is never empty");
        for (int i = 1; i < assignments.size(); i++) {
            var before = assignments.get(i - 1).period();
            if (before.isOpenEnded()
                    || !before.end().equals(assignments.get(i).period().from())) {
                throw new IllegalArgumentException("Gap or overlap between " + before + " and "
                        + assignments.get(i).period());
            }
        }
        if (!assignments.get(assignments.size() - 1).period().isOpenEnded()) {
            throw new IllegalArgumentException("The last assignment has no end: " + assignments);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssignmentTimeline t && t.assignments.equals(assignments);
    }

    @Override
    public int hashCode() {
        return assignments.hashCode();
    }

    @Override
    public String toString() {
        return assignments.toString();
    }
}
