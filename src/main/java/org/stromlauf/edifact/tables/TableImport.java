package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/** Reads the AHB tables of a format version, extracted or in BDEW's own XML, and writes our definition files. */
public final class TableImport {

    private final Path tables;
    private final FormatVersion version;
    private final Path edifact;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> problems = new ArrayList<>();
    private @Nullable OfficialXml official;

    public TableImport(Path tables, FormatVersion version, Path edifact) {
        this.tables = tables;
        this.version = version;
        this.edifact = edifact;
    }

    /** @return the problems found; a message with problems is not written */
    public List<String> run() throws IOException {
        var entries = Definitions.load(DefinitionSource.folder(edifact)).entries(version);
        official = OfficialXml.in(tables).orElse(null);
        Files.createDirectories(edifact.resolve(version.folder()));
        for (var entry : entries) {
            if (!entry.pids().isEmpty()) {
                write(entry);
            }
        }
        if (official == null) {
            var trees = new TreesImport(tables.resolve("ebd"), version).text();
            Files.writeString(edifact.resolve(version.folder()).resolve("decision-trees.txt"), trees);
        }
        return problems;
    }

    private void write(Definitions.Entry entry) throws IOException {
        var columns = official == null
                ? json.readTree(folder(entry).resolve("_form-meta.json").toFile())
                : official.columns(entry);
        if (columns.isEmpty()) return;
        var mine = new ArrayList<String>();
        var directory = directory(entry);
        var root = directory.messages.get(entry.type());
        if (root == null) {
            problems.add(entry.name() + ": not in directory " + entry.directory());
            return;
        }
        var repairs = new Repairs(edifact.resolve("repairs.txt"), entry.name(), mine);
        var reader = new TableReader(withService(root), directory.segments, repairs, mine);
        var occurrences = new ArrayList<Occurrence>();
        var pids = new ArrayList<String>();
        for (var column : columns.properties()) {
            pids.add(column.getKey());
            occurrences.addAll(
                    reader.read(column.getKey(), withTrailer(column.getValue().path("instanzen"))));
        }
        for (var o : occurrences) {
            o.mend(repairs);
            o.name(entry.type(), entry.release());
        }
        problems.addAll(
                mine.stream().map(p -> entry.name() + ": " + p).distinct().toList());
        if (mine.isEmpty()) {
            var mig = official == null ? mig(entry) : official.formats(entry);
            var layouts = new LayoutText(directory.segments, mig.path("felder"), repairs);
            var documents = official == null ? documents(entry) : official.documents(entry);
            var definition = new DefinitionText(documents, pids, most(mig.path("maxWdh")));
            var folder = edifact.resolve(version.folder());
            var file = entry.file() + ".txt";
            Files.writeString(folder.resolve(file), definition.write(new NodeTable(occurrences).build(), layouts));
            Files.createDirectories(folder.resolve("names"));
            Files.writeString(folder.resolve("names").resolve(file), NamesText.of(definition.nodes(), columns));
            var conditions = folder.resolve("conditions");
            Files.createDirectories(conditions);
            var texts = official == null
                    ? json.readTree(folder(entry).resolve("_bedingungen.json").toFile())
                    : official.conditions(entry);
            var derived =
                    ConditionTexts.derive(texts, ConditionTexts.beside(columns), new SentenceRules(directory.segments));
            var packages = official == null ? "" : ConditionTexts.packages(official.packages(entry));
            Files.writeString(conditions.resolve(file), derived + packages);
        }
    }

    private UnDirectory directory(Definitions.Entry entry) throws IOException {
        var name = "d" + entry.directory().substring(2).toLowerCase(Locale.ROOT);
        var directory = UnDirectory.parse(Files.readString(edifact.resolve("directories/" + name + ".txt")));
        directory.segments.putAll(
                UnDirectory.parse(Files.readString(edifact.resolve("directories/service.txt"))).segments);
        return directory;
    }

    /** The directories leave UNH and UNT out. */
    private static UnDirectory.Place withService(UnDirectory.Place root) {
        var whole = new UnDirectory.Place("", true, 1, null, 0);
        whole.children.add(new UnDirectory.Place("UNH", true, 1, whole, 0));
        for (var place : root.children) {
            whole.children.add(place.movedTo(whole, whole.children.size()));
        }
        whole.children.add(new UnDirectory.Place("UNT", true, 1, whole, whole.children.size()));
        return whole;
    }

    /** The tables end before UNT. */
    private JsonNode withTrailer(JsonNode lines) {
        var result = json.createArrayNode();
        lines.forEach(result::add);
        var hasTrailer = false;
        for (var line : lines) {
            hasTrailer |= line.path("seg").asText().equals("UNT");
        }
        if (!hasTrailer) {
            var trailer =
                    result.addObject().put("seg", "UNT").put("expr", "Muss").put("section", "UNT");
            var elements = trailer.putArray("des");
            elements.addObject().put("de", "0074").put("expr", "X").putArray("codes");
            elements.addObject().put("de", "0062").put("expr", "X").putArray("codes");
        }
        return result;
    }

    private Path folder(Definitions.Entry entry) throws IOException {
        var words = entry.name().split(" ");
        var type = words[0] + (words.length > 1 ? "/" + words[1] : "");
        try (var areas = Files.list(tables.resolve("ahb").resolve(version.folder()))) {
            return areas.map(a -> a.resolve(type).resolve("pruef-ids"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No tables of " + entry.name() + " below " + tables));
        }
    }

    private String stand() {
        return version.name().substring(2).replace("-", "");
    }

    private JsonNode mig(Definitions.Entry entry) throws IOException {
        var name = entry.name().toUpperCase(Locale.ROOT).replace(' ', '_');
        return json.readTree(tables.resolve("ahb/codes/daten/mig-formate.json").toFile())
                .path(stand())
                .path(name);
    }

    private static Map<String, Integer> most(JsonNode repetitions) {
        var result = new LinkedHashMap<String, Integer>();
        repetitions
                .properties()
                .forEach(r -> result.put(r.getKey(), r.getValue().asInt()));
        return result;
    }

    private List<String> documents(Definitions.Entry entry) throws IOException {
        var found = new LinkedHashMap<String, String>();
        var list = json.readTree(
                        tables.resolve("ahb/codes/daten/dokumentenstand.json").toFile())
                .path("staende")
                .path(stand())
                .path("dokumente");
        for (var document : list) {
            if (document.path("typ").asText().equals(entry.name())) {
                var kind = document.path("art").asText();
                found.put(
                        kind,
                        kind + " " + entry.name() + " "
                                + document.path("version").asText() + ", "
                                + document.path("stand").asText());
            }
        }
        return new ArrayList<>(found.values());
    }
}
