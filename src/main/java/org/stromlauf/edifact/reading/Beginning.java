package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;

/** What a file that is no interchange seems to be, by its first bytes, so that its sender learns what to mend. */
final class Beginning {

    /** So many bytes tell. */
    static final int LENGTH = 16;

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private Beginning() {}

    static Fault fault(byte[] first) {
        var text = new String(first, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) return Fault.FILE_EMPTY;
        if (text.startsWith(BYTE_ORDER_MARK)) return Fault.FILE_HAS_BYTE_ORDER_MARK;
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) return Fault.FILE_IS_UTF_16;
        if (text.startsWith("<")) return Fault.FILE_IS_XML;
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("\u001F\u008B")) return Fault.FILE_IS_PACKED;
        if (isSealed(text)) return Fault.FILE_IS_SEALED;
        return text.startsWith("UNB") && text.length() > 3 && text.charAt(3) != '+'
                ? Fault.SERVICE_CHARACTERS_MISSING
                : Fault.NO_INTERCHANGE;
    }

    /** S/MIME as mail or AS2 carries it, or its bytes alone (CMS in DER). */
    private static boolean isSealed(String text) {
        return text.startsWith("MIME-Version")
                || text.startsWith("Content-Type")
                || text.startsWith("-----BEGIN")
                || text.startsWith("0\u0080\u0006")
                || text.startsWith("0\u0082");
    }
}
