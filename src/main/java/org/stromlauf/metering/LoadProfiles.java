package org.stromlauf.metering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The standard load profiles (Standardlastprofile) by their names: those of BDEW as the product brings them (H25, G25, L25, P25,
 * S25; H0, G0 to G6, L0 to L2), and those of a grid operator in files of the same form.
 */
public final class LoadProfiles {

    private static final List<String> PUBLISHED = List.of("/profiles/bdew-2025.txt", "/profiles/bdew-1999.txt");

    private final Map<String, StandardProfile> byName;

    private LoadProfiles(Map<String, StandardProfile> byName) {
        this.byName = byName;
    }

    /** Those of BDEW. */
    public static LoadProfiles published() {
        var profiles = new LinkedHashMap<String, StandardProfile>();
        for (var resource : PUBLISHED) {
            var stream = LoadProfiles.class.getResourceAsStream(resource);
            if (stream == null) throw new IllegalStateException("The class path has no " + resource);
            try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                profiles.putAll(read(reader, resource));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new LoadProfiles(profiles);
    }

    /** These, and those of a file, which win where the names are the same. */
    public LoadProfiles with(Path file) throws IOException {
        var profiles = new LinkedHashMap<>(byName);
        try (var reader = Files.newBufferedReader(file)) {
            profiles.putAll(read(reader, file.toString()));
        }
        return new LoadProfiles(profiles);
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public StandardProfile get(String name) {
        var profile = byName.get(name);
        if (profile == null) {
            throw new IllegalArgumentException("No load profile " + name + ", there are " + byName.keySet());
        }
        return profile;
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    private static Map<String, StandardProfile> read(Reader reader, String source) throws IOException {
        var lines = new BufferedReader(reader);
        var parser = new ProfileTables(source);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) parser.take(line);
        return parser.profiles();
    }
}
