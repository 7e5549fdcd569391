package org.stromlauf.archive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes as zlib keeps them (RFC 1950), made fast rather than small: messages become a tenth all the same. */
final class Deflated {

    private static final int BUFFER = 1 << 16;

    private Deflated() {}

    static byte[] of(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream(bytes.length / 8 + BUFFER);
            var buffer = new byte[BUFFER];
            while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * @param most bytes that they may have been
     * @throws DataFormatException when they are damaged
     */
    static byte[] bytes(byte[] deflated, int most) throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var bytes = new byte[most];
            int length = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(bytes, length, most - length);
                if (count == 0 && !inflater.finished()) throw new DataFormatException("it is cut off or too long");
                length += count;
            }
            return length == most ? bytes : Arrays.copyOf(bytes, length);
        } finally {
            inflater.end();
        }
    }
}
