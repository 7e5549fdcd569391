package org.stromlauf.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.stromlauf.shared.CanIgnoreReturnValue;

/**
 * Rows for COPY in PostgreSQL's binary format, which takes many times the rows that single inserts do, on the connection of the
 * caller's transaction. Each row begins with {@link #row} and names its columns in the order of the table that is told later.
 */
@CanIgnoreReturnValue
public final class CopiedRows {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;

    private final Bytes bytes = new Bytes();
    private final int columns;

    /** What is written can be handed on without a copy of it; one thread writes. */
    private static final class Bytes {

        private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

        /** With room for so many bytes more. */
        ByteBuffer with(int length) {
            if (buffer.remaining() < length) {
                var larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + length));
                buffer = larger.put(buffer.flip());
            }
            return buffer;
        }

        ByteArrayInputStream asInput() {
            return new ByteArrayInputStream(buffer.array(), 0, buffer.position());
        }
    }

    /** @param columns that every row has */
    public CopiedRows(int columns) {
        this.columns = columns;
        put(SIGNATURE);
        writeInt(0);
        writeInt(0);
    }

    public CopiedRows row() {
        writeShort(columns);
        return this;
    }

    public CopiedRows text(@Nullable String text) {
        return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public CopiedRows json(String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        writeInt(text.length + 1);
        bytes.with(1).put(JSONB_VERSION);
        put(text);
        return this;
    }

    public CopiedRows bytes(byte @Nullable [] value) {
        if (value == null) {
            writeInt(NULL);
            return this;
        }
        writeInt(value.length);
        put(value);
        return this;
    }

    public CopiedRows uuid(@Nullable UUID id) {
        if (id == null) {
            writeInt(NULL);
            return this;
        }
        writeInt(2 * Long.BYTES);
        writeLong(id.getMostSignificantBits());
        writeLong(id.getLeastSignificantBits());
        return this;
    }

    /** A timestamptz; what is finer than a microsecond is cut off. */
    public CopiedRows instant(@Nullable Instant instant) {
        if (instant == null) {
            writeInt(NULL);
            return this;
        }
        return bigint(ChronoUnit.MICROS.between(EPOCH, instant));
    }

    public CopiedRows date(LocalDate day) {
        return integer((int) (day.toEpochDay() - FIRST_DAY.toEpochDay()));
    }

    public CopiedRows bigint(long value) {
        writeInt(Long.BYTES);
        writeLong(value);
        return this;
    }

    public CopiedRows integer(int value) {
        writeInt(Integer.BYTES);
        writeInt(value);
        return this;
    }

    public CopiedRows smallint(int value) {
        writeInt(Short.BYTES);
        writeShort(value);
        return this;
    }

    public CopiedRows bool(boolean value) {
        writeInt(1);
        bytes.with(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /**
     * @param table with its columns in brackets
     * @return how many rows were taken
     */
    public long into(JdbcOperations jdbc, String table) {
        writeShort(NULL);
        var taken = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin (format binary)", bytes.asInput());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return taken == null ? 0 : taken;
    }

    private void put(byte[] value) {
        bytes.with(value.length).put(value);
    }

    private void writeShort(int value) {
        bytes.with(Short.BYTES).putShort((short) value);
    }

    private void writeInt(int value) {
        bytes.with(Integer.BYTES).putInt(value);
    }

    private void writeLong(long value) {
        bytes.with(Long.BYTES).putLong(value);
    }
}
