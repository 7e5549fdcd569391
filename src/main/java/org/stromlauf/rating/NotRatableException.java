package org.stromlauf.rating;

import java.util.List;

/** Something is missing that a bill needs: a price, a levy, a reading. It is a reason not to bill, never a default. */
public final class NotRatableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    public NotRatableException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
