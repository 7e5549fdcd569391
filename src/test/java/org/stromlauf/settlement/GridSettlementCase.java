package org.stromlauf.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.stromlauf.edifact.Fields;
import org.stromlauf.settlement.gridoperator.GridBill;
import org.stromlauf.settlement.supplier.BillFinding;
import org.stromlauf.settlement.supplier.Payable;
import org.stromlauf.tenancy.Tenant;

/** What grid operator and supplier make of a household's year: bills, payables, tasks. */
abstract class GridSettlementCase extends SettledHousehold {

    GridBill bill() {
        return bills.page(GRID.id(), null, 500).stream()
                .filter(b -> b.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    Payable payable() {
        return payables.page(SUPPLIER.id(), null, 500).stream()
                .filter(p -> p.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    List<String> codes() {
        return findings.of(SUPPLIER.id(), payable().id()).stream()
                .map(BillFinding::code)
                .toList();
    }

    List<String> told() {
        return documents.of(GRID.id(), bill().id()).stream()
                .map(d -> d.pid() + ": " + d.told())
                .map(t -> t.length() > 35 ? t.substring(0, 31).strip() : t)
                .toList();
    }

    List<Task> openTasks() {
        var keys = new ArrayList<String>();
        bills.page(GRID.id(), null, 500).stream()
                .filter(b -> b.location().equals(location))
                .forEach(b -> keys.add(b.id().toString()));
        jdbc.sql("select id from settlement.received_note where market_location = :l")
                .param("l", location.value())
                .query(UUID.class)
                .list()
                .forEach(id -> keys.add(id.toString()));
        payables.page(SUPPLIER.id(), null, 500).stream()
                .filter(p -> p.location().equals(location))
                .forEach(p -> keys.add(p.id().toString()));
        return tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(keys.toArray(String[]::new))
                .list();
    }

    void complete(Tenant tenant, String key, String decision) {
        var open = openTasks();
        assertThat(open).extracting(Task::getTaskDefinitionKey).containsExactly(key);
        assertThat(open.get(0).getTenantId()).isEqualTo(tenant.id().value());
        assertThat(String.valueOf(tasks.getVariable(open.get(0).getId(), "facts")))
                .contains(location.value());
        tasks.complete(open.get(0).getId(), Map.of("decision", decision));
        work.runDue();
    }

    List<String> ends(String process, String businessKey) {
        return history
                .createHistoricActivityInstanceQuery()
                .activityType("noneEndEvent")
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(process))
                .filter(a -> businessKey.equals(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(a.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .map(a -> a.getActivityId())
                .toList();
    }

    String noteId() {
        return jdbc.sql("select id from settlement.received_note where market_location = :l")
                .param("l", location.value())
                .query(UUID.class)
                .single()
                .toString();
    }

    /** Nothing of what the three exchanged was refused by its receiver's reader or checks, and all was acknowledged. */
    void everyMessageWasAccepted() {
        assertThat(jdbc.sql(
                                """
                                select tenant_id, direction, pid, type, state, findings::text from marketcomm.transaction
                                 where tenant_id like 'settle-%'
                                   and journalled_at >= :since
                                   and (state not in ('HANDLED', 'NOTED', 'ACKNOWLEDGED', 'SENT') or findings <> '[]'::jsonb)
                                """)
                        .param("since", began.atOffset(ZoneOffset.UTC))
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    /** The supplier pays after all (33001). */
    void advise(GridBill bill) {
        var invoice = java.util.Objects.requireNonNull(bill.invoice());
        var amount = invoice.gross().euros().stripTrailingZeros();
        send(
                SUPPLIER,
                GRID,
                "33001",
                Fields.builder()
                        .add(
                                "invoices",
                                Fields.builder()
                                        .put("invoiceCode", "380")
                                        .put("invoiceNumber", invoice.number())
                                        .put("amountInvoiced", amount)
                                        .put("amountPaid", amount)
                                        .put("invoiceTime", payable().invoicedAt())
                                        .build())
                        .put("totalAmount", amount));
    }
}
