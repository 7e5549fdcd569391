package org.stromlauf.edifact.answers;

import java.util.List;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.MessageDraft;

/** The acknowledgements as APERAK AHB 1.1 and CONTRL AHB 1.0 define them. */
public final class Acknowledgements implements Answers {

    @Override
    public MessageDraft contrl(CheckedInterchange interchange, String reference) {
        return new MessageDraft("CONTRL", reference, new SyntaxReport(interchange).fields());
    }

    @Override
    public List<MessageDraft> aperakRejections(
            CheckedInterchange interchange,
            CheckedMessage message,
            List<ObjectFinding> findings,
            References references) {
        return new ApplicationReport(interchange, message, references).rejections(findings);
    }

    @Override
    public List<MessageDraft> aperakConfirmations(
            CheckedInterchange interchange,
            CheckedMessage message,
            List<String> rejectedTransactions,
            References references) {
        return new ApplicationReport(interchange, message, references).confirmations(rejectedTransactions);
    }
}
