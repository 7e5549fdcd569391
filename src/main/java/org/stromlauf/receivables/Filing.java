package org.stromlauf.receivables;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.transport.Outbox;

/** Where the files of banks are kept and leave, and what names and dates them. */
@Component
record Filing(Outbox outbox, Archive archive, IdGenerator ids, Clock clock) {}
