package org.stromlauf.settlement.supplier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The energy of a location as grid operator and metering operator tell it. */
@Component
class NoteKnowledge {

    private static final DateRange ALWAYS = DateRange.startingAt(LocalDate.of(2000, 1, 1));

    private final MeterValues values;
    private final Clock clock;

    NoteKnowledge(MeterValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** All that is valid now, measured and noted. */
    List<EnergyQuantity> of(TenantId tenant, MarketLocationId location) {
        return values.quantities(tenant, ReportingPoint.of(location), ALWAYS, clock.instant());
    }

    /** What a note tells; nothing when it was withdrawn. */
    static List<EnergyQuantity> parts(List<EnergyQuantity> known, ReceivedNote note) {
        return known.stream()
                .filter(q -> q.kind() == Kind.DELIVERY_NOTE)
                .filter(q -> q.provenance().reference().equals(note.number())
                        && q.provenance().sender().equals(note.gridOperator()))
                .toList();
    }
}
