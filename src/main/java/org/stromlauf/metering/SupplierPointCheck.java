package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/**
 * What a supplier's own data show about meter values (APERAK AHB 1.1, Zuordnungs- and Objektprüfung; MARKET 5.3). What he was
 * not told yet, operator or registers, raises no finding.
 */
@Component
class SupplierPointCheck implements ReceivedMessageCheck {

    private static final Set<ContractState> ASSIGNED =
            Set.of(ContractState.CONFIRMED, ContractState.ACTIVE, ContractState.ENDED);

    private final Contracts contracts;
    private final LocationRecords records;

    private final ReadContents contents;
    private final MountedMeters mounted;
    private final ValueInquiries inquiries;

    SupplierPointCheck(
            Contracts contracts,
            LocationRecords records,
            ReadContents contents,
            MountedMeters mounted,
            ValueInquiries inquiries) {
        this.inquiries = inquiries;
        this.contracts = contracts;
        this.records = records;
        this.contents = contents;
        this.mounted = mounted;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return MeterValueReader.PIDS;
    }

    @Override
    public List<ObjectFinding> check(ReceivedMessage message) {
        return checkAll(List.of(message)).get(0);
    }

    /** What is known of market locations, and of their contracts. */
    private record Known(Map<MarketLocationId, List<Contract>> contracts, Map<ContractId, LocationData> data) {}

    /** What is told of market locations, the mass of it, is looked up at once. */
    @Override
    public List<List<ObjectFinding>> checkAll(List<ReceivedMessage> messages) {
        var all = contents.read(messages);
        var tenant = messages.get(0).tenant();
        var found = contracts.at(tenant, PointFindings.marketLocations(all));
        var known = new Known(
                found.stream().collect(Collectors.groupingBy(Contract::location)),
                records.data(tenant, found.stream().map(Contract::id).toList()));
        var findings = new ArrayList<List<ObjectFinding>>(messages.size());
        for (int i = 0; i < messages.size(); i++) findings.add(check(messages.get(i), all.get(i), known));
        return findings;
    }

    private List<ObjectFinding> check(ReceivedMessage message, Contents contents, Known known) {
        if (contents instanceof Contents.Faulty faulty) return PointFindings.of(faulty.erc(), faulty.german());
        var values = (Contents.Values) contents;
        if (PointFindings.isNotAsked(message, values)) return List.of();
        var contracts = contracts(message, values.point(), known);
        var assigned = contracts.stream().filter(c -> coversOneOf(c, values)).findFirst();
        if (assigned.isEmpty()) {
            if (inquiries.isAsked(message.tenant(), values.point(), message.sender(), values.instants())) {
                return List.of();
            }
            return contracts.isEmpty()
                    ? PointFindings.unknown(values.point())
                    : PointFindings.notAssigned(values.point());
        }
        return values.point().isMarketLocation()
                ? sender(message, values, assigned.get(), known)
                : registers(message, values, assigned.get());
    }

    private List<Contract> contracts(ReceivedMessage message, ReportingPoint point, Known known) {
        var all = point.isMarketLocation()
                ? known.contracts().getOrDefault(MarketLocationId.of(point.id()), List.of())
                : contracts.measuredAt(message.tenant(), MeteringLocationId.of(point.id()));
        return all.stream().filter(c -> ASSIGNED.contains(c.state())).toList();
    }

    /** A reading for midnight belongs to the day before, too; a cancellation names no day. */
    private static boolean coversOneOf(Contract contract, Contents.Values values) {
        var instants = values.instants();
        // 13015 tells of the time before the start of supply.
        var isEarlier = values.others().stream().anyMatch(o -> o.pid().equals("13015"));
        return instants.isEmpty()
                || isEarlier
                || instants.stream()
                        .map(MarketCalendar::day)
                        .anyMatch(day -> contract.supply().contains(day) || isEnd(contract, day, values));
    }

    private static boolean isEnd(Contract contract, LocalDate day, Contents.Values values) {
        return !values.readings().isEmpty() && day.equals(contract.supply().to());
    }

    /** Values of the time before a change of the metering operator come from the former one. */
    private boolean isFromFormer(ReceivedMessage message, Contract contract) {
        return records.wasMeteringOperator(message.tenant(), contract.id(), message.sender());
    }

    private List<ObjectFinding> sender(
            ReceivedMessage message, Contents.Values values, Contract contract, Known known) {
        var note = values.quantities().stream().anyMatch(q -> q.kind() == EnergyQuantity.Kind.DELIVERY_NOTE);
        var cancellation = values.cancelledReference() != null;
        var operator =
                known.data().getOrDefault(contract.id(), LocationData.NONE).meteringOperator();
        var fromGrid = contract.gridOperator().equals(message.sender());
        var fromOperator = operator == null || operator.equals(message.sender());
        if (!PointFindings.FROM_METERING_OPERATOR.contains(message.pid()) && fromGrid) return List.of();
        var right = note ? fromGrid : cancellation ? fromGrid || fromOperator : fromOperator;
        return right || (!note && isFromFormer(message, contract)) ? List.of() : PointFindings.wrongSender(values);
    }

    private List<ObjectFinding> registers(ReceivedMessage message, Contents.Values values, Contract contract) {
        var location = MeteringLocationId.of(values.point().id());
        var point = records.meteringPoints(message.tenant(), contract.id()).stream()
                .filter(p -> p.location().equals(location))
                .findFirst()
                .orElseThrow();
        MarketPartnerId operator = point.meteringOperator();
        var fromGrid = contract.gridOperator().equals(message.sender())
                && !PointFindings.FROM_METERING_OPERATOR.contains(message.pid());
        if (operator != null && !operator.equals(message.sender()) && !fromGrid && !isFromFormer(message, contract)) {
            return PointFindings.wrongSender(values);
        }
        if (point.registers().isEmpty()) return List.of();
        return values.readings().stream()
                .map(r -> unknownRegister(message, point, r))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private Optional<ObjectFinding> unknownRegister(ReceivedMessage message, MeteringPoint point, Reading reading) {
        var ofDevice = point.registers().stream()
                .filter(r -> r.device().equals(reading.device()))
                .toList();
        if (ofDevice.isEmpty()) {
            return mounted.wasRead(message.tenant(), reading) ? Optional.empty() : PointFindings.unknownDevice(reading);
        }
        var known = ofDevice.stream().anyMatch(r -> r.obis().equals(reading.obis()));
        return known ? Optional.empty() : PointFindings.unknownObis(reading);
    }
}
