package org.stromlauf.metering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gas standard load profiles by customer type, building class and wind: published ones and those of a grid operator's file. */
public final class GasProfiles {

    private static final String PUBLISHED = "/profiles/gas-siglinde.txt";
    private static final int SIGMOID_WORDS = 8;
    private static final int LINEAR_WORDS = 12;

    private final Map<String, GasProfile> byName;

    private GasProfiles(Map<String, GasProfile> byName) {
        this.byName = byName;
    }

    public static GasProfiles published() {
        var stream = GasProfiles.class.getResourceAsStream(PUBLISHED);
        if (stream == null) throw new IllegalStateException("The class path has no " + PUBLISHED);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new GasProfiles(read(reader, PUBLISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These, and those of a file of the same form, which win. */
    public GasProfiles with(Path file) throws IOException {
        var profiles = new LinkedHashMap<>(byName);
        try (var reader = Files.newBufferedReader(file)) {
            profiles.putAll(read(reader, file.toString()));
        }
        return new GasProfiles(profiles);
    }

    /** @param name for example {@code EFH 3 0} */
    public GasProfile get(String name) {
        var profile = byName.get(name);
        if (profile == null) throw new IllegalArgumentException("No gas profile " + name);
        return profile;
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    private static Map<String, GasProfile> read(Reader reader, String source) throws IOException {
        var weeks = new HashMap<String, List<Double>>();
        var profiles = new LinkedHashMap<String, GasProfile>();
        var lines = new BufferedReader(reader);
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            try {
                take(line.trim().split("\\s+"), weeks, profiles);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return profiles;
    }

    private static void take(String[] words, Map<String, List<Double>> weeks, Map<String, GasProfile> profiles) {
        if (words[0].equals("week")) {
            weeks.put(words[1], numbers(words, 2, words.length));
            return;
        }
        if (!words[0].equals("profile")) throw new IllegalArgumentException("neither week nor profile: " + words[0]);
        if (words.length != SIGMOID_WORDS && words.length != LINEAR_WORDS) {
            throw new IllegalArgumentException("a profile has three keys and four or eight numbers");
        }
        var week = weeks.get(words[1]);
        if (week == null) throw new IllegalArgumentException("the week of " + words[1] + " must stand before");
        var name = words[1] + " " + words[2] + " " + words[3];
        var s = numbers(words, 4, SIGMOID_WORDS);
        var sigmoid = new GasProfile.Sigmoid(s.get(0), s.get(1), s.get(2), s.get(3));
        if (profiles.put(name, new GasProfile(name, sigmoid, linear(words), week)) != null) {
            throw new IllegalArgumentException(name + " stands twice");
        }
    }

    private static GasProfile.@Nullable Linear linear(String[] words) {
        if (words.length != LINEAR_WORDS) return null;
        var n = numbers(words, SIGMOID_WORDS, LINEAR_WORDS);
        return new GasProfile.Linear(n.get(0), n.get(1), n.get(2), n.get(3));
    }

    private static List<Double> numbers(String[] words, int from, int to) {
        return Arrays.stream(words, from, to).map(Double::valueOf).toList();
    }
}
