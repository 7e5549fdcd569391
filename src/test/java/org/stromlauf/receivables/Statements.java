package org.stromlauf.receivables;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;

/** Statements with transfers, as a bank writes them; each opens with 100 euros. */
final class Statements {

    private static final Money OPENING = Money.of("100.00");

    /** A transfer that came in. */
    record Credit(Money amount, String text, @Nullable String iban) {}

    private Statements() {}

    static Credit credit(String amount, String text, @Nullable String iban) {
        return new Credit(Money.of(amount), text, iban);
    }

    static byte[] of(Credit... credits) {
        return named("S1", credits);
    }

    static byte[] named(String id, Credit... credits) {
        var lines = List.of(credits);
        var closing = lines.stream().map(Credit::amount).reduce(OPENING, Money::plus);
        var xml = new PaymentXml(StatementReader.MESSAGE);
        xml.in("BkToCstmrStmt", () -> {
            xml.in("GrpHdr", () -> xml.text("MsgId", id).text("CreDtTm", "2026-12-01T18:00:00"));
            xml.in("Stmt", () -> {
                xml.text("Id", id).text("Acct/Id/IBAN", Bank.IBAN);
                balance(xml, "OPBD", OPENING);
                balance(xml, "CLBD", closing);
                lines.forEach(line -> xml.in("Ntry", () -> entry(xml, line)));
            });
        });
        return checked(xml.toBytes(), document -> PaymentSchemas.validate(StatementReader.MESSAGE, document));
    }

    private static byte[] checked(byte[] document, Consumer<byte[]> check) {
        if (System.getenv("STROMLAUF_SHARED") != null) check.accept(document);
        return document;
    }

    private static void balance(PaymentXml xml, String kind, Money amount) {
        xml.in("Bal", () -> xml.text("Tp/CdOrPrtry/Cd", kind)
                .amount("Amt", amount)
                .text("CdtDbtInd", "CRDT")
                .text("Dt/Dt", "2026-12-01"));
    }

    private static void entry(PaymentXml xml, Credit credit) {
        xml.amount("Amt", credit.amount())
                .text("CdtDbtInd", "CRDT")
                .text("Sts/Cd", "BOOK")
                .text("BookgDt/Dt", "2026-12-01")
                .text("BkTxCd/Prtry/Cd", "NTRF+166");
        xml.in("NtryDtls/TxDtls", () -> {
            var iban = credit.iban();
            if (iban != null) xml.text("RltdPties/DbtrAcct/Id/IBAN", iban);
            xml.text("RmtInf/Ustrd", credit.text());
        });
    }
}
