package org.stromlauf.edifact;

import java.util.List;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.reading.WalkedMessage;

/** Holds a message whose structure is right to the column of its PID in the handbook (Anwendungshandbuch, AHB). */
@FunctionalInterface
interface HandbookCheck {

    /**
     * @param applied how many rules were evaluated
     * @param undecided how many of them neither the message nor the context decides
     */
    record Result(List<Finding> findings, int applied, int undecided) {}

    Result check(WalkedMessage message, Context context);
}
