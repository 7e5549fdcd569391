package org.stromlauf.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder in which one installation keeps everything it must not lose; only one program works on it at a time. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing and locks it. The operating system drops the lock when this process ends, however it
     * ends.
     *
     * @throws DataFolderException if another program holds the lock, or this user may not write there
     */
    static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                var holder = read(channel);
                channel.close();
                throw inUse(path, holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new DataFolderException(
                    "The data folder " + path + " cannot be created or written: " + e + ".",
                    "Name a folder that this user may write, with --data DIR.");
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be released", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        var length = channel.read(bytes, 0);
        return length <= 0 ? "unknown" : new String(bytes.array(), 0, length, StandardCharsets.US_ASCII);
    }

    private static DataFolderException inUse(Path path, String holder) {
        return new DataFolderException(
                "The data folder " + path + " is in use by another Stromlauf (process " + holder + ").",
                "Use that one, stop it, or name another folder with --data DIR.");
    }
}
