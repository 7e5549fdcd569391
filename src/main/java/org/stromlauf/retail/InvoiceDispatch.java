package org.stromlauf.retail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.retail.Dispatched.Way;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.transport.DeliveryFailed;
import org.stromlauf.transport.Outbox;
import org.stromlauf.workflow.Processes;

/** Hands the documents of bill runs to their customers: by e-mail, or as a letter through the print shop. */
@Service
public class InvoiceDispatch {

    /** The print shop's name in the outbox. */
    public static final Setting<String> PRINT_SHOP = Setting.text("retail.print-shop", "letters");

    private static final String PROCESS = "InvoiceDispatch";

    /** The outbox gives a delivery up after eight attempts, a little more than two hours. */
    private static final Duration SETTLED = Duration.ofHours(3);

    /** What the outbox takes as a destination; other addresses are reached by letter. */
    private static final String REACHABLE = "[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9.-]*";

    private final DispatchRows rows;
    private final InvoiceFactory invoices;
    private final Outbox outbox;
    private final TenantSettings settings;
    private final Processes processes;
    private final Clock clock;

    InvoiceDispatch(
            DispatchRows rows,
            InvoiceFactory invoices,
            Outbox outbox,
            TenantSettings settings,
            Processes processes,
            Clock clock) {
        this.rows = rows;
        this.invoices = invoices;
        this.outbox = outbox;
        this.settings = settings;
        this.processes = processes;
        this.clock = clock;
    }

    /** Starts the dispatch of a run's documents that are not on their way yet; without any, nothing. */
    @Transactional
    public void begin(TenantId tenant, BillRun run) {
        if (rows.waiting(tenant, run.key()).isEmpty()) return;
        processes.start(tenant, PROCESS, run.key() + "/" + run.round(), Map.of());
    }

    /**
     * Puts the run's documents into the outbox.
     *
     * @param dispatch the process's business key: run and round
     * @return when it is known what could not be delivered
     */
    @Transactional
    public Instant send(TenantId tenant, String dispatch) {
        var run = run(dispatch);
        for (var document : rows.waiting(tenant, run)) {
            var email = document.email();
            var byEmail = email.matches(REACHABLE);
            var address = byEmail ? email : settings.get(tenant, PRINT_SHOP);
            put(tenant, run, new Dispatched(document.invoice(), byEmail ? Way.EMAIL : Way.LETTER, address, null));
        }
        return clock.instant().plus(SETTLED);
    }

    /** Puts what could not be delivered by e-mail into the outbox as letters. */
    @Transactional
    public Instant sendLetters(TenantId tenant, String dispatch) {
        var run = run(dispatch);
        for (var failed : rows.failed(tenant, run)) {
            if (failed.way() == Way.LETTER) continue;
            put(tenant, run, new Dispatched(failed.invoice(), Way.LETTER, settings.get(tenant, PRINT_SHOP), null));
        }
        return clock.instant().plus(SETTLED);
    }

    /** The documents of a run of which no delivery has succeeded or is under way. */
    @Transactional(readOnly = true)
    public List<Dispatched> failed(TenantId tenant, String dispatch) {
        return rows.failed(tenant, run(dispatch));
    }

    /** How a document was sent, in order of ways. */
    @Transactional(readOnly = true)
    public List<Dispatched> of(TenantId tenant, String invoice) {
        return rows.of(tenant, invoice);
    }

    @EventListener
    void on(DeliveryFailed event) {
        if (event.kind() == Outbox.Kind.DOCUMENT) rows.fail(event.tenant(), event.outboxId(), event.error());
    }

    private void put(TenantId tenant, String run, Dispatched document) {
        var invoice = invoices.find(tenant, document.invoice()).orElseThrow();
        var id = outbox.put(new Outbox.Entry(
                tenant,
                Outbox.Kind.DOCUMENT,
                document.way() + " " + document.invoice(),
                document.address(),
                document.invoice() + ".pdf",
                invoices.pdf(invoice),
                clock.instant()));
        rows.add(tenant, run, document, id);
    }

    private static String run(String dispatch) {
        return dispatch.substring(0, dispatch.lastIndexOf('/'));
    }
}
