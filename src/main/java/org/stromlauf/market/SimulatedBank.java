package org.stromlauf.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stromlauf.receivables.PaymentDocument;
import org.stromlauf.receivables.PaymentXml;
import org.stromlauf.receivables.XmlNode;
import org.stromlauf.shared.Money;

/** The bank of a market box: carries out a direct debit file and says so in a statement. Same input, same bytes. */
public final class SimulatedBank {

    /** What a returned direct debit costs: the other bank's charge and the own bank's. */
    static final Money RETURN_CHARGES = Money.of("3.50");

    /**
     * A day's statement.
     *
     * @param closing the balance with which the next statement opens
     */
    public record DayStatement(byte[] content, Money closing) {}

    /**
     * What happens on a day.
     *
     * @param id the statement's id, unique for the account, up to 35 characters
     * @param day the booking date
     * @param opening the balance before
     * @param returned the debits of the file that come back the same day, by EndToEndId, with the reason, for example AM04
     */
    public record Day(String id, LocalDate day, Money opening, Map<String, String> returned) {

        public Day {
            returned = Map.copyOf(returned);
        }
    }

    private record Debit(String endToEndId, String mandate, Money amount, String debtor, String iban, String text) {}

    private SimulatedBank() {}

    /**
     * The camt.053.001.08 of the day on which a pain.008.001.08 is carried out: one entry for the whole file, one for each
     * return with its charges.
     *
     * @throws IllegalArgumentException when a debit shall come back that the file does not hold
     */
    public static DayStatement collect(byte[] directDebits, Day day) {
        var order = PaymentDocument.read(directDebits, "pain.008.001.08")
                .first("CstmrDrctDbtInitn")
                .orElseThrow();
        var debits = debits(order);
        requireKnown(debits, day);
        var returns = debits.stream()
                .filter(d -> day.returned().containsKey(d.endToEndId()))
                .toList();
        var collected = debits.stream().map(Debit::amount).reduce(Money.ZERO, Money::plus);
        var lost = returns.stream().map(d -> d.amount().plus(RETURN_CHARGES)).reduce(Money.ZERO, Money::plus);
        var closing = day.opening().plus(collected).minus(lost);
        var account = order.all("PmtInf").get(0).required("CdtrAcct/Id/IBAN");

        var xml = new PaymentXml("camt.053.001.08");
        xml.in("BkToCstmrStmt", () -> {
            xml.in("GrpHdr", () -> xml.text("MsgId", day.id()).text("CreDtTm", day.day() + "T18:00:00"));
            xml.in("Stmt", () -> {
                xml.text("Id", day.id()).text("CreDtTm", day.day() + "T18:00:00");
                xml.in("Acct", () -> xml.text("Id/IBAN", account).text("Ccy", "EUR"));
                balance(xml, "OPBD", day.opening(), day.day());
                balance(xml, "CLBD", closing, day.day());
                collection(xml, day, order.required("GrpHdr/MsgId"), debits);
                returns.forEach(debit -> giveBack(xml, day, debit));
            });
        });
        return new DayStatement(xml.toBytes(), closing);
    }

    private static List<Debit> debits(XmlNode order) {
        var debits = new ArrayList<Debit>();
        for (var block : order.all("PmtInf")) {
            for (var debit : block.all("DrctDbtTxInf")) {
                debits.add(new Debit(
                        debit.required("PmtId/EndToEndId"),
                        debit.required("DrctDbtTx/MndtRltdInf/MndtId"),
                        new Money(new BigDecimal(debit.required("InstdAmt"))),
                        debit.required("Dbtr/Nm"),
                        debit.required("DbtrAcct/Id/IBAN"),
                        debit.text("RmtInf/Ustrd").orElse("")));
            }
        }
        return debits;
    }

    private static void requireKnown(List<Debit> debits, Day day) {
        var known = debits.stream().map(Debit::endToEndId).toList();
        for (var id : day.returned().keySet()) {
            if (!known.contains(id)) throw new IllegalArgumentException("The file has no debit '" + id + "' to return");
        }
    }

    private static void balance(PaymentXml xml, String kind, Money amount, LocalDate day) {
        xml.in("Bal", () -> {
            xml.text("Tp/CdOrPrtry/Cd", kind);
            signed(xml, amount);
            xml.text("Dt/Dt", day.toString());
        });
    }

    private static void collection(PaymentXml xml, Day day, String message, List<Debit> debits) {
        var total = debits.stream().map(Debit::amount).reduce(Money.ZERO, Money::plus);
        xml.in("Ntry", () -> {
            entry(xml, total, day, message, "ESDD");
            xml.in(
                    "NtryDtls",
                    () -> debits.forEach(debit -> xml.in("TxDtls", () -> {
                        references(xml, debit);
                        signed(xml, debit.amount());
                        parties(xml, debit);
                    })));
        });
    }

    private static void giveBack(PaymentXml xml, Day day, Debit debit) {
        var lost = debit.amount().plus(RETURN_CHARGES).negated();
        xml.in("Ntry", () -> {
            entry(xml, lost, day, debit.endToEndId(), "UPDD");
            xml.in("NtryDtls/TxDtls", () -> {
                references(xml, debit);
                signed(xml, lost);
                xml.in("AmtDtls/InstdAmt", () -> xml.amount("Amt", debit.amount()));
                xml.in("Chrgs/Rcrd", () -> signed(xml, RETURN_CHARGES.negated()));
                parties(xml, debit);
                xml.text("RtrInf/Rsn/Cd", Objects.requireNonNull(day.returned().get(debit.endToEndId())));
            });
        });
    }

    /** @param family sub-family of received direct debits: ESDD collected, UPDD returned */
    private static void entry(PaymentXml xml, Money amount, Day day, String reference, String family) {
        signed(xml, amount);
        xml.text("Sts/Cd", "BOOK")
                .text("BookgDt/Dt", day.day().toString())
                .text("ValDt/Dt", day.day().toString())
                .text("AcctSvcrRef", reference)
                .in("BkTxCd/Domn", () -> xml.text("Cd", "PMNT")
                        .in("Fmly", () -> xml.text("Cd", "IDDT").text("SubFmlyCd", family)));
    }

    private static void references(PaymentXml xml, Debit debit) {
        xml.in("Refs", () -> xml.text("EndToEndId", debit.endToEndId()).text("MndtId", debit.mandate()));
    }

    private static void parties(PaymentXml xml, Debit debit) {
        xml.in("RltdPties", () -> xml.text("Dbtr/Pty/Nm", debit.debtor()).text("DbtrAcct/Id/IBAN", debit.iban()));
        if (!debit.text().isEmpty()) xml.text("RmtInf/Ustrd", debit.text());
    }

    private static void signed(PaymentXml xml, Money amount) {
        xml.amount("Amt", amount.isNegative() ? amount.negated() : amount)
                .text("CdtDbtInd", amount.isNegative() ? "DBIT" : "CRDT");
    }
}
