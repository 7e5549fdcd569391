package org.stromlauf.edifact;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageFrame;
import org.stromlauf.edifact.reading.ScannedInterchange;

/** An interchange in a file: scanned as a whole, then read message by message. */
final class MessageFile implements Closeable {

    /** Bytes that can be read from their beginning. */
    @FunctionalInterface
    interface Bytes {

        InputStream open() throws IOException;
    }

    private final FileChannel channel;

    private MessageFile(FileChannel channel) {
        this.channel = channel;
    }

    static MessageFile open(Path file) throws IOException {
        return new MessageFile(FileChannel.open(file));
    }

    /** Spools a stream: what it carries is known only when it has ended, and read again then. */
    static Path spooled(InputStream stream) throws IOException {
        var file = Files.createTempFile("stromlauf-interchange", ".edi");
        try (var out = Files.newOutputStream(file)) {
            stream.transferTo(out);
        }
        return file;
    }

    /** The bytes of one message, read when they are asked for. */
    static Supplier<byte[]> later(Path file, MessageFrame frame) {
        return () -> {
            try (var opened = open(file)) {
                return opened.read(frame);
            } catch (IOException e) {
                throw new UncheckedIOException("The file is no longer there: " + file, e);
            }
        };
    }

    /** The first pass. */
    ScannedInterchange scan(ReadingLimits limits) throws IOException {
        channel.position(0);
        return InterchangeScanner.scan(Channels.newInputStream(channel), limits);
    }

    /** The bytes of one message. */
    byte[] read(MessageFrame frame) throws IOException {
        var buffer = ByteBuffer.allocate(Math.toIntExact(frame.to() - frame.from()));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, frame.from() + buffer.position()) < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** The bytes of one message as they come; valid until the next of them, or {@link #read}, is asked for. */
    InputStream stream(MessageFrame frame) throws IOException {
        channel.position(frame.from());
        return new BoundedStream(Channels.newInputStream(channel), frame.to() - frame.from());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
