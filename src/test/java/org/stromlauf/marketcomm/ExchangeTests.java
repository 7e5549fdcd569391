package org.stromlauf.marketcomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.archive.ArchiveCheck;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.tenancy.Role;

/** What is sent is journalled, archived, confirmed and handed over. */
class ExchangeTests extends TwoPartners {

    @Test
    void confirmsEachTransactionAndHandsItOver() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"), transaction("V2"));
        exchange();

        assertThat(handled).containsExactly("55001 V1", "55001 V2");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.ACKNOWLEDGED, State.ACKNOWLEDGED);
        assertThat(only(GRID, "IN")).extracting(JournalledTransaction::state).containsOnly(State.HANDLED);
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::acknowledgementDue)
                .containsOnly(START.plusSeconds(45 * 60));
        // Both confirmations travel in one interchange, and nobody acknowledges them.
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(2);
        assertThat(started).isEmpty();
    }

    @Test
    void findsTheAnswersToWhatCameInTheMiddleOfAMinute() {
        clock.advance(Duration.ofSeconds(23));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(journal.sentSince(GRID.id(), SUPPLIER.marketPartnerId().value(), START.plusSeconds(23)))
                .hasSize(1);
    }

    @Test
    void journalsAndArchivesEveryInterchangeOnBothSides() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(count("select count(*) from marketcomm.interchange")).isEqualTo(4);
        for (var tenant : List.of(SUPPLIER, GRID)) {
            assertThat(context.getBean(ArchiveCheck.class).verify(tenant.id()).isIntact())
                    .isTrue();
        }
        assertThatThrownBy(() -> jdbc.sql("delete from marketcomm.interchange").update())
                .hasMessageContaining("The journal keeps");
        assertThatThrownBy(() -> jdbc.sql("update marketcomm.interchange set content_hash = 'x'")
                        .update())
                .hasMessageContaining("as it was");
    }

    @Test
    void countsReferencesInTheSendersTransaction() {
        assertThatThrownBy(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    send(SUPPLIER, GRID, "55001", transaction("V1"));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessage("the caller fails");
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));

        assertThat(journal.interchange(SUPPLIER.id(), sent).orElseThrow().reference())
                .isEqualTo("0000000001");
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(1);
    }

    @Test
    void bundlesRoutineDeliveriesIntoOneInterchange() {
        var values = List.of(
                Fields.builder().put("value", "1").build(),
                Fields.builder().put("value", "2").build());
        var sent = unit(() -> context.getBean(RoutineDeliveries.class)
                .sendAll(new OutgoingBundle(SUPPLIER.id(), GRID.marketPartnerId(), "13017", values)));
        exchange();

        assertThat(handled).containsExactly("13017 ", "13017 ");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::documentNumber)
                .containsExactly("0000000001-1", "0000000001-2");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsOnly(State.ACKNOWLEDGED);
    }

    @Test
    void takesARepeatedDeliveryOfTheChannelForTheSame() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        var first = receive(GRID, original(SUPPLIER, sent), "d1");
        clock.advance(Duration.ofMinutes(5));
        var second = receive(GRID, original(SUPPLIER, sent), "d1");

        assertThat(second).isEqualTo(first);
        assertThat(states("grid", "IN")).hasSize(1);
    }

    @Test
    void findsMessagesByTransactionPidAndPartner() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        var search = new Journal.Search("55001", "HANDLED", "IN", "V1", null, 10);
        assertThat(journal.search(GRID.id(), search)).hasSize(1);
        var row = journal.search(GRID.id(), search).get(0);
        assertThat(journal.search(
                        GRID.id(),
                        new Journal.Search(
                                null, null, "IN", SUPPLIER.marketPartnerId().value(), Journal.key(row), 10)))
                .isEmpty();
        assertThat(journal.search(SUPPLIER.id(), new Journal.Search(null, null, "IN", null, null, 10)))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.NOTED);
    }

    @Test
    void refusesTwoHandlersForTheSame() {
        var twice = List.of(handler(Role.SUPPLIER), handler(Role.SUPPLIER));
        var beans = new org.springframework.beans.factory.support.StaticListableBeanFactory(
                Map.of("a", twice.get(0), "b", twice.get(1)));

        assertThatThrownBy(() -> new MessageHandlers(beans.getBeanProvider(MessageHandler.class)))
                .hasMessageContaining("exactly one may");
    }
}
