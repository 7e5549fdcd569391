package org.stromlauf.edifact.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where definition files come from: the class path, a folder, or the layered resources of an installation. */
@FunctionalInterface
public interface DefinitionSource {

    /**
     * @param path below {@code edifact/}, for example {@code fv2026-10/mscons.txt}
     * @throws IOException when there is no such file
     */
    InputStream open(String path) throws IOException;

    static DefinitionSource classpath() {
        return path -> {
            var stream = DefinitionSource.class.getResourceAsStream("/edifact/" + path);
            if (stream == null) {
                throw new IOException("No definition edifact/" + path + " on the class path");
            }
            return stream;
        };
    }

    static DefinitionSource folder(Path edifact) {
        return path -> Files.newInputStream(edifact.resolve(path));
    }
}
