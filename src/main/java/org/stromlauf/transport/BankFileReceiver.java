package org.stromlauf.transport;

import org.stromlauf.shared.TenantId;

/** Takes what a bank has for a tenant: statements. The business module implements it; channels call nothing else. */
public interface BankFileReceiver {

    /**
     * A file between a tenant and its bank.
     *
     * @param bank its address, which is also the name of its folder: see {@link Channels#isBank}
     */
    record BankFile(TenantId tenant, String bank, String name, byte[] content) {}

    /**
     * Books it in a transaction of its own and under a unit of work of its own; the same file again changes nothing.
     *
     * @return false when it cannot be read: the channel puts it aside, and a clerk was told
     */
    boolean receive(BankFile file);
}
