package org.stromlauf.receivables;

import java.time.LocalDate;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.Money;

/** A file of direct debits that was given to the bank (Lastschriftlauf). */
public record CollectionRun(
        String key, LocalDate collectOn, String messageId, String fileName, ContentHash file, int items, Money total) {}
