package org.stromlauf.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.stromlauf.receivables.DirectDebit.Sequence;
import org.stromlauf.shared.Money;

/** The bank's order to collect: pain.008.001.08, scheme CORE (DFÜ-Abkommen Anlage 3). */
record DirectDebitFile(
        String messageId, Instant createdAt, LocalDate collectOn, Creditor creditor, List<DirectDebit> debits) {

    DirectDebitFile {
        debits = List.copyOf(debits);
    }

    Money total() {
        return total(debits);
    }

    byte[] toXml() {
        var xml = new PaymentXml("pain.008.001.08");
        xml.in("CstmrDrctDbtInitn", () -> {
            xml.in("GrpHdr", () -> header(xml));
            Arrays.stream(Sequence.values()).forEach(sequence -> block(xml, sequence));
        });
        return xml.toBytes();
    }

    private void header(PaymentXml xml) {
        xml.text("MsgId", messageId)
                .text("CreDtTm", createdAt.truncatedTo(ChronoUnit.SECONDS).toString())
                .text("NbOfTxs", String.valueOf(debits.size()))
                .text("CtrlSum", total().euros().toPlainString())
                .text("InitgPty/Nm", Sepa.text(creditor.name()));
    }

    private void block(PaymentXml xml, Sequence sequence) {
        var some = debits.stream().filter(d -> d.sequence() == sequence).toList();
        if (some.isEmpty()) return;
        xml.in("PmtInf", () -> {
            xml.text("PmtInfId", messageId + "-" + sequence)
                    .text("PmtMtd", "DD")
                    .text("BtchBookg", "true")
                    .text("NbOfTxs", String.valueOf(some.size()))
                    .text("CtrlSum", total(some).euros().toPlainString())
                    .in("PmtTpInf", () -> xml.text("SvcLvl/Cd", "SEPA")
                            .text("LclInstrm/Cd", "CORE")
                            .text("SeqTp", sequence.name()))
                    .text("ReqdColltnDt", collectOn.toString())
                    .text("Cdtr/Nm", Sepa.text(creditor.name()))
                    .text("CdtrAcct/Id/IBAN", creditor.iban())
                    // IBAN only: the bank knows its own BIC (Regulation (EU) 260/2012 art. 5(7)).
                    .text("CdtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
                    .text("ChrgBr", "SLEV")
                    .in("CdtrSchmeId/Id/PrvtId/Othr", () -> xml.text("Id", creditor.id())
                            .text("SchmeNm/Prtry", "SEPA"));
            some.forEach(debit -> xml.in("DrctDbtTxInf", () -> debit(xml, debit)));
        });
    }

    private static void debit(PaymentXml xml, DirectDebit debit) {
        var mandate = debit.mandate();
        xml.text("PmtId/EndToEndId", debit.item())
                .amount("InstdAmt", debit.amount())
                .in("DrctDbtTx/MndtRltdInf", () -> xml.text("MndtId", mandate.reference())
                        .text("DtOfSgntr", mandate.signedOn().toString()))
                .text("DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
                .text("Dbtr/Nm", Sepa.text(mandate.accountHolder()))
                .text("DbtrAcct/Id/IBAN", mandate.iban())
                .text("RmtInf/Ustrd", Sepa.text(debit.text()));
    }

    private static Money total(List<DirectDebit> debits) {
        return debits.stream().map(DirectDebit::amount).reduce(Money.ZERO, Money::plus);
    }
}
