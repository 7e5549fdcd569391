package org.stromlauf.supply.supplier;

import java.time.Duration;
import org.stromlauf.tenancy.Setting;

/** What a supplier sets for himself about supply. */
public final class SupplierSettings {

    /** How a supplier answers the grid operator's request to end an assignment. */
    public enum DeregistrationAnswers {
        /** As soon as it is received. */
        AUTOMATIC,
        /** Half an hour before the limit. */
        LATE,
        /** Never, which is consent: a partner that misbehaves, for a market in a box. */
        SILENT
    }

    public static final Setting<DeregistrationAnswers> DEREGISTRATION_ANSWER =
            Setting.choice("supply.deregistration-answer", DeregistrationAnswers.AUTOMATIC);

    /** The balancing group (EIC) to which the supplier's locations are assigned. */
    public static final Setting<String> BALANCING_GROUP = Setting.text("supply.balancing-group", "");

    /** How long after the legal limit a partner's answer is waited for before a case worker clears it. */
    public static final Setting<Duration> ANSWER_TOLERANCE =
            Setting.duration("supply.answer-tolerance", Duration.ofHours(2));

    private SupplierSettings() {}
}
