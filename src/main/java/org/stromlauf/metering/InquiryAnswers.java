package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/**
 * How a metering operator's case worker answers who asked for values of the past (17102) and may have them: with the stored values
 * (13025, 13017, 13019), or by a refusal (19102, E_0442).
 */
@Service
public class InquiryAnswers {

    private static final String TREE = "E_0442";

    /** What is told to whom. */
    public record Answer(MarketPartnerId partner, ReportingPoint point, AskedValues asked, DateRange days) {}

    /** Why an inquiry is refused; that the complaint is to be used instead (A01) is answered without a person. */
    public enum Refusal {
        /** Keine Berechtigung. */
        NOT_ENTITLED("A02"),
        /** Die Lokation kann solche Werte nicht haben. */
        NO_SUCH_VALUES("A03"),
        /** Die Werte sind nicht vorhanden. */
        NOT_THERE("A04");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }
    }

    private final Locations locations;
    private final ProfileDeliveries profiles;
    private final ReadingDeliveries readings;
    private final MarketMessages market;
    private final Tenants tenants;
    private final Clock clock;

    InquiryAnswers(
            Locations locations,
            ProfileDeliveries profiles,
            ReadingDeliveries readings,
            MarketMessages market,
            Tenants tenants,
            Clock clock) {
        this.locations = locations;
        this.profiles = profiles;
        this.readings = readings;
        this.market = market;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Whether a tenant is asked so at all: metering operators of electricity are. */
    public boolean mayAnswer(TenantId tenant) {
        var self = tenants.get(tenant);
        return self.role() == Role.METERING_OPERATOR && self.commodity() == Commodity.ELECTRICITY;
    }

    /**
     * Tells all of it or nothing.
     *
     * @return why it cannot be told, in German; empty when it left
     */
    @Transactional
    public Optional<String> tell(TenantId tenant, Answer answer) {
        var location = location(tenant, answer);
        if (location.isEmpty()) return Optional.of("Meldepunkt " + answer.point() + " ist nicht bekannt");
        return switch (answer.asked()) {
            case PROFILE -> tellProfiles(tenant, location.get(), answer);
            case READING -> tellReadings(tenant, location.get(), answer);
            case QUANTITY -> tellQuantity(tenant, location.get(), answer);
        };
    }

    private Optional<String> tellProfiles(TenantId tenant, MarketLocationId location, Answer answer) {
        var today = today();
        var days = answer.days().from().datesUntil(answer.days().end()).toList();
        for (var day : days) {
            if (!profiles.isThere(tenant, location, day, today)) {
                return Optional.of("Der Lastgang vom " + day + " ist nicht vollständig vorhanden");
            }
        }
        for (var day : days) profiles.tell(tenant, location, day, new Redelivery.To(answer.partner(), today));
        return Optional.empty();
    }

    private Optional<String> tellReadings(TenantId tenant, MarketLocationId location, Answer answer) {
        var today = today();
        var there = new ArrayList<ReadingDeliveries.Again>();
        var last = answer.days().end();
        answer.days().from().datesUntil(last.plusDays(1)).forEach(day -> {
            var again = new ReadingDeliveries.Again(
                    new Duty(location, day, answer.partner(), null), Delivery.Kind.READING, answer.point());
            if (readings.isThere(tenant, again, today)) there.add(again);
        });
        if (there.isEmpty()) return Optional.of("In dieser Zeit ist kein Zählerstand vorhanden");
        for (var again : there) readings.tell(tenant, again, today);
        return Optional.empty();
    }

    private Optional<String> tellQuantity(TenantId tenant, MarketLocationId location, Answer answer) {
        var days = answer.days();
        var again = new ReadingDeliveries.Again(
                new Duty(location, days.end(), answer.partner(), days.from()),
                Delivery.Kind.QUANTITY,
                ReportingPoint.of(location));
        if (!readings.isThere(tenant, again, today())) {
            return Optional.of("Zählerstände zum " + days.from() + " und zum " + days.end() + " sind nicht vorhanden");
        }
        readings.tell(tenant, again, today());
        return Optional.empty();
    }

    private Optional<MarketLocationId> location(TenantId tenant, Answer answer) {
        var point = answer.point();
        if (point.isMarketLocation()) {
            var id = MarketLocationId.of(point.id());
            return locations.find(tenant, id).map(m -> id);
        }
        if (!point.isMeteringLocation()) return Optional.empty();
        List<MarketLocationId> measured = locations.measuredBy(
                tenant, MeteringLocationId.of(point.id()), answer.days().from());
        return measured.stream().findFirst();
    }

    /**
     * Sends 19102.
     *
     * @param document the number of the ORDERS
     */
    @Transactional
    public void refuse(TenantId tenant, MarketPartnerId partner, String document, AskedValues asked, Refusal refusal) {
        var fields = Fields.builder()
                .put("documentCode", ValueInquiries.documentCode(asked))
                .put("orderNumber", document)
                .put("answerCode", refusal.code)
                .put("answerTree", TREE);
        if (asked == AskedValues.READING) fields.put("askedValues", asked.code());
        var unused = market.send(new MarketMessages.Outgoing(tenant, partner, "19102", fields.build()));
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
