package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** MSCONS of the current release as text, segment by segment, and what the reader makes of them. */
final class WrittenMscons {

    static final MarketPartnerId SENDER = MarketPartnerId.of("9900000000005");
    static final TenantId TENANT = TenantId.of("kinds");
    static final String MARKET = "51238696781";
    static final String METER = "DE00012345678ABCDEFGHIJ0123456789";
    static final Instant SENT = Instant.parse("2026-11-20T09:00:00Z");
    static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    static final DefinedMessages ENGINE = DefinedMessages.load();

    private WrittenMscons() {}

    static Contents.Values read(String pid, String code, String body) {
        var contents = MeterValueReader.read(received(message(pid, code, body)));
        assertThat(contents).isInstanceOf(Contents.Values.class);
        return (Contents.Values) contents;
    }

    static Contents.Faulty faulty(String pid, String code, String body) {
        return (Contents.Faulty) MeterValueReader.read(received(message(pid, code, body)));
    }

    static CheckedMessage message(String pid, String code, String body) {
        var text = "UNH+1+MSCONS:D:04B:UN:2.5'BGM+" + code + "+DOC1+9'DTM+137:" + time(SENT) + ":303'RFF+Z13:" + pid
                + "'NAD+MS+" + SENDER + "::293'NAD+MR+9900000000004::293'UNS+D'" + body;
        var count = text.chars().filter(c -> c == '\'').count() + 1;
        var bytes = ("UNB+UNOC:3+" + SENDER + ":500+9900000000004:500+261120:0900+R1++TL'" + text + "UNT+" + count
                        + "+1'UNZ+1+R1'")
                .getBytes(StandardCharsets.ISO_8859_1);
        var interchange = ENGINE.check(bytes, Context.NONE);
        assertThat(interchange.findings()).isEmpty();
        return interchange.messages().get(0);
    }

    static ReceivedMessage received(CheckedMessage message) {
        return new ReceivedMessage(UUID.randomUUID(), TENANT, SENDER, SENT, message, message.fields());
    }

    static String location(String id) {
        return "NAD+DP'LOC+172+" + id + "'";
    }

    static String place(String id, Instant from, Instant to) {
        return location(id) + period(from, to);
    }

    static String period(Instant from, Instant to) {
        return "DTM+163:" + time(from) + ":303'DTM+164:" + time(to) + ":303'";
    }

    static String counter(String obis) {
        return "LIN+1'PIA+5+" + obis.replace(":", "?:") + ":SRW'";
    }

    static String value(String status, String quantity) {
        return "QTY+" + status + ":" + quantity + "'";
    }

    static String series(Instant from, Duration step, int count, String quantity) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var begin = from.plus(step.multipliedBy(i));
            text.append(value("220", quantity)).append(period(begin, begin.plus(step)));
        }
        return text.toString();
    }

    static String time(Instant instant) {
        return MINUTES.format(instant.atOffset(ZoneOffset.UTC)) + "?+00";
    }
}
