package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;

/**
 * A supplier asks a metering operator for values of the past (17102, E_0442). Who supplied the location in that time is told at once
 * that he has to complain instead (19102, A01); whether another may have the values, a case worker decides ({@link InquiryAnswers}).
 */
@Component
class ValueInquiryHandler implements MessageHandler {

    private static final String TREE = "E_0442";
    /** Falscher Prozess: the complaint of values is to be used. */
    private static final String WRONG_PROCESS = "A01";

    private final Locations locations;
    private final Assignments assignments;
    private final MarketMessages market;

    ValueInquiryHandler(Locations locations, Assignments assignments, MarketMessages market) {
        this.locations = locations;
        this.assignments = assignments;
        this.market = market;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("17102");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var fields = message.message().fields();
        var positions = fields.groups("positions");
        if (positions.isEmpty() || !positions.stream().allMatch(p -> isAssigned(message, fields, p))) {
            return Outcome.UNEXPECTED;
        }
        var answer = Fields.builder()
                .put("documentCode", fields.get("documentCode"))
                .put("orderNumber", fields.get("documentNumber"))
                .put("answerCode", WRONG_PROCESS)
                .put("answerTree", TREE);
        fields.find("askedValues").ifPresent(asked -> answer.put("askedValues", asked));
        var unused =
                market.send(new MarketMessages.Outgoing(message.tenant(), message.sender(), "19102", answer.build()));
        return Outcome.HANDLED;
    }

    /** On every day of the period that is asked for. */
    private boolean isAssigned(ReceivedMessage message, Fields fields, Fields position) {
        var from = MarketCalendar.day(position.instant("from"));
        var end = MarketCalendar.day(position.instant("to"));
        if (!end.isAfter(from)) end = from.plusDays(1);
        var location = location(message.tenant(), ReportingPoint.of(fields.get("marketLocation")), from);
        if (location == null) return false;
        return from.datesUntil(end).allMatch(day -> assignments
                .at(message.tenant(), location, day)
                .filter(a -> a.supplier().equals(message.sender()))
                .isPresent());
    }

    private @Nullable MarketLocationId location(TenantId tenant, ReportingPoint point, LocalDate day) {
        if (point.isMarketLocation()) return MarketLocationId.of(point.id());
        if (!point.isMeteringLocation()) return null;
        return locations.measuredBy(tenant, MeteringLocationId.of(point.id()), day).stream()
                .findFirst()
                .orElse(null);
    }
}
