package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/** What a grid operator's own data show about meter values (APERAK AHB 1.1, Zuordnungs- and Objektprüfung; MARKET 5.3). */
@Component
class GridPointCheck implements ReceivedMessageCheck {

    private final Locations locations;
    private final ReadContents contents;
    private final MountedMeters mounted;

    GridPointCheck(Locations locations, ReadContents contents, MountedMeters mounted) {
        this.locations = locations;
        this.contents = contents;
        this.mounted = mounted;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
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
        if (operator == null) return PointFindings.unknown(values.point());
        return isFromElsewhere(message) || operator.equals(message.sender()) || isFromFormer(message, values)
                ? List.of()
                : PointFindings.wrongSender(values);
    }

    private List<ObjectFinding> meteringLocation(ReceivedMessage message, Contents.Values values) {
        var known = find(message, MeteringLocationId.of(values.point().id()), PointFindings.day(message, values));
        if (known.isEmpty()) return PointFindings.unknown(values.point());
        MarketPartnerId operator = known.get().meteringOperator();
        if (isFromElsewhere(message)) return List.of();
        if (!operator.equals(message.sender()) && !isFromFormer(message, values)) {
            return PointFindings.wrongSender(values);
        }
        return values.readings().stream()
                .map(r -> unknownRegister(message, known.get(), r))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    /** Values of the time before a change of the metering operator come from the former one. */
    private boolean isFromFormer(ReceivedMessage message, Contents.Values values) {
        return locations.wasMeteringOperator(message.tenant(), values.point().id(), message.sender());
    }

    /** In gas and for load profiles of metering locations other grid operators tell values, too. */
    private static boolean isFromElsewhere(ReceivedMessage message) {
        return !PointFindings.FROM_METERING_OPERATOR.contains(message.pid());
    }

    private Optional<MeteringLocation> find(ReceivedMessage message, MeteringLocationId id, LocalDate day) {
        return locations.measuredBy(message.tenant(), id, day).stream()
                .limit(1)
                .flatMap(m -> locations.bundle(message.tenant(), m, day).metering().stream())
                .filter(m -> m.id().equals(id))
                .findFirst();
    }

    private Optional<ObjectFinding> unknownRegister(
            ReceivedMessage message, MeteringLocation location, Reading reading) {
        if (!location.deviceNumber().equals(reading.device())) {
            return mounted.wasRead(message.tenant(), reading) ? Optional.empty() : PointFindings.unknownDevice(reading);
        }
        var known = location.registers().stream().anyMatch(r -> r.obis().equals(reading.obis()));
        return known ? Optional.empty() : PointFindings.unknownObis(reading);
    }
}
