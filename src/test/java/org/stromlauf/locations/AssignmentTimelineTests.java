package org.stromlauf.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;

class AssignmentTimelineTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final MarketPartnerId FALLBACK = MarketPartnerId.of("9900000000009");
    private static final MarketPartnerId OLD = MarketPartnerId.of("9900000000001");
    private static final MarketPartnerId NEW = MarketPartnerId.of("9900000000002");
    private static final MarketPartnerId FUTURE = MarketPartnerId.of("9900000000003");

    private final AssignmentTimeline empty = AssignmentTimeline.startingAt(FIRST, FALLBACK);
    private final AssignmentTimeline supplied =
            empty.assign(OLD, DateRange.startingAt(FIRST)).after();

    @Test
    void beginsWithFallbackSupply() {
        assertThat(empty.at(FIRST)).hasValueSatisfying(a -> {
            assertThat(a.supplier()).isEqualTo(FALLBACK);
            assertThat(a.isFallback()).isTrue();
        });
        assertThat(empty.at(FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void endsThePreviousSupplierWhereTheNewOneBegins() {
        var change = supplied.assign(NEW, DateRange.startingAt(day(100)));

        assertThat(change.shortened()).singleElement().satisfies(a -> assertThat(a.supplier())
                .isEqualTo(OLD));
        assertThat(change.cancelled()).isEmpty();
        assertThat(supplierAt(change.after(), day(99))).isEqualTo(OLD);
        assertThat(supplierAt(change.after(), day(100))).isEqualTo(NEW);
    }

    @Test
    void cancelsAFutureAssignmentThatWouldBeginLater() {
        var withFuture = supplied.assign(FUTURE, DateRange.startingAt(day(200))).after();

        var change = withFuture.assign(NEW, DateRange.startingAt(day(100)));

        assertThat(change.cancelled()).singleElement().satisfies(a -> assertThat(a.supplier())
                .isEqualTo(FUTURE));
        assertThat(supplierAt(change.after(), day(300))).isEqualTo(NEW);
    }

    @Test
    void keepsAFutureAssignmentThatBeginsAfterALimitedOne() {
        var withFuture = supplied.assign(FUTURE, DateRange.startingAt(day(200))).after();

        var change = withFuture.assign(NEW, DateRange.of(day(100), day(150)));

        assertThat(change.cancelled()).isEmpty();
        assertThat(supplierAt(change.after(), day(160))).isEqualTo(FALLBACK);
        assertThat(supplierAt(change.after(), day(200))).isEqualTo(FUTURE);
    }

    @Test
    void fillsWithFallbackSupplyWhenASupplierEnds() {
        var change = supplied.end(OLD, day(30));

        assertThat(supplierAt(change.after(), day(29))).isEqualTo(OLD);
        assertThat(supplierAt(change.after(), day(30))).isEqualTo(FALLBACK);
        assertThat(change.after().end(OLD, day(10)).after().assignments()).hasSize(2);
    }

    @Test
    void withdrawsAFutureAssignment() {
        var change =
                supplied.assign(NEW, DateRange.startingAt(day(100))).after().withdraw(NEW, day(100));

        assertThat(change.cancelled()).hasSize(1);
        assertThat(supplierAt(change.after(), day(100))).isEqualTo(FALLBACK);
    }

    @Test
    void leavesEarlierFallbackSupplyWithWhomItWasGiven() {
        var otherFallback = MarketPartnerId.of("9900000000008");
        var later = AssignmentTimeline.of(otherFallback, empty.assignments());

        var change = later.assign(NEW, DateRange.of(day(10), day(20)));

        assertThat(supplierAt(change.after(), day(5))).isEqualTo(FALLBACK);
        assertThat(supplierAt(change.after().end(NEW, day(15)).after(), day(16)))
                .isEqualTo(otherFallback);
    }

    @Test
    void refusesToEndWhoIsNotAssigned() {
        assertThatThrownBy(() -> supplied.end(NEW, day(30))).hasMessageContaining("not registered");
        assertThatThrownBy(() -> supplied.withdraw(NEW, day(30))).hasMessageContaining("no assignment");
        assertThatThrownBy(() -> supplied.assign(NEW, DateRange.startingAt(FIRST.minusDays(1))))
                .hasMessageContaining("exists from");
    }

    @Test
    void refusesAStoredTimelineWithAGap() {
        var gap = List.of(
                new Assignment(OLD, Assignment.Kind.REGISTERED, DateRange.of(day(0), day(10))),
                new Assignment(NEW, Assignment.Kind.REGISTERED, DateRange.startingAt(day(11))));

        assertThatThrownBy(() -> AssignmentTimeline.of(FALLBACK, gap)).hasMessageContaining("Gap or overlap");
    }

    /** Any sequence of operations: the constructor refuses gaps and overlaps, so here the suppliers are checked too. */
    @Property(tries = 500)
    void hasOneSupplierADayAfterAnySequenceOfOperations(@ForAll("operations") List<Operation> operations) {
        var timeline = empty;
        for (var operation : operations) timeline = operation.applyTo(timeline);

        assertThat(timeline.firstDay()).isEqualTo(FIRST);
        for (int i = 0; i < 420; i++) {
            var day = day(i);
            assertThat(timeline.assignments().stream()
                            .filter(a -> a.period().contains(day))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void givesThePeriodToWhomItWasAssignedLast(
            @ForAll("operations") List<Operation> operations, @ForAll("operation") Operation last) {
        var timeline = empty;
        for (var operation : operations) timeline = operation.applyTo(timeline);
        var period = DateRange.of(day(last.from), day(last.from + last.days));

        var after = timeline.assign(last.supplier, period).after();

        assertThat(after.covers(last.supplier, period)).isTrue();
    }

    @Provide
    Arbitrary<Operation> operation() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(OLD, NEW, FUTURE),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(1, 200))
                .as(Operation::new);
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return operation().list().ofMaxSize(25);
    }

    /** One step: assigned without end, for a time, ended or withdrawn, where the timeline allows it. */
    record Operation(int kind, MarketPartnerId supplier, int from, int days) {

        AssignmentTimeline applyTo(AssignmentTimeline timeline) {
            return switch (kind) {
                case 0 ->
                    timeline.assign(supplier, DateRange.startingAt(day(from))).after();
                case 1 ->
                    timeline.assign(supplier, DateRange.of(day(from), day(from + days)))
                            .after();
                case 2 ->
                    owned(timeline)
                            .map(a -> timeline.end(supplier, a.period().from().plusDays(1))
                                    .after())
                            .orElse(timeline);
                default ->
                    owned(timeline)
                            .map(a -> timeline.withdraw(supplier, a.period().from())
                                    .after())
                            .orElse(timeline);
            };
        }

        private java.util.Optional<Assignment> owned(AssignmentTimeline timeline) {
            return timeline.assignments().stream()
                    .filter(a -> !a.isFallback() && a.supplier().equals(supplier))
                    .findFirst();
        }
    }

    private static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }

    private static MarketPartnerId supplierAt(AssignmentTimeline timeline, LocalDate day) {
        return timeline.at(day).orElseThrow().supplier();
    }
}
