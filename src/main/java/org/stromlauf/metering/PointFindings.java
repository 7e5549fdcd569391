package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;

/** The findings about objects of meter values, in the words of an APERAK; MSCONS has no transactions. */
final class PointFindings {

    /** Values of electricity that only a metering operator tells, besides the grid operator's delivery note (13019). */
    static final Set<String> FROM_METERING_OPERATOR = Set.of(
            MeterValueReader.CANCELLATION,
            MeterValueReader.READING,
            MeterValueReader.QUANTITY,
            MeterValueReader.PROFILE);

    /** Lists of many locations, balanced quantities and ordered values of type 2, and work before the start of supply. */
    private static final Set<String> WITHOUT_ASSIGNMENT =
            Set.of(MeterValueReader.ALLOCATION_LIST, MeterValueReader.TYPE_2, "13014");

    private PointFindings() {}

    /** Whether no assignment of the receiver is asked for: of such a message, or because nobody keeps grid locations yet. */
    static boolean isNotAsked(ReceivedMessage message, Contents.Values values) {
        var point = values.point();
        return WITHOUT_ASSIGNMENT.contains(message.pid()) || !(point.isMarketLocation() || point.isMeteringLocation());
    }

    /** The market locations that messages tell of, each once. */
    static Set<MarketLocationId> marketLocations(List<Contents> all) {
        return all.stream()
                .filter(Contents.Values.class::isInstance)
                .map(c -> ((Contents.Values) c).point())
                .filter(ReportingPoint::isMarketLocation)
                .map(p -> MarketLocationId.of(p.id()))
                .collect(Collectors.toSet());
    }

    /** For which the location is looked up: the first of the values, of a cancellation that of its receipt. */
    static LocalDate day(ReceivedMessage message, Contents.Values values) {
        var instants = values.instants();
        return MarketCalendar.day(instants.isEmpty() ? message.receivedAt() : instants.get(0));
    }

    static List<ObjectFinding> of(String erc, String german) {
        return List.of(new ObjectFinding(erc, "", german));
    }

    static List<ObjectFinding> unknown(ReportingPoint point) {
        return of("Z10", "Der Meldepunkt " + point + " ist nicht bekannt");
    }

    static List<ObjectFinding> wrongSender(Contents.Values values) {
        return of(
                "Z17",
                "Der Absender " + values.provenance().sender() + " ist dem Meldepunkt " + values.point()
                        + " nicht zugeordnet");
    }

    static List<ObjectFinding> notAssigned(ReportingPoint point) {
        return of("Z18", "Der Meldepunkt " + point + " ist dem Empfänger im Zeitraum der Werte nicht zugeordnet");
    }

    static Optional<ObjectFinding> unknownDevice(Reading reading) {
        return of("Z19", "Das Gerät " + reading.device() + " ist an " + reading.location() + " nicht bekannt").stream()
                .findFirst();
    }

    static Optional<ObjectFinding> unknownObis(Reading reading) {
        return of("Z20", "Das Zählwerk " + reading.obis() + " ist an " + reading.location() + " nicht bekannt").stream()
                .findFirst();
    }
}
