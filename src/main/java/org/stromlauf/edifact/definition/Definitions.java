package org.stromlauf.edifact.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stromlauf.edifact.FormatVersion;

/** The definitions of all format versions; each is loaded when first asked for. Thread-safe. */
public final class Definitions {

    /**
     * A message of a format version, as {@code edifact/format-versions.txt} lists it.
     *
     * @param name {@code UTILMD Strom}
     * @param file name of its definition file without folder and ending
     * @param pids how its PIDs begin; empty for APERAK and CONTRL, which have none
     */
    public record Entry(
            FormatVersion version,
            String name,
            String file,
            String type,
            String directory,
            String release,
            String pids) {}

    private static final ZoneId MARKET_ZONE = ZoneId.of("Europe/Berlin");

    private record Period(FormatVersion version, Instant from, List<Entry> entries) {}

    private final DefinitionSource source;
    private final List<Period> periods;
    /** By format version and file. */
    private final Map<String, MessageDefinition> loaded = new ConcurrentHashMap<>();

    private Definitions(DefinitionSource source, List<Period> periods) {
        this.source = source;
        this.periods = periods;
    }

    public static Definitions load(DefinitionSource source) {
        try (var stream = source.open("format-versions.txt")) {
            var periods = new ArrayList<Period>();
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) read(line, periods);
            periods.sort(Comparator.comparing(Period::from));
            return new Definitions(source, List.copyOf(periods));
        } catch (IOException e) {
            throw new MissingDefinitionException("edifact/format-versions.txt cannot be read", e);
        }
    }

    private static void read(String line, List<Period> periods) {
        if (line.isBlank() || line.startsWith("#")) return;
        var words = line.strip().split(" +", 8);
        if (words[0].equals("version") && words.length == 3) {
            var from = LocalDate.parse(words[2]).atStartOfDay(MARKET_ZONE).toInstant();
            periods.add(new Period(FormatVersion.of(words[1]), from, new ArrayList<>()));
        } else if (words[0].equals("message") && words.length == 8 && !periods.isEmpty()) {
            var period = periods.get(periods.size() - 1);
            var pids = words[5].equals("-") ? "" : words[5];
            period.entries().add(new Entry(period.version(), words[7], words[1], words[2], words[3], words[4], pids));
        } else {
            throw new MissingDefinitionException(
                    "edifact/format-versions.txt: '" + line + "' is no version or message");
        }
    }

    /** The versions, oldest first. */
    public List<FormatVersion> versions() {
        return periods.stream().map(Period::version).toList();
    }

    /** The version in force; an instant before the oldest gives the oldest. It changes at midnight German time. */
    public FormatVersion at(Instant instant) {
        var version = periods.get(0).version();
        for (var period : periods) {
            if (!instant.isBefore(period.from())) {
                version = period.version();
            }
        }
        return version;
    }

    public List<Entry> entries(FormatVersion version) {
        return periods.stream()
                .filter(p -> p.version().equals(version))
                .findFirst()
                .map(Period::entries)
                .orElseThrow(
                        () -> new MissingDefinitionException("No definitions of " + version + ": see " + versions()));
    }

    /** The definition for what UNH says (DE 0065 and 0057), if the version has it. */
    public Optional<MessageDefinition> find(FormatVersion version, String type, String release) {
        return entries(version).stream()
                .filter(e -> e.type().equals(type) && e.release().equals(release))
                .findFirst()
                .map(this::definition);
    }

    /** The definition whose column a PID is; {@code APERAK} and {@code CONTRL} by their names. */
    public Optional<MessageDefinition> findByPid(FormatVersion version, String pid) {
        return entries(version).stream()
                .filter(e -> e.pids().isEmpty() ? e.type().equals(pid) : pid.startsWith(e.pids()))
                .findFirst()
                .map(this::definition)
                .filter(d -> d.hasColumn(pid) || d.head().type().equals(pid));
    }

    /**
     * The definition that has a column: a PID, or an answer of APERAK ({@code 313}) or CONTRL ({@code 4M}).
     *
     * @throws IllegalArgumentException when the version has no such column
     */
    public MessageDefinition ofColumn(FormatVersion version, String column) {
        return entries(version).stream()
                .map(this::definition)
                .filter(d -> d.hasColumn(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(version + " has no PID " + column));
    }

    public MessageDefinition definition(Entry entry) {
        return loaded.computeIfAbsent(entry.version() + "/" + entry.file(), path -> read(entry));
    }

    /** What the handbook of a message calls its parts; nothing for APERAK and CONTRL, whose definitions are made by hand. */
    public Names names(MessageDefinition definition) {
        var head = definition.head();
        var entry = entries(head.version()).stream()
                .filter(e -> e.name().equals(head.name()))
                .findFirst()
                .orElseThrow(() -> new MissingDefinitionException("No definition of " + definition));
        if (entry.pids().isEmpty()) return Names.NONE;
        var path = entry.version().folder() + "/names/" + entry.file() + ".txt";
        try (var stream = source.open(path)) {
            return Names.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MissingDefinitionException("edifact/" + path + " cannot be read", e);
        }
    }

    private MessageDefinition read(Entry entry) {
        var path = entry.version().folder() + "/" + entry.file() + ".txt";
        try (var stream = source.open(path)) {
            return DefinitionFile.read(entry, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MissingDefinitionException("edifact/" + path + " cannot be read", e);
        }
    }
}
