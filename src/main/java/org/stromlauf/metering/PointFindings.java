package org.stromlauf.metering;

import java.util.List;
import java.util.Optional;
import org.stromlauf.edifact.Answers.ObjectFinding;

/** The findings about objects of meter values, in the words of an APERAK; MSCONS has no transactions. */
final class PointFindings {

    private PointFindings() {}

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
