package org.stromlauf.edifact;

import java.util.List;

/** A message was not written because its own reader would reject it: a mistake of the caller, never of a partner. */
public final class MessageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public MessageRefusedException(String pid, List<Finding> findings) {
        super("Message " + pid + " would be rejected by its receiver: "
                + findings.stream()
                        .map(f -> f.code() + " at " + f.path() + " (expected " + f.expected() + ", found " + f.found()
                                + ")")
                        .collect(java.util.stream.Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
