package org.stromlauf.supply.supplier;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.supply.StrictPartner;

/** Keeps what would be sent; refuses every way of sending that a supplier does not use. */
final class RecordedMessages {

    private RecordedMessages() {}

    static MarketMessages into(List<Outgoing> sent, Supplier<Instant> now) {
        var count = new AtomicInteger();
        return (MarketMessages) Proxy.newProxyInstance(
                MarketMessages.class.getClassLoader(),
                new Class<?>[] {MarketMessages.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "send" -> {
                        StrictPartner.accept((Outgoing) arguments[0], now.get());
                        sent.add((Outgoing) arguments[0]);
                        yield new UUID(0, sent.size());
                    }
                    case "nextTransactionId" -> "VORGANG%05d".formatted(count.incrementAndGet());
                    case "toString" -> "recorded messages";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
