package org.stromlauf.metering;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/** What a message about meter values says. */
sealed interface Contents {

    /**
     * Values to be kept.
     *
     * @param cancelledReference the document whose values are withdrawn (13006); null for all other messages
     */
    record Values(
            List<ReportingPoint> points,
            Provenance provenance,
            List<DayVersion> days,
            List<Reading> readings,
            List<EnergyQuantity> quantities,
            List<PeriodValue> others,
            @Nullable String cancelledReference)
            implements Contents {

        /** Where the values belong; an allocation list names many, of which this is the first. */
        ReportingPoint point() {
            return points.get(0);
        }

        /** The instants that the values name, first and last; none for a cancellation. */
        List<Instant> instants() {
            return Stream.of(
                            days.stream()
                                    .flatMap(d -> Stream.of(
                                            d.values().from(0),
                                            d.values().from(d.values().size() - 1))),
                            readings.stream().map(Reading::at),
                            quantities.stream().flatMap(q -> Stream.of(q.from(), q.to().minusSeconds(1))),
                            others.stream().flatMap(o -> Stream.of(o.from(), end(o))))
                    .flatMap(i -> i)
                    .sorted()
                    .toList();
        }

        /** The days of which the values say something; null for a cancellation. */
        @Nullable
        DateRange span() {
            var instants = instants();
            if (instants.isEmpty()) return null;
            var first = MarketCalendar.day(instants.get(0));
            var last = MarketCalendar.day(instants.get(instants.size() - 1));
            return DateRange.of(readings.isEmpty() ? first : first.minusDays(1), last.plusDays(1));
        }

        private static Instant end(PeriodValue value) {
            return value.from().equals(value.to()) ? value.to() : value.to().minusSeconds(1);
        }
    }

    /**
     * The message contradicts itself.
     *
     * @param erc code of APERAK (ERC 9321)
     * @param german what does not fit
     */
    record Faulty(String erc, String german) implements Contents {}
}
