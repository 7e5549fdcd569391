package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The valid quarter hours of a register (Lastgang), days in order; a day of which nothing is known is not there. */
public record LoadProfile(ReportingPoint point, String obis, List<DayValues> days) {

    public LoadProfile {
        days = List.copyOf(days);
    }

    public Optional<DayValues> day(LocalDate day) {
        return days.stream().filter(d -> d.day().equals(day)).findFirst();
    }
}
