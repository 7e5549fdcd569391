package org.stromlauf.marketcomm;

import java.util.List;
import java.util.Set;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.tenancy.Role;

/** Checks objects and assignments that only the receiver's data knows (MARKET 5.2, steps 5 and 6); findings become APERAK. */
public interface ReceivedMessageCheck {

    Role role();

    Set<String> pids();

    /** In the order of the PID overview; stops at the first failure, so at most one finding of assignment. */
    List<ObjectFinding> check(ReceivedMessage message);

    /** The same for several messages, in their order. */
    default List<List<ObjectFinding>> checkAll(List<ReceivedMessage> messages) {
        return messages.stream().map(this::check).toList();
    }
}
