package org.stromlauf.invoicing;

import java.time.LocalDate;
import java.util.List;

/**
 * A letter to a customer on the paper of the supplier's invoices.
 *
 * @param reference names the letter among all of the sender's
 * @param sender the name at its head
 * @param footer what stands at the foot of each page
 * @param recipient the lines of the address
 * @param facts what stands beside the address, label and text
 */
public record Letter(
        String reference,
        String sender,
        String footer,
        List<String> recipient,
        LocalDate date,
        List<Fact> facts,
        String subject,
        List<Part> parts) {

    /** For example "Vertragsnummer: 4711". */
    public record Fact(String label, String text) {}

    /** What a letter consists of. */
    public sealed interface Part {}

    public record Heading(String text) implements Part {}

    public record Paragraph(String text) implements Part {}

    /** A point of a list. */
    public record Point(String text) implements Part {}

    /**
     * An amount or day with what it is.
     *
     * @param strong the sum of what stands above
     */
    public record Row(String label, String value, boolean strong) implements Part {}

    public Letter {
        recipient = List.copyOf(recipient);
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
    }

    /** The letter as PDF; the same letter gives the same bytes. */
    public byte[] pdf() {
        return LetterPdf.write(this);
    }
}
