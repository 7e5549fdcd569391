package org.stromlauf.retail;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.receivables.BankStatements;
import org.stromlauf.receivables.UnreadablePaymentFileException;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.transport.BankFileReceiver;
import org.stromlauf.workflow.Processes;

/** Takes the statements of a supplier's bank; one that cannot be read becomes a task. */
@Component
class BankInbox implements BankFileReceiver {

    private static final int LONGEST_ERROR = 1000;

    private final BankStatements statements;
    private final Processes processes;
    private final TransactionOperations transaction;
    private final IdGenerator ids;

    BankInbox(BankStatements statements, Processes processes, TransactionOperations transaction, IdGenerator ids) {
        this.statements = statements;
        this.processes = processes;
        this.transaction = transaction;
        this.ids = ids;
    }

    @Override
    public boolean receive(BankFile file) {
        return UnitOfWork.call("bank-file/" + file.tenant() + "/" + file.bank() + "/" + file.name(), () -> take(file));
    }

    private boolean take(BankFile file) {
        try {
            transaction.executeWithoutResult(status -> statements.take(file.tenant(), file.content()));
            return true;
        } catch (UnreadablePaymentFileException e) {
            transaction.executeWithoutResult(status -> report(file, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void report(BankFile file, String error) {
        var shown = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
        processes.start(
                file.tenant(),
                "BankFileClearing",
                ids.nextReference(16),
                Map.of("bank", file.bank(), "file", file.name(), "error", shown));
    }
}
