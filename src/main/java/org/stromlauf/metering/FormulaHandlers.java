package org.stromlauf.metering;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.metering.FormulaMessage.Read;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;

/** Suppliers and metering operators keep the grid operator's formulas (25001); a metering operator answers them (25010). */
@Configuration(proxyBeanMethods = false)
class FormulaHandlers {

    @Bean
    MessageHandler supplierFormulas(Keeping keeping) {
        return new Handler(Role.SUPPLIER, (message, told) -> keeping.keep(message, told));
    }

    @Bean
    MessageHandler meteringOperatorFormulas(Keeping keeping, Answering answering) {
        return new Handler(
                Role.METERING_OPERATOR,
                (message, told) -> answering.answers(message, told)
                        && keeping.keep(
                                message,
                                told.stream()
                                        .filter(t -> answering.accepts(message, t))
                                        .toList()));
    }

    private interface Taking {

        /** @return false when a case worker has to look at it */
        boolean take(ReceivedMessage message, List<Read> told);
    }

    private record Handler(Role role, Taking taking) implements MessageHandler {

        @Override
        public Set<String> pids() {
            return Set.of("25001");
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            var told = FormulaMessage.read(message.transaction());
            return !told.isEmpty() && taking.take(message, told) ? Outcome.HANDLED : Outcome.UNEXPECTED;
        }
    }

    @Component
    record Keeping(Formulas formulas, IdGenerator ids, Clock clock) {

        /** All periods or none. */
        boolean keep(ReceivedMessage message, List<Read> told) {
            if (told.stream().anyMatch(t -> t.fault() != null)) return false;
            var source = new Formulas.Source(
                    message.sender(),
                    message.transaction().get("transactionId"),
                    message.message().fields().findInstant("documentTime").orElseGet(clock::instant));
            for (var period : told) {
                var formula =
                        new Formulas.Told(period.location(), period.days(), period.state(), period.formula(), source);
                formulas.add(message.tenant(), ids.next(), formula, clock.instant());
            }
            return true;
        }
    }

    @Component
    record Answering(Locations locations, MarketMessages market, ContactPerson contact) {

        private static final Set<String> ACCEPTED = Set.of("A09", "A11", "A12");

        boolean accepts(ReceivedMessage message, Read told) {
            return ACCEPTED.contains(code(message.tenant(), told));
        }

        private String code(TenantId tenant, Read told) {
            var bundle = locations.bundle(
                    tenant, MarketLocationId.of(told.location()), told.days().from());
            return FormulaTree.answer(told, bundle);
        }

        /** @return false for what is not answered by itself: of grid locations, of unknown ones, or without a contact */
        boolean answers(ReceivedMessage message, List<Read> told) {
            var point = ReportingPoint.of(told.get(0).location());
            var sender = contact.of(message.tenant());
            if (!point.isMarketLocation() || sender.isEmpty()) return false;
            if (locations
                    .find(message.tenant(), MarketLocationId.of(point.id()))
                    .isEmpty()) return false;
            var transaction = Fields.builder()
                    .put("transactionId", market.nextTransactionId(message.tenant()))
                    .put("requestTransactionId", message.transaction().get("transactionId"));
            for (var period : told) answer(transaction, period, code(message.tenant(), period));
            var fields = Fields.builder();
            sender.get().values().forEach(fields::put);
            fields.add("transactions", transaction.build());
            var unused = market.send(
                    new MarketMessages.Outgoing(message.tenant(), message.sender(), "25010", fields.build()));
            return true;
        }

        private static void answer(Fields.Builder transaction, Read period, String code) {
            transaction.add(
                    "answers",
                    Fields.builder()
                            .put("answerCode", code)
                            .put("answerTree", FormulaTree.NAME)
                            .put("answeredPeriod", period.period())
                            .build());
            var fault = period.fault();
            if (fault == null || !code.equals("A99")) return;
            transaction.add(
                    "notes",
                    Fields.builder()
                            .put("notePeriod", period.period())
                            .put("note", fault)
                            .build());
        }
    }
}
