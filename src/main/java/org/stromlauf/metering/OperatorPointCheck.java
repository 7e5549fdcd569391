package org.stromlauf.metering;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/**
 * What a metering operator's own data show about values that another tells him (APERAK AHB 1.1, Objektprüfung; MARKET 5.3): of a
 * location that he does not know he needs none. Who operates the metering locations of others he was not told, so the sender raises no
 * finding.
 */
@Component
class OperatorPointCheck extends MasterDataPointCheck {

    OperatorPointCheck(Locations locations, ReadContents contents) {
        super(locations, contents);
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    List<ObjectFinding> marketLocation(ReceivedMessage message, Contents.Values values, MarketPartnerId operator) {
        return List.of();
    }

    @Override
    List<ObjectFinding> meteringLocation(ReceivedMessage message, Contents.Values values) {
        var id = MeteringLocationId.of(values.point().id());
        var measured = locations().measuredBy(message.tenant(), id, PointFindings.day(message, values));
        return measured.isEmpty() ? PointFindings.unknown(values.point()) : List.of();
    }
}
