package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/**
 * What a metering operator's own data show about values that another tells him (APERAK AHB 1.1, Objektprüfung; MARKET 5.3): of a
 * location that he does not know he needs none. Who operates the metering locations of others he was not told, so the sender raises no
 * finding.
 */
@Component
class OperatorPointCheck implements ReceivedMessageCheck {

    private final Locations locations;
    private final ReadContents contents;

    OperatorPointCheck(Locations locations, ReadContents contents) {
        this.locations = locations;
        this.contents = contents;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return MeterValueReader.PIDS;
    }

    @Override
    public List<ObjectFinding> check(ReceivedMessage message) {
        return checkAll(List.of(message)).get(0);
    }

    /** What is told of market locations, the mass of it, is looked up at once. */
    @Override
    public List<List<ObjectFinding>> checkAll(List<ReceivedMessage> messages) {
        var all = contents.read(messages);
        var known = locations
                .meteringOperators(messages.get(0).tenant(), PointFindings.marketLocations(all))
                .keySet();
        var findings = new ArrayList<List<ObjectFinding>>(messages.size());
        for (int i = 0; i < messages.size(); i++) findings.add(check(messages.get(i), all.get(i), known));
        return findings;
    }

    private List<ObjectFinding> check(ReceivedMessage message, Contents contents, Set<MarketLocationId> known) {
        if (contents instanceof Contents.Faulty faulty) return PointFindings.of(faulty.erc(), faulty.german());
        var values = (Contents.Values) contents;
        if (PointFindings.isNotAsked(message, values)) return List.of();
        var point = values.point();
        var isKnown = point.isMarketLocation()
                ? known.contains(MarketLocationId.of(point.id()))
                : !locations
                        .measuredBy(
                                message.tenant(), MeteringLocationId.of(point.id()), PointFindings.day(message, values))
                        .isEmpty();
        return isKnown ? List.of() : PointFindings.unknown(point);
    }
}
