package org.stromlauf.transport;

import org.stromlauf.transport.BankFileReceiver.BankFile;

/** A bank that stands on this machine and moves no money. A market box implements it, production has none. */
public interface LocalBank {

    /** Takes an order to collect; the same order again changes nothing. */
    void take(BankFile order);
}
