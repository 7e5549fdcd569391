package org.stromlauf.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** A debit of a direct debit file. */
    record Debit(String endToEndId, String mandate, Money amount, String debtor, String iban, String text) {}

    /**
     * A transfer that somebody makes into the account.
     *
     * @param payer whose account it comes from
     * @param text what the payer wrote, for example the contract's number
     */
    public record Transfer(String payer, String iban, Money amount, String text) {}

    private SimulatedBank() {}

    /**
     * The camt.053.001.08 of the day on which a pain.008.001.08 is carried out: one entry for the whole file, one for each
     * return with its charges.
     *
     * @throws IllegalArgumentException when a debit shall come back that the file does not hold
     */
    public static DayStatement collect(byte[] directDebits, Day day) {
        var account = order(directDebits).all("PmtInf").get(0).required("CdtrAcct/Id/IBAN");
        return book(day, account, List.of(directDebits), List.of());
    }

    /** The camt.053.001.08 of a day with all that the bank carries out on it. */
    static DayStatement book(Day day, String account, List<byte[]> directDebits, List<Transfer> transfers) {
        var orders = directDebits.stream().map(SimulatedBank::order).toList();
        var debits = orders.stream().flatMap(o -> debits(o).stream()).toList();
        requireKnown(debits, day);
        var returns = debits.stream()
                .filter(d -> day.returned().containsKey(d.endToEndId()))
                .toList();
        var closing = day.opening()
                .plus(sum(debits.stream().map(Debit::amount)))
                .plus(sum(transfers.stream().map(Transfer::amount)))
                .minus(sum(returns.stream().map(d -> d.amount().plus(RETURN_CHARGES))));

        var xml = new PaymentXml("camt.053.001.08");
        xml.in("BkToCstmrStmt", () -> {
            xml.in("GrpHdr", () -> xml.text("MsgId", day.id()).text("CreDtTm", day.day() + "T18:00:00"));
            xml.in("Stmt", () -> {
                xml.text("Id", day.id()).text("CreDtTm", day.day() + "T18:00:00");
                xml.in("Acct", () -> xml.text("Id/IBAN", account).text("Ccy", "EUR"));
                balance(xml, "OPBD", day.opening(), day.day());
                balance(xml, "CLBD", closing, day.day());
                orders.forEach(o -> collection(xml, day, o.required("GrpHdr/MsgId"), debits(o)));
                returns.forEach(debit -> giveBack(xml, day, debit));
                for (int i = 0; i < transfers.size(); i++) credit(xml, day, i + 1, transfers.get(i));
            });
        });
        return new DayStatement(xml.toBytes(), closing);
    }

    /** The day on which a direct debit file shall be carried out. */
    static LocalDate collectionDay(byte[] directDebits) {
        return LocalDate.parse(order(directDebits).all("PmtInf").get(0).required("ReqdColltnDt"));
    }

    static List<Debit> debits(byte[] directDebits) {
        return debits(order(directDebits));
    }

    private static XmlNode order(byte[] directDebits) {
        return PaymentDocument.read(directDebits, "pain.008.001.08")
                .first("CstmrDrctDbtInitn")
                .orElseThrow();
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
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

    private static void credit(PaymentXml xml, Day day, int number, Transfer transfer) {
        xml.in("Ntry", () -> {
            entry(xml, transfer.amount(), day, day.id() + "-" + number, "RCDT/ESCT");
            xml.in("NtryDtls/TxDtls", () -> {
                xml.text("Refs/EndToEndId", "NOTPROVIDED");
                signed(xml, transfer.amount());
                xml.in("RltdPties", () -> xml.text("Dbtr/Pty/Nm", transfer.payer())
                        .text("DbtrAcct/Id/IBAN", transfer.iban()));
                xml.text("RmtInf/Ustrd", transfer.text());
            });
        });
    }

    private static void collection(PaymentXml xml, Day day, String message, List<Debit> debits) {
        var total = sum(debits.stream().map(Debit::amount));
        xml.in("Ntry", () -> {
            entry(xml, total, day, message, "IDDT/ESDD");
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
            entry(xml, lost, day, debit.endToEndId(), "IDDT/UPDD");
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

    /** @param family and sub-family: IDDT/ESDD collected, IDDT/UPDD returned, RCDT/ESCT transfer received */
    private static void entry(PaymentXml xml, Money amount, Day day, String reference, String family) {
        var families = family.split("/");
        signed(xml, amount);
        xml.text("Sts/Cd", "BOOK")
                .text("BookgDt/Dt", day.day().toString())
                .text("ValDt/Dt", day.day().toString())
                .text("AcctSvcrRef", reference)
                .in("BkTxCd/Domn", () -> xml.text("Cd", "PMNT")
                        .in("Fmly", () -> xml.text("Cd", families[0]).text("SubFmlyCd", families[1])));
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
