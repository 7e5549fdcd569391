package org.stromlauf.edifact;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageFrame;
import org.stromlauf.edifact.reading.ScannedInterchange;

/** An interchange in a file: scanned as a whole, then read message by message. */
final class MessageFile implements Closeable {

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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
