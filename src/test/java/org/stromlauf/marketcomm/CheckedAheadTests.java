package org.stromlauf.marketcomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.InterchangeTaker;
import org.stromlauf.edifact.Outline;

/** Messages that one thread checks and another stores. */
class CheckedAheadTests {

    private static final CheckedInterchange HEAD = new CheckedInterchange(null, List.of(), List.of());

    /** Notes what it hears, and on which thread. */
    private static class Noting implements InterchangeTaker {

        final List<String> heard = new ArrayList<>();

        @Override
        public void interchange(CheckedInterchange head) {
            heard.add("head");
        }

        @Override
        public void message(CheckedInterchange head, CheckedMessage message, Supplier<Outline> outline) {
            assertThat(Thread.currentThread().getName()).isNotEqualTo("interchange-check");
            heard.add(message.reference());
        }
    }

    @Test
    void tellsAllInTheirOrderOnTheThreadOfItsCaller() {
        var taker = new Noting();

        CheckedAhead.read(each -> tell(each, 333), taker);

        assertThat(taker.heard).hasSize(334).startsWith("head", "0", "1").endsWith("332");
        assertThat(taker.heard.get(200)).isEqualTo("199");
    }

    @Test
    void tellsTheHeadOfAnInterchangeWithoutMessages() {
        var taker = new Noting();

        CheckedAhead.read(each -> each.interchange(HEAD), taker);

        assertThat(taker.heard).containsExactly("head");
    }

    @Test
    void failsAsItsReaderDoes() {
        assertThatThrownBy(() -> CheckedAhead.read(
                        each -> {
                            tell(each, 120);
                            throw new IOException("disk");
                        },
                        new Noting()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk");
    }

    @Test
    void letsTheReaderEndWhenTheTakerFails() throws InterruptedException {
        var ended = new CountDownLatch(1);

        assertThatThrownBy(() -> CheckedAhead.read(
                        each -> {
                            try {
                                tell(each, 1_000_000);
                            } finally {
                                ended.countDown();
                            }
                        },
                        new Noting() {
                            @Override
                            public void message(
                                    CheckedInterchange head, CheckedMessage message, Supplier<Outline> outline) {
                                throw new IllegalStateException("full");
                            }
                        }))
                .hasMessage("full");
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void tell(InterchangeTaker taker, int messages) {
        taker.interchange(HEAD);
        for (int i = 0; i < messages; i++) {
            var message = message(Integer.toString(i));
            taker.message(HEAD, message, message.outline());
        }
    }

    private static CheckedMessage message(String reference) {
        var none = Fields.builder().build();
        return new CheckedMessage(reference, "MSCONS", "D:04B", "2.5", "13025", null, "D", List.of(), none, 0, 0);
    }
}
