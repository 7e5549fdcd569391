package org.stromlauf.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * What a document shall say, before it has a number.
 *
 * @param cancels number of the invoice that this one cancels; its lines are then negative
 * @param subject in German, for example {@code Ihre Stromrechnung}
 * @param facts label and text shown in the head: contract, location, meter
 * @param contained parts of the lines' prices that must be shown apart ("davon"), not added
 * @param charts what is drawn: consumption beside that before and that of comparable customers
 * @param paragraphs further texts: how the amount came about, complaint office, energy mix
 */
public record InvoiceDraft(
        @Nullable String cancels,
        String subject,
        LocalDate issued,
        DateRange period,
        Party seller,
        Party buyer,
        List<Fact> facts,
        List<Line> lines,
        List<Line> contained,
        List<Prepayment> prepayments,
        Payment payment,
        List<String> paragraphs,
        List<Chart> charts,
        References references,
        List<Annex> annexes) {

    public InvoiceDraft {
        if (lines.isEmpty()) throw new IllegalArgumentException("An invoice has at least one line");
        if (seller.vatId() == null)
            throw new IllegalArgumentException("The seller's VAT id is missing (UStG §14(4) no. 2)");
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        contained = List.copyOf(contained);
        prepayments = List.copyOf(prepayments);
        paragraphs = List.copyOf(paragraphs);
        // Documents that were stored before there were charts, references and annexes have none.
        charts = Objects.requireNonNullElse(charts, List.<Chart>of());
        references = Objects.requireNonNullElse(references, References.NONE);
        annexes = Objects.requireNonNullElse(annexes, List.<Annex>of());
        if (references.xrechnung()) requireWhatAnAuthorityWants(seller, buyer, references);
    }

    /** XRechnung 3.0: BR-DE-2, BR-DE-15, PEPPOL-EN16931-R010. */
    private static void requireWhatAnAuthorityWants(Party seller, Party buyer, References references) {
        if (seller.contact() == null) throw new IllegalArgumentException("XRechnung names the seller's contact (BG-6)");
        if (references.buyerReference() == null)
            throw new IllegalArgumentException("XRechnung names the buyer's Leitweg-ID (BT-10)");
        if (buyer.email() == null)
            throw new IllegalArgumentException("XRechnung names the buyer's electronic address (BT-49)");
    }

    /** A document about one place, without references. */
    public InvoiceDraft(
            @Nullable String cancels,
            String subject,
            LocalDate issued,
            DateRange period,
            Party seller,
            Party buyer,
            List<Fact> facts,
            List<Line> lines,
            List<Line> contained,
            List<Prepayment> prepayments,
            Payment payment,
            List<String> paragraphs,
            List<Chart> charts) {
        this(
                cancels,
                subject,
                issued,
                period,
                seller,
                buyer,
                facts,
                lines,
                contained,
                prepayments,
                payment,
                paragraphs,
                charts,
                References.NONE,
                List.of());
    }

    /**
     * What the buyer sorts the document by.
     *
     * @param purchaseOrder his order (Bestellnummer, BT-13)
     * @param buyerReference of an authority the Leitweg-ID (BT-10)
     * @param contract number of the contract (BT-12)
     * @param xrechnung whether the buyer is an authority, which takes documents after the CIUS XRechnung only (ERechV §4(2))
     */
    public record References(
            @Nullable String purchaseOrder,
            @Nullable String buyerReference,
            @Nullable String contract,
            boolean xrechnung) {

        public static final References NONE = new References(null, null, null);

        public References(@Nullable String purchaseOrder, @Nullable String buyerReference, @Nullable String contract) {
            this(purchaseOrder, buyerReference, contract, false);
        }
    }

    /**
     * A site's page. Its VAT is its share of the VAT on the sum of all sites, so that all annexes add up to the document.
     *
     * @param site as its lines name it
     * @param purchaseOrder its own order; null = that of the whole
     * @param paragraphs further texts about this site
     */
    public record Annex(
            String site,
            DateRange period,
            @Nullable String costCentre,
            @Nullable String purchaseOrder,
            List<Fact> facts,
            Money net,
            Money vat,
            List<String> paragraphs) {

        public Annex {
            paragraphs = List.copyOf(paragraphs);
            facts = List.copyOf(facts);
        }

        public Money gross() {
            return net.plus(vat);
        }
    }

    /**
     * Quantities side by side, drawn as bars.
     *
     * @param unit of all bars
     * @param note a sentence below: source, how they are made comparable
     */
    public record Chart(String title, String unit, List<Bar> bars, String note) {

        public Chart {
            bars = List.copyOf(bars);
        }
    }

    /** @param ours whether it is what the document is about, and drawn darker */
    public record Bar(String label, BigDecimal value, boolean ours) {}

    /** A label and its text in the document's head. */
    public record Fact(String label, String text) {}

    /**
     * @param unit kWh, Tag, Stück
     * @param unitPrice net € for one {@code priceBase} of the unit
     * @param net rounded to cent
     * @param vatRate in percent
     * @param explanation a sentence that says why
     * @param site the annex on which it stands; null = on the document itself
     * @param costCentre Kostenstelle of the buyer (BT-133)
     */
    public record Line(
            String name,
            DateRange period,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal priceBase,
            Money net,
            BigDecimal vatRate,
            String explanation,
            @Nullable String site,
            @Nullable String costCentre) {

        public Line(
                String name,
                DateRange period,
                BigDecimal quantity,
                String unit,
                BigDecimal unitPrice,
                BigDecimal priceBase,
                Money net,
                BigDecimal vatRate,
                String explanation) {
            this(name, period, quantity, unit, unitPrice, priceBase, net, vatRate, explanation, null, null);
        }

        /** The same on a site's annex. */
        public Line at(String where, @Nullable String centre) {
            return new Line(
                    name, period, quantity, unit, unitPrice, priceBase, net, vatRate, explanation, where, centre);
        }
    }

    /** An instalment paid before, deducted net and VAT (UStG §14(5)). */
    public record Prepayment(String name, LocalDate paid, Money net, Money vat) {

        public Money gross() {
            return net.plus(vat);
        }
    }

    /**
     * @param due the day on which the amount is due, at the earliest two weeks after receipt (EnWG §40c(1))
     * @param mandate the SEPA mandate by which it is collected; null = the buyer transfers
     * @param buyerIban the account it is collected from
     */
    public record Payment(
            LocalDate due,
            String sellerIban,
            @Nullable String mandate,
            @Nullable String buyerIban,
            @Nullable String creditorId) {}
}
