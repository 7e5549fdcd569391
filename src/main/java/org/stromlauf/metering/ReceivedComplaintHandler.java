package org.stromlauf.metering;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.tenancy.Role;
import org.stromlauf.workflow.Processes;

/** A metering operator takes complaints of values (17113). */
@Component
class ReceivedComplaintHandler implements MessageHandler {

    static final String PROCESS = "ComplaintAnswer";

    private final ReceivedComplaints complaints;
    private final Processes processes;
    private final IdGenerator ids;

    ReceivedComplaintHandler(ReceivedComplaints complaints, Processes processes, IdGenerator ids) {
        this.complaints = complaints;
        this.processes = processes;
        this.ids = ids;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("17113");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var fields = message.message().fields();
        // By the configuration alone (RFF+AGK) no location is found here: a case worker looks at it.
        var location = fields.find("marketLocation");
        if (location.isEmpty()) return Outcome.UNEXPECTED;
        var point = ReportingPoint.of(location.get());
        var received = new ReceivedComplaints.Received(
                ids.next(),
                message.sender(),
                fields.get("documentNumber"),
                AskedValues.ofCode(fields.get("askedValues")),
                point,
                message.receivedAt(),
                fields.groups("positions").stream()
                        .map(p -> complaint(point, p))
                        .toList());
        if (complaints.add(message.tenant(), received)) {
            processes.start(
                    message.tenant(),
                    PROCESS,
                    received.id().toString(),
                    Map.of("answerDueAt", Date.from(Complaint.answerDue(message.receivedAt()))));
        }
        return Outcome.HANDLED;
    }

    private static Complaint complaint(ReportingPoint point, Fields position) {
        var at = position.findInstant("usedAt");
        return new Complaint(
                point,
                position.get("obis"),
                at.orElseGet(() -> position.instant("from")),
                at.orElseGet(() -> position.instant("to")),
                Complaint.Grounds.ofCode(position.get("complaint")),
                position.find("complaintNote").orElse(null),
                null);
    }
}
