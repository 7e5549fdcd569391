package org.stromlauf.metering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Measures how long a metering operator's morning check of all his locations takes. */
@Component
@Profile("box")
public class InspectionFigures {

    private static final TenantId TENANT = TenantId.of("bench-check");
    private static final MarketPartnerId SENDER = MarketPartnerId.of("9900000000005");
    private static final String OBIS = "1-1:1.29.0";
    /** One of so many locations has a gap, and one a spike. */
    private static final int EVERY = 500;

    /** @param suspicious days that are not plausible */
    public record Figures(int checked, int suspicious, Duration time) {}

    private final DayStore days;
    private final ProfileInspection inspection;
    private final TransactionOperations transaction;
    private final Clock clock;

    InspectionFigures(DayStore days, ProfileInspection inspection, TransactionOperations transaction, Clock clock) {
        this.days = days;
        this.inspection = inspection;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A day of each location against the same weekday of four weeks. */
    public Figures check(int locations) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var day = MarketCalendar.day(now).minusDays(2);
        for (int back : new int[] {28, 21, 14, 7}) {
            arrive(locations, day.minusDays(back), now.minus(Duration.ofDays(back)));
        }
        arrive(locations, day, now);
        long begun = System.nanoTime();
        var inspected = inspection.of(TENANT, new Window(now, now.plusSeconds(1)));
        var time = Duration.ofNanos(System.nanoTime() - begun);
        var suspicious = inspected.stream().filter(i -> !i.isPlausible()).count();
        return new Figures(inspected.size(), (int) suspicious, time);
    }

    private void arrive(int locations, LocalDate day, Instant recordedAt) {
        var versions = new ArrayList<DayVersion>();
        for (int i = 0; i < locations; i++) versions.add(version(i, day, recordedAt));
        transaction.executeWithoutResult(status -> {
            var unused = days.add(TENANT, versions, recordedAt);
        });
    }

    private static DayVersion version(int location, LocalDate day, Instant recordedAt) {
        var random = new Random(location * 1_000L + day.toEpochDay());
        var values = DayValues.builder(day);
        int size = MarketCalendar.quarterHours(day);
        for (int i = 0; i < size; i++) {
            if (location % EVERY == 7 && i == 40) continue;
            long wattHours = location % EVERY == 9 && i == 50 ? 90_000L : 40L + random.nextInt(300);
            values.set(i, wattHours, ValueStatus.TRUE_VALUE, false);
        }
        var point = ReportingPoint.of(MarketLocationId.withCheckDigit("%010d".formatted(8_000_000_000L + location)));
        var provenance = new Provenance(recordedAt, SENDER, "C" + location, new UUID(location, day.toEpochDay()));
        return new DayVersion(point, OBIS, values.build(), provenance, Remarks.NONE);
    }
}
