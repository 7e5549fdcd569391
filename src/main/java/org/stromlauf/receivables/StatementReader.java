package org.stromlauf.receivables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;

/** Reads a bank's camt.053.001.08 (DFÜ-Abkommen Anlage 3, chapter 7). */
final class StatementReader {

    static final String MESSAGE = "camt.053.001.08";

    private StatementReader() {}

    /** @throws UnreadablePaymentFileException with the place when it cannot be taken */
    static List<BankStatement> read(byte[] content) {
        var root = PaymentDocument.read(content, MESSAGE);
        var body =
                root.first("BkToCstmrStmt").orElseThrow(() -> new UnreadablePaymentFileException("No BkToCstmrStmt"));
        try {
            return body.all("Stmt").stream().map(StatementReader::statement).toList();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new UnreadablePaymentFileException("A date or an amount is none: " + e.getMessage(), e);
        }
    }

    private static BankStatement statement(XmlNode node) {
        var lines = new ArrayList<BankStatement.Line>();
        for (var entry : node.all("Ntry")) {
            // What is only announced (PDNG) or informative (INFO) has not moved money.
            if (entry.required("Sts/Cd").equals("BOOK")) lines.addAll(lines(entry));
        }
        return new BankStatement(
                node.required("Id"),
                node.required("Acct/Id/IBAN"),
                balance(node, "OPBD", "PRCD"),
                balance(node, "CLBD"),
                lines);
    }

    /** @param kinds the code of the balance, or one that stands for it */
    private static Money balance(XmlNode statement, String... kinds) {
        for (var kind : kinds) {
            for (var balance : statement.all("Bal")) {
                if (balance.text("Tp/CdOrPrtry/Cd").equals(Optional.of(kind))) return signed(balance);
            }
        }
        throw new UnreadablePaymentFileException("The statement has no balance " + kinds[0]);
    }

    private static List<BankStatement.Line> lines(XmlNode entry) {
        var parts = entry.all("NtryDtls").stream()
                .flatMap(d -> d.all("TxDtls").stream())
                .toList();
        if (parts.isEmpty()) return List.of(line(entry, entry, signed(entry)));
        if (parts.size() == 1) return List.of(line(entry, parts.get(0), signed(entry)));
        var lines = parts.stream().map(p -> line(entry, p, signed(p, entry))).toList();
        var sum = lines.stream().map(BankStatement.Line::amount).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(signed(entry))) {
            throw new UnreadablePaymentFileException("An entry over " + signed(entry) + " has details over " + sum);
        }
        return lines;
    }

    private static BankStatement.Line line(XmlNode entry, XmlNode part, Money amount) {
        var reason = part.text("RtrInf/Rsn/Cd").orElse(null);
        return new BankStatement.Line(
                date(entry),
                amount,
                reason == null ? Money.ZERO : charges(part, amount),
                part.text("Refs/EndToEndId")
                        .filter(id -> !id.equals("NOTPROVIDED"))
                        .orElse(null),
                part.text("RltdPties/DbtrAcct/Id/IBAN").orElse(null),
                part.text("RltdPties/Dbtr/Pty/Nm").orElse(null),
                remittance(entry, part),
                reason);
    }

    /** What was returned stands in the instructed amount; what goes beyond are the charges of both banks. */
    private static Money charges(XmlNode part, Money amount) {
        var original = part.first("AmtDtls/InstdAmt/Amt").map(StatementReader::euros);
        var records = part.all("Chrgs").stream()
                .flatMap(c -> c.all("Rcrd").stream())
                .map(r -> euros(amountOf(r)))
                .reduce(Money.ZERO, Money::plus);
        var charges = original.map(o -> amount.negated().minus(o)).orElse(records);
        if (charges.isNegative() || charges.compareTo(amount.negated()) >= 0) {
            throw new UnreadablePaymentFileException("A return over " + amount + " has charges of " + charges);
        }
        return charges;
    }

    private static LocalDate date(XmlNode entry) {
        var day = entry.text("BookgDt/Dt").or(() -> entry.text("BookgDt/DtTm").map(t -> t.substring(0, 10)));
        return LocalDate.parse(
                day.orElseThrow(() -> new UnreadablePaymentFileException("An entry has no booking date (BookgDt)")));
    }

    private static String remittance(XmlNode entry, XmlNode part) {
        var texts = part.all("RmtInf").stream()
                .flatMap(r -> r.all("Ustrd").stream())
                .map(XmlNode::text)
                .toList();
        return texts.isEmpty() ? entry.text("AddtlNtryInf").orElse("") : String.join(" ", texts);
    }

    private static Money signed(XmlNode node) {
        return signed(node, node);
    }

    /** A detail without its own sign has that of its entry. */
    private static Money signed(XmlNode node, XmlNode parent) {
        var amount = euros(amountOf(node));
        var sign = node.text("CdtDbtInd").or(() -> parent.text("CdtDbtInd")).orElse("");
        return switch (sign) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.negated();
            default ->
                throw new UnreadablePaymentFileException("CdtDbtInd is neither CRDT nor DBIT, was '" + sign + "'");
        };
    }

    private static XmlNode amountOf(XmlNode node) {
        return node.first("Amt").orElseThrow(() -> new UnreadablePaymentFileException(node.name() + " has no Amt"));
    }

    private static Money euros(XmlNode amount) {
        @Nullable String currency = amount.currency();
        if (!"EUR".equals(currency)) {
            throw new UnreadablePaymentFileException("The account is kept in EUR, an amount is in " + currency);
        }
        return new Money(new BigDecimal(amount.text()).setScale(2, RoundingMode.UNNECESSARY));
    }
}
