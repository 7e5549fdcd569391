package org.stromlauf.settlement.supplier;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.supplier.Payable.State;
import org.stromlauf.shared.TenantId;

/** What a clerk of the supplier decides about a delivery note or a grid bill. */
@Service
public class GridBillCheckDesk {

    /** E_0456 step 8: the metering operator's values are missing, and were complained about. */
    private static final String VALUES_MISSING = "A07";

    private final ReceivedNotes notes;
    private final Payables payables;
    private final BillFindings findings;
    private final MarketMessages market;
    private final SettlementDays days;

    GridBillCheckDesk(
            ReceivedNotes notes, Payables payables, BillFindings findings, MarketMessages market, SettlementDays days) {
        this.notes = notes;
        this.payables = payables;
        this.findings = findings;
        this.market = market;
        this.days = days;
    }

    public ReceivedNote note(TenantId tenant, UUID id) {
        return notes.get(tenant, id);
    }

    /** The answer leaves with the day's others. */
    @Transactional
    public void answerNote(TenantId tenant, UUID id, boolean agreed) {
        var code = agreed ? DeliveryNoteTree.AGREED : VALUES_MISSING;
        notes.decide(notes.get(tenant, id), new DeliveryNoteTree.Answer(code, null));
        days.planSoon(tenant, GridBillAnswers.WORK);
    }

    /** The limit passed without a decision: agreed by silence. */
    @Transactional
    public void stayedSilent(TenantId tenant, UUID id) {
        notes.state(tenant, id, ReceivedNote.State.SILENT);
    }

    public List<BillFinding> findings(TenantId tenant, UUID payable) {
        return findings.of(tenant, payable);
    }

    /** To be paid in spite of the findings; the advice leaves with the day's others. */
    @Transactional
    public void accept(TenantId tenant, UUID id) {
        payables.state(payables.get(tenant, id), State.ACCEPTED);
        days.planSoon(tenant, GridBillAnswers.WORK);
    }

    /** What the tree says: 33003 or 33004 with its codes. */
    @Transactional
    public void reject(TenantId tenant, UUID id) {
        var payable = payables.get(tenant, id);
        var found = findings.of(tenant, id);
        if (found.isEmpty()) throw new IllegalStateException("Payable " + id + " has no finding to be rejected by");
        payables.state(payable, State.REJECTED);
        var unused = market.send(new MarketMessages.Outgoing(
                tenant,
                payable.gridOperator(),
                AnswerMessages.rejectionPid(found),
                AnswerMessages.rejection(payable, found)));
    }
}
