package org.stromlauf.edifact.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stromlauf.edifact.ReadingLimits;

/** Writes an interchange again from what was read of it: its values, escaped anew, and the line breaks between segments. */
public final class Rewriting {

    private final Segment segment;
    private final Delimiters delimiters;
    private final byte[] kinds;
    private final ByteArrayOutputStream out;

    private Rewriting(Tokenizer tokenizer, int size) {
        this.segment = tokenizer.segment();
        this.delimiters = tokenizer.delimiters();
        this.kinds = Characters.kinds(delimiters);
        this.out = new ByteArrayOutputStream(size);
    }

    /** The interchange written again; empty when its last segment cannot be read. */
    public static Optional<byte[]> of(byte[] interchange, ReadingLimits limits) {
        var tokenizer = new Tokenizer(interchange, limits);
        var rewriting = new Rewriting(tokenizer, interchange.length);
        var written = tokenizer.hasUna() ? Delimiters.UNA_LENGTH : 0;
        rewriting.out.write(interchange, 0, written);
        while (tokenizer.next()) {
            rewriting.out.write(interchange, written, rewriting.segment.start() - written);
            rewriting.write();
            written = rewriting.segment.end() + 1;
        }
        if (tokenizer.end() != Tokenizer.End.COMPLETE) return Optional.empty();
        rewriting.out.write(interchange, written, interchange.length - written);
        return Optional.of(rewriting.out.toByteArray());
    }

    private void write() {
        for (var element = 0; element <= segment.elements(); element++) {
            if (element > 0) out.write(delimiters.element());
            for (var component = 1; component <= segment.components(element); component++) {
                if (component > 1) out.write(delimiters.component());
                escape(segment.text(element, component).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.write(delimiters.terminator());
    }

    private void escape(byte[] value) {
        for (var c : value) {
            var kind = kinds[c & 0xff];
            if (kind != Characters.DATA && kind != Characters.INVALID) out.write(delimiters.release());
            out.write(c);
        }
    }
}
