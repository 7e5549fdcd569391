package org.stromlauf.edifact.smooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations and templates below {@code edifact/mappings/}: of the installation where it has the file, else of the class path. */
public final class MappingFiles {

    private MappingFiles() {}

    /** @param name a file name below the folder, without a step out of it */
    public static InputStream open(String name) throws IOException {
        if (!name.matches("[\\w-]+(\\.[\\w-]+)+")) {
            throw new IOException("A mapping is named by a file in edifact/mappings/, not by '" + name + "'");
        }
        var home = System.getProperty("stromlauf.home");
        var file = home == null ? null : Path.of(home, "edifact", "mappings", name);
        if (file != null && Files.isRegularFile(file)) return Files.newInputStream(file);
        var resource = MappingFiles.class.getResourceAsStream("/mappings/" + name);
        if (resource == null) resource = MappingFiles.class.getResourceAsStream("/edifact/mappings/" + name);
        if (resource == null) throw new IOException("No mapping edifact/mappings/" + name);
        return resource;
    }
}
