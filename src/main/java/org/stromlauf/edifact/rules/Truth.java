package org.stromlauf.edifact.rules;

/** Kleene's three values, and NEUTRAL for what has no say in a decision: hints, formats, restrictions of values, repetitions. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN,
    NEUTRAL;

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        if (this == NEUTRAL) {
            return other;
        }
        if (other == NEUTRAL) {
            return this;
        }
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
    }

    /** An alternative that only informs or restricts a value may always be taken: the other does not close the choice. */
    Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        if (this == NEUTRAL || other == NEUTRAL) {
            return NEUTRAL;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FALSE;
    }

    /** As {@link #or}, but that of two that are decided one only may hold. */
    Truth xor(Truth other) {
        if (this == NEUTRAL || other == NEUTRAL) {
            return or(other);
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return of(this != other);
    }
}
