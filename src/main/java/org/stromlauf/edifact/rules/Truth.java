package org.stromlauf.edifact.rules;

/** Kleene's three values, and NEUTRAL for what has no say in a decision: hints, formats, repetitions. */
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

    Truth or(Truth other) {
        if (this == NEUTRAL) {
            return other;
        }
        if (other == NEUTRAL) {
            return this;
        }
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FALSE;
    }

    Truth xor(Truth other) {
        if (this == NEUTRAL) {
            return other;
        }
        if (other == NEUTRAL) {
            return this;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return of(this != other);
    }
}
