package org.stromlauf.marketcomm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.InterchangeTaker;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenants;

/** Journalled interchanges as they came, and read again as they were read then. */
@Component
class Originals {

    private static final int START = 1024;
    /** Bytes from which a second thread is worth its trouble. */
    private static final int LARGE = 1 << 18;

    private static final Pattern FIRST_MESSAGE_IS_CONTRL =
            Pattern.compile("\\AUN[AB][^\\x00]*?UNH.[^+]{1,14}.CONTRL\\W");
    private static final Pattern FIRST_MESSAGE_IS_MSCONS =
            Pattern.compile("\\AUN[AB][^\\x00]*?UNH.[^+]{1,14}.MSCONS\\W");

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
        return FIRST_MESSAGE_IS_CONTRL.matcher(start(row)).find();
    }

    /** Whether its first message carries meter values, of which an interchange may have a hundred megabytes. */
    boolean isMeterValues(JournalledInterchange row) {
        return FIRST_MESSAGE_IS_MSCONS.matcher(start(row)).find();
    }

    private String start(JournalledInterchange row) {
        try (var content = archive.open(row.tenant(), row.content())) {
            return new String(content.readNBytes(START), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the messages of a received interchange one by one, as {@link #read} does all at once. */
    void read(JournalledInterchange row, InterchangeTaker taker) {
        try {
            var spooled = Files.createTempFile("stromlauf-original", ".edi");
            try {
                try (var content = archive.open(row.tenant(), row.content());
                        var out = Files.newOutputStream(spooled)) {
                    var unused = content.transferTo(out);
                }
                var context = context(row);
                if (row.size() < LARGE) engine.check(spooled, context, taker);
                else CheckedAhead.read(each -> engine.check(spooled, context, each), taker);
            } finally {
                Files.delete(spooled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckedInterchange read(JournalledInterchange row) {
        return engine.check(content(row), context(row));
    }

    private MessageEngine.Context context(JournalledInterchange row) {
        var own = tenants.get(row.tenant()).role().abbreviation();
        // What cannot be read has no partner.
        var other = Optional.ofNullable(row.partner())
                .flatMap(partner -> partners.find(row.tenant(), MarketPartnerId.of(partner)))
                .map(partner -> partner.role().abbreviation())
                .orElse(null);
        var received = row.direction() == Direction.IN;
        return new MessageEngine.Context(row.journalledAt(), received ? other : own, received ? own : other);
    }

    /** One transaction of a received interchange, as its handler gets it. */
    ReceivedMessage message(JournalledInterchange row, JournalledTransaction transaction, CheckedInterchange checked) {
        var message = checked.messages().get(transaction.messageIndex());
        var fields = message.transactions().get(transaction.transactionIndex());
        return new ReceivedMessage(
                transaction.id(), row.tenant(), transaction.partner(), row.journalledAt(), message, fields);
    }
}
