package org.stromlauf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * The files that a command's paths mean: those named, below folders every one that begins with UNA or UNB, and for
 * {@code -} and for a pipe what comes from it.
 */
final class EdifactFiles {

    private static final Set<String> HEADS = Set.of("UNA", "UNB");
    private static final Path STANDARD_INPUT = Path.of("-");

    @FunctionalInterface
    private interface Pipe {

        InputStream open() throws IOException;
    }

    /** @param name as the user called it, for the output */
    record Input(String name, Path path) {

        static Input of(Path path) {
            return new Input(path.toString(), path);
        }

        byte[] bytes() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private EdifactFiles() {}

    static List<Input> of(List<Path> paths, CommandLine command) {
        var files = new ArrayList<Input>();
        for (var path : paths) {
            if (Files.isDirectory(path)) files.addAll(below(path));
            else if (Files.isRegularFile(path)) files.add(Input.of(path));
            else if (path.equals(STANDARD_INPUT)) files.add(spooled(path, () -> System.in));
            else if (Files.exists(path)) files.add(spooled(path, () -> Files.newInputStream(path)));
            else throw new CommandLine.ParameterException(command, "No file or folder " + path);
        }
        return files;
    }

    /** What a pipe carries is read twice, for an interchange is scanned as a whole first: it is kept until the end. */
    private static Input spooled(Path path, Pipe pipe) {
        try (var in = pipe.open()) {
            var file = Files.createTempFile("stromlauf-input", ".edi");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new Input(path.toString(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Input> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(EdifactFiles::isInterchange)
                    .sorted()
                    .map(Input::of)
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
