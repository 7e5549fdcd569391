package org.stromlauf.marketcomm;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenants;

/** Journalled interchanges as they came, and read again as they were read then. */
@Component
class Originals {

    private static final int START = 1024;
    private static final Pattern FIRST_MESSAGE_IS_CONTRL =
            Pattern.compile("\\AUN[AB][^\\x00]*?UNH.[^+]{1,14}.CONTRL\\W");

    private final Archive archive;
    private final MessageEngine engine;
    private final PartnerDirectory partners;
    private final Tenants tenants;

    Originals(Archive archive, MessageEngine engine, PartnerDirectory partners, Tenants tenants) {
        this.archive = archive;
        this.engine = engine;
        this.partners = partners;
        this.tenants = tenants;
    }

    byte[] content(JournalledInterchange row) {
        return archive.read(row.tenant(), row.content());
    }

    /** Whether its first message is a CONTRL, also when nothing else of it could be read. */
    boolean isContrl(JournalledInterchange row) {
        var content = content(row);
        var start = new String(content, 0, Math.min(content.length, START), StandardCharsets.ISO_8859_1);
        return FIRST_MESSAGE_IS_CONTRL.matcher(start).find();
    }

    CheckedInterchange read(JournalledInterchange row) {
        var own = tenants.get(row.tenant()).role().abbreviation();
        var other = partners.find(row.tenant(), MarketPartnerId.of(Objects.requireNonNull(row.partner())))
                .map(partner -> partner.role().abbreviation())
                .orElse(null);
        var received = row.direction() == Direction.IN;
        return engine.check(
                content(row),
                new MessageEngine.Context(row.journalledAt(), received ? other : own, received ? own : other));
    }

    /** One transaction of a received interchange, as its handler gets it. */
    ReceivedMessage message(JournalledInterchange row, JournalledTransaction transaction, CheckedInterchange checked) {
        var message = checked.messages().get(transaction.messageIndex());
        var fields = message.transactions().get(transaction.transactionIndex());
        return new ReceivedMessage(
                transaction.id(), row.tenant(), transaction.partner(), row.journalledAt(), message, fields);
    }
}
