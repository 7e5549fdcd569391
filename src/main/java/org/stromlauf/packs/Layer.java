package org.stromlauf.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.stromlauf.packs.Resources.Resource;

/** One source of files. It is read anew each time, so that a changed model needs no restart. */
interface Layer {

    /** Path → file of everything under a folder. */
    Map<String, Resource> files(String folder);

    /** What the program brings on its class path. */
    static Layer ofProgram() {
        return folder -> {
            var files = new TreeMap<String, Resource>();
            try {
                for (var found :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**")) {
                    if (!found.isReadable() || found.getURL().getPath().endsWith("/")) continue;
                    var path = pathIn(found.getURL().getPath(), folder);
                    files.put(path, new Resource(path, "program", found.getContentAsByteArray()));
                }
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException("The program's folder " + folder + " cannot be read", e);
            }
        };
    }

    /** A folder on disk that has {@code processes}, {@code edifact} and {@code connectors} in it; a missing one is empty. */
    static Layer ofFolder(String name, Path root) {
        return folder -> {
            var files = new TreeMap<String, Resource>();
            var start = root.resolve(folder);
            if (!Files.isDirectory(start)) return files;
            try (var found = Files.walk(start)) {
                for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                    var path = root.relativize(file).toString().replace('\\', '/');
                    files.put(path, new Resource(path, name, Files.readAllBytes(file)));
                }
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + start + " cannot be read", e);
            }
        };
    }

    private static String pathIn(String url, String folder) {
        return url.substring(url.lastIndexOf("/" + folder + "/") + 1);
    }
}
