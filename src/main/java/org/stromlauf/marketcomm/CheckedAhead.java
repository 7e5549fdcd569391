package org.stromlauf.marketcomm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.InterchangeTaker;
import org.stromlauf.edifact.Outline;

/**
 * Has the messages of a large interchange checked by a thread of their own while those before them are stored: the taker hears
 * of them in their order on the caller's thread, in its transaction.
 */
final class CheckedAhead {

    /** Messages that are handed over at once; four such parcels are in memory. */
    private static final int PARCEL = 50;

    private static final int PARCELS = 2;

    /** Reads an interchange and tells the taker. */
    interface Reading {
        void into(InterchangeTaker taker) throws IOException;
    }

    /** What the thread has to say: the head, some messages, or that it is done or failed. */
    private record Parcel(
            CheckedInterchange head, List<CheckedMessage> messages, boolean isLast, @Nullable Throwable failure) {}

    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(PARCELS);

    private CheckedAhead() {}

    static void read(Reading reading, InterchangeTaker taker) {
        new CheckedAhead().run(reading, taker);
    }

    private void run(Reading reading, InterchangeTaker taker) {
        var packer = new Packer();
        var thread = new Thread(() -> packer.pack(reading), "interchange-check");
        thread.setDaemon(true);
        thread.start();
        try {
            take(taker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The intake was interrupted");
        } finally {
            thread.interrupt();
        }
    }

    private void take(InterchangeTaker taker) throws InterruptedException {
        var knowsHead = false;
        for (var parcel = parcels.take(); ; parcel = parcels.take()) {
            if (parcel.failure() instanceof RuntimeException e) throw e;
            if (parcel.failure() instanceof Error e) throw e;
            if (!knowsHead) taker.interchange(parcel.head());
            knowsHead = true;
            for (var message : parcel.messages()) taker.message(parcel.head(), message, message.outline());
            if (parcel.isLast()) return;
        }
    }

    /** On the other thread. */
    private final class Packer implements InterchangeTaker {

        private CheckedInterchange head = new CheckedInterchange(null, List.of(), List.of());
        private List<CheckedMessage> messages = new ArrayList<>();

        void pack(Reading reading) {
            @Nullable Throwable failure = null;
            try {
                reading.into(this);
            } catch (IOException e) {
                failure = new UncheckedIOException(e);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            try {
                parcels.put(new Parcel(head, messages, true, failure));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void interchange(CheckedInterchange found) {
            head = found;
        }

        @Override
        public void message(CheckedInterchange unused, CheckedMessage message, Supplier<Outline> outline) {
            messages.add(message);
            if (messages.size() < PARCEL) return;
            try {
                parcels.put(new Parcel(head, messages, false, null));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Nobody takes the messages any more");
            }
            messages = new ArrayList<>();
        }
    }
}
