package org.stromlauf.edifact.reading;

/** Segment tags as numbers, so that the hot path compares without strings. */
public final class Tags {

    static final int UNA = pack("UNA");
    static final int UNB = pack("UNB");
    static final int UNH = pack("UNH");
    static final int UNT = pack("UNT");
    static final int UNZ = pack("UNZ");
    static final int BGM = pack("BGM");
    static final int RFF = pack("RFF");

    private Tags() {}

    /** {@code 0} when the tag has not three letters. */
    public static int pack(String tag) {
        return tag.length() == 3 ? pack(tag.charAt(0), tag.charAt(1), tag.charAt(2)) : 0;
    }

    static int pack(int first, int second, int third) {
        return (first & 0xff) << 16 | (second & 0xff) << 8 | (third & 0xff);
    }
}
