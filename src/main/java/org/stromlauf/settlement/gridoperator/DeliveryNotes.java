package org.stromlauf.settlement.gridoperator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.DeliveredEnergy;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Sends delivery notes (Lieferschein, 13019 with BGM Z41) before the invoice, one interchange a supplier (GPKE part 2, 3.3). */
@Component
class DeliveryNotes {

    /** OBIS of the energy that a location took in a period. */
    static final String CONSUMED = "1-1:1.9.0";

    /** GPKE part 2, 3.3: the supplier answers by the second working day; silence is agreement. */
    private static final int ANSWER_WORKING_DAYS = 2;

    private static final int NUMBER_LENGTH = 16;

    private final GridBills bills;
    private final GridTariff tariff;
    private final GridBillCases cases;
    private final NoteParts parts;
    private final Sending sending;

    DeliveryNotes(GridBills bills, GridTariff tariff, GridBillCases cases, NoteParts parts, Sending sending) {
        this.bills = bills;
        this.tariff = tariff;
        this.cases = cases;
        this.parts = parts;
        this.sending = sending;
    }

    /** How documents leave, are named and recorded, and how the next work is planned. */
    @Component
    record Sending(RoutineDeliveries deliveries, BillDocuments documents, SettlementDays days, IdGenerator ids) {}

    /** @return how many left */
    int send(TenantId tenant, LocalDate today) {
        var bySupplier = new LinkedHashMap<MarketPartnerId, List<Fields>>();
        var answerDue = MarketCalendar.workingDayAfter(today, ANSWER_WORKING_DAYS);
        for (var bill : bills.going(tenant, State.DUE)) {
            var obstacle = tariff.obstacle(bill);
            if (obstacle.isPresent()) {
                cases.open(bill, obstacle.get());
            } else {
                bySupplier
                        .computeIfAbsent(bill.supplier(), s -> new ArrayList<>())
                        .add(note(bill, answerDue));
            }
        }
        bySupplier.forEach((supplier, messages) -> {
            var unused = sending.deliveries().sendAll(new OutgoingBundle(tenant, supplier, "13019", messages));
        });
        if (!bySupplier.isEmpty()) sending.days().plan(tenant, GridBillRun.WORK, answerDue.plusDays(1));
        return bySupplier.values().stream().mapToInt(List::size).sum();
    }

    private Fields note(GridBill bill, LocalDate answerDue) {
        var number = sending.ids().nextReference(NUMBER_LENGTH);
        var told = tariff.parts(bill);
        parts.add(bill.tenant(), number, told);
        bills.noteSent(bill, new GridBill.Note(number, answerDue));
        sending.documents().add(bill.tenant(), bill.id(), "13019", number, "Lieferschein über " + bill.energy());
        return message(bill, number, told);
    }

    private static Fields message(GridBill bill, String number, List<DeliveredEnergy> parts) {
        var register = Fields.builder().put("obis", CONSUMED);
        for (var part : parts) {
            register.add(
                    "values",
                    Fields.builder()
                            .put("status", "Z31")
                            .put("quantity", part.energy().kwh().stripTrailingZeros())
                            .put("from", MarketCalendar.startOfDay(part.days().from()))
                            .put("to", MarketCalendar.startOfDay(part.days().end()))
                            .build());
        }
        return Fields.builder()
                .put("documentNumber", number)
                .put("documentCode", "Z41")
                .add(
                        "locations",
                        Fields.builder()
                                .put("location", bill.location().value())
                                .add("registers", register.build())
                                .build())
                .build();
    }

    /** 13006: the note no longer holds; the next one replaces it. */
    void withdraw(GridBill bill, GridBill.Note note) {
        var message = Fields.builder()
                .put("documentCode", "7")
                .put("cancelledDocumentNumber", note.number())
                .add(
                        "locations",
                        Fields.builder()
                                .put("location", bill.location().value())
                                .build())
                .build();
        var unused = sending.deliveries()
                .sendAll(new OutgoingBundle(bill.tenant(), bill.supplier(), "13006", List.of(message)));
        sending.documents().add(bill.tenant(), bill.id(), "13006", note.number(), "Lieferschein storniert");
    }
}
