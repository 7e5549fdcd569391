package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/**
 * A metering operator is ordered a reading (17004). Grid operator and who supplies on the day, or until it, get it: at once when it is
 * there, told anew when it was told before, else as soon as it is there, as a duty like any other. For another supplier the day is
 * not allowed (Z19). What is asked of a market location or by a metering operator, or lies longer back than deliveries are kept, a case
 * worker decides.
 */
@Component
record ReadingOrderHandler(
        Locations locations,
        Assignments assignments,
        OrderedReadings ordered,
        ReadingDeliveries readings,
        MarketMessages market,
        Clock clock)
        implements MessageHandler {

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of(ReadingOrders.PID);
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var fields = message.message().fields();
        var positions = fields.groups("positions");
        var point = ReportingPoint.of(fields.get("marketLocation"));
        if (positions.size() != 1 || !point.isMeteringLocation()) return Outcome.UNEXPECTED;
        var occasion = positions.get(0).get("readingOccasion");
        if (ReadingOrderCodes.BY_METERING_OPERATOR.is(occasion, today())) return Outcome.UNEXPECTED;
        var day = MarketCalendar.day(positions.get(0).instant("usedAt"));
        var location = locations.measuredBy(message.tenant(), MeteringLocationId.of(point.id()), day).stream()
                .findFirst();
        if (location.isEmpty()) return Outcome.UNEXPECTED;
        if (!mayKnow(message, location.get(), day)) return refuse(message, fields);
        var duty = new Duty(location.get(), day, message.sender(), null);
        return tell(message, fields, duty, point) ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }

    private boolean tell(ReceivedMessage message, Fields fields, Duty duty, ReportingPoint point) {
        var today = today();
        var again = new ReadingDeliveries.Again(duty, Delivery.Kind.READING, point);
        if (!duty.day().isAfter(today) && readings.isThere(message.tenant(), again, today)) {
            readings.tell(message.tenant(), again, today);
            return true;
        }
        if (!readings.isLookedAfter(duty.day(), today)) return false;
        ordered.add(message.tenant(), duty, fields.get("documentNumber"));
        return true;
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    private boolean mayKnow(ReceivedMessage message, MarketLocationId location, LocalDate day) {
        var sender = message.sender();
        return sender.equals(locations.grid(message.tenant()).gridOperator())
                || Stream.of(day, day.minusDays(1))
                        .flatMap(d -> assignments.at(message.tenant(), location, d).stream())
                        .anyMatch(a -> a.supplier().equals(sender));
    }

    private Outcome refuse(ReceivedMessage message, Fields fields) {
        var answer = Fields.builder()
                .put("documentCode", "7")
                .put("orderNumber", fields.get("documentNumber"))
                .put("answerCode", ReadingOrderCodes.DAY_NOT_ALLOWED.on(today()))
                .put("answerTree", ReadingOrderCodes.LIST_OF_SUPPLIERS.on(today()))
                .build();
        var unused = market.send(new MarketMessages.Outgoing(message.tenant(), message.sender(), "19007", answer));
        return Outcome.HANDLED;
    }
}
