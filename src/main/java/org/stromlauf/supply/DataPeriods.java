package org.stromlauf.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.MarketCalendar;

/**
 * The periods of use that a message of master data names (UTILMD SG6). The first begins on the day after the message at the latest
 * (UTILMD AHB, conditions 131, 132): data that hold later follow a period without data, which ends where theirs begins (401).
 *
 * @param fields in the order of the message
 * @param valid number of the period in which the data hold, to which their groups refer
 */
public record DataPeriods(List<Fields> fields, String valid) {

    private static final String VALID_DATA = "Z49";
    private static final String NO_DATA = "Z53";

    /** @param written the day of the message */
    public static DataPeriods from(LocalDate written, LocalDate first) {
        var next = written.plusDays(1);
        if (!first.isAfter(next)) {
            return new DataPeriods(List.of(period(VALID_DATA, "1", first).build()), "1");
        }
        var before = period(NO_DATA, "1", next).put("dataTo", MarketCalendar.startOfDay(first));
        return new DataPeriods(
                List.of(before.build(), period(VALID_DATA, "2", first).build()), "2");
    }

    private static Fields.Builder period(String kind, String id, LocalDate from) {
        return Fields.builder()
                .put("periodKind", kind)
                .put("periodId", id)
                .put("dataFrom", MarketCalendar.startOfDay(from));
    }

    /** From when on the data of a transaction hold. */
    public static Optional<Instant> validFrom(Fields transaction) {
        return transaction.groups("dataPeriods").stream()
                .filter(p -> p.find("periodKind").filter(VALID_DATA::equals).isPresent())
                .flatMap(p -> p.findInstant("dataFrom").stream())
                .findFirst();
    }

    /** Puts the periods before the groups that refer to them. */
    public Fields.Builder into(Fields.Builder transaction) {
        fields.forEach(period -> transaction.add("dataPeriods", period));
        return transaction;
    }
}
