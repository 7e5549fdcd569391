package org.stromlauf.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the server's binaries are unpacked: once for a user, never in a folder that users share. */
final class BinariesFolder {

    private BinariesFolder() {}

    static Path prepare() {
        var folder = Path.of(System.getProperty("user.home"), ".cache", "stromlauf", "postgresql");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's binaries cannot be unpacked to " + folder, e);
        }
        // Else the library also looks into a folder under the system's temporary folder.
        System.setProperty("ot.epg.working-dir", folder.toString());
        return folder;
    }
}
