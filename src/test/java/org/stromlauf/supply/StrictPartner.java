package org.stromlauf.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;

/** Writes what a module sends and reads it as a partner does who rejects whatever breaks a handbook. */
public final class StrictPartner {

    private static final MessageEngine ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final String SENDER = "9900000000077";

    private StrictPartner() {}

    /** Fails with the findings, and gives the message as it would be sent. */
    public static String accept(Outgoing message, Instant now) {
        var fields = completed(message, now);
        var draft = new MessageDraft(message.pid(), "1", fields);
        var written = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        var envelope = new Envelope(SENDER, "500", message.receiver().value(), "500", written, "STRICT1", null, false);
        var bytes = ENGINE.write(ENGINE.versionAt(now), envelope, List.of(draft));
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var read = ENGINE.check(bytes, MessageEngine.Context.NONE);
        assertThat(read.findings()).as(text).isEmpty();
        assertThat(read.messages()).singleElement().satisfies(m -> {
            assertThat(m.pid()).isEqualTo(message.pid());
            assertThat(m.findings()).as(text.replace("'", "'\n")).isEmpty();
        });
        return text;
    }

    private static Fields completed(Outgoing message, Instant now) {
        var fields = Fields.builder()
                .put("documentTime", now)
                .put("sender", SENDER)
                .put("receiver", message.receiver().value());
        if (message.fields().find("documentNumber").isEmpty()) fields.put("documentNumber", "DOC1");
        message.fields().values().forEach(fields::put);
        message.fields().groups().forEach((name, parts) -> parts.forEach(part -> fields.add(name, part)));
        return fields.build();
    }
}
