package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/** What the master data of who keeps locations of his own show about meter values: of market locations all at once. */
abstract class MasterDataPointCheck implements ReceivedMessageCheck {

    private final Locations locations;
    private final ReadContents contents;

    MasterDataPointCheck(Locations locations, ReadContents contents) {
        this.locations = locations;
        this.contents = contents;
    }

    Locations locations() {
        return locations;
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
        var operators = locations.meteringOperators(messages.get(0).tenant(), PointFindings.marketLocations(all));
        var findings = new ArrayList<List<ObjectFinding>>(messages.size());
        for (int i = 0; i < messages.size(); i++) findings.add(check(messages.get(i), all.get(i), operators));
        return findings;
    }

    private List<ObjectFinding> check(
            ReceivedMessage message, Contents contents, Map<MarketLocationId, MarketPartnerId> operators) {
        if (contents instanceof Contents.Faulty faulty) return PointFindings.of(faulty.erc(), faulty.german());
        var values = (Contents.Values) contents;
        if (PointFindings.isNotAsked(message, values)) return List.of();
        if (!values.point().isMarketLocation()) return meteringLocation(message, values);
        var operator = operators.get(MarketLocationId.of(values.point().id()));
        return operator == null ? PointFindings.unknown(values.point()) : marketLocation(message, values, operator);
    }

    /** @param operator who operates metering of the location, which is known */
    abstract List<ObjectFinding> marketLocation(
            ReceivedMessage message, Contents.Values values, MarketPartnerId operator);

    abstract List<ObjectFinding> meteringLocation(ReceivedMessage message, Contents.Values values);
}
