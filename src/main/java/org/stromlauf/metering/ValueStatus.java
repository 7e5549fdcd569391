package org.stromlauf.metering;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How certain a meter value is (Messwertstatus, QTY 6063 of MSCONS). */
public enum ValueStatus {
    /** Wahrer Wert. */
    TRUE_VALUE("220", "wahrer Wert", 1),
    /** Ersatzwert. */
    SUBSTITUTE("67", "Ersatzwert", 2),
    /** Vorläufiger Wert; of load profiles and intelligent meters only. */
    PRELIMINARY("Z18", "vorläufiger Wert", 3),
    /** Vorschlagswert; gas. */
    PROPOSED("201", "Vorschlagswert", 4),
    /** Nicht verwendbarer Wert; gas. */
    UNUSABLE("20", "nicht verwendbarer Wert", 5),
    /** Prognosewert; gas profiles. */
    FORECAST("187", "Prognosewert", 6),
    /** A sum of values (allocation lists, balanced quantities). */
    SUM("79", "Summe", 7);

    private static final Map<String, ValueStatus> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ValueStatus::code, s -> s));

    private final String code;
    private final String german;
    private final int mark;

    ValueStatus(String code, String german, int mark) {
        this.code = code;
        this.german = german;
        this.mark = mark;
    }

    /** How packed days store it: never changes. */
    int mark() {
        return mark;
    }

    static ValueStatus ofMark(int mark) {
        for (var status : values()) {
            if (status.mark == mark) return status;
        }
        throw new IllegalArgumentException("No status is stored as " + mark);
    }

    /** Whether it may be billed: a true value, or a substitute that stands for one. */
    public boolean isFinal() {
        return this == TRUE_VALUE || this == SUBSTITUTE;
    }

    /** As MSCONS writes it. */
    public String code() {
        return code;
    }

    public String german() {
        return german;
    }

    public static Optional<ValueStatus> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * Whether another value may take the place of one with this status (WiM part 2, status of values; MSCONS AHB, hints 541 and
     * 551): never back to preliminary; a true value only with a correction reason, as a substitute by another substitute.
     *
     * @param corrected whether the new value names a correction reason (STS+Z34)
     */
    public boolean mayBecome(ValueStatus next, boolean corrected) {
        return switch (this) {
            case SUBSTITUTE -> next == TRUE_VALUE || (next != PRELIMINARY && corrected);
            case TRUE_VALUE -> next != PRELIMINARY && corrected;
            default -> true;
        };
    }
}
