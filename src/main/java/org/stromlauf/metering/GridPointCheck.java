package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/** What a grid operator's own data show about meter values (APERAK AHB 1.1, Zuordnungs- and Objektprüfung; MARKET 5.3). */
@Component
class GridPointCheck extends MasterDataPointCheck {

    private final MountedMeters mounted;

    GridPointCheck(Locations locations, ReadContents contents, MountedMeters mounted) {
        super(locations, contents);
        this.mounted = mounted;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    List<ObjectFinding> marketLocation(ReceivedMessage message, Contents.Values values, MarketPartnerId operator) {
        return isFromElsewhere(message) || operator.equals(message.sender()) || isFromFormer(message, values)
                ? List.of()
                : PointFindings.wrongSender(values);
    }

    @Override
    List<ObjectFinding> meteringLocation(ReceivedMessage message, Contents.Values values) {
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
        return locations().wasMeteringOperator(message.tenant(), values.point().id(), message.sender());
    }

    /** In gas and for load profiles of metering locations other grid operators tell values, too. */
    private static boolean isFromElsewhere(ReceivedMessage message) {
        return !PointFindings.FROM_METERING_OPERATOR.contains(message.pid());
    }

    private Optional<MeteringLocation> find(ReceivedMessage message, MeteringLocationId id, LocalDate day) {
        return locations().measuredBy(message.tenant(), id, day).stream()
                .limit(1)
                .flatMap(m -> locations().bundle(message.tenant(), m, day).metering().stream())
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
