package org.stromlauf.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The files that a command's paths mean: those named, and below folders every one that begins with UNA or UNB. */
final class EdifactFiles {

    private static final Set<String> HEADS = Set.of("UNA", "UNB");

    private EdifactFiles() {}

    static List<Path> of(List<Path> paths, CommandLine command) {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (Files.isDirectory(path)) files.addAll(below(path));
            else if (Files.isRegularFile(path)) files.add(path);
            else throw new CommandLine.ParameterException(command, "No file or folder " + path);
        }
        return files;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(EdifactFiles::isInterchange)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInterchange(Path file) {
        try (var in = Files.newInputStream(file)) {
            return HEADS.contains(new String(in.readNBytes(3), java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
