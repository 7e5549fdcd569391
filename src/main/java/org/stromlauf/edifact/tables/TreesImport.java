package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stromlauf.edifact.FormatVersion;

/** Reads decision trees (EBD), a file each, for the clusters of their answers. */
final class TreesImport {

    /** As rows name them, the longer names first; more text may follow a name. */
    private static final List<String> CLUSTERS = List.of(
            "Ablehnung auf Positionsebene",
            "Ablehnung auf Kopfebene",
            "Ablehnung auf Summenebene",
            "Ablehnung der gesamten Liste",
            "Korrekturliste wegen Ablehnung",
            "keine Änderung der Daten",
            "Keine Änderung der Daten",
            "Änderung der Daten",
            "Ablehnung",
            "Zustimmung",
            "Abweisung",
            "gescheitert",
            "erfolgreich");

    private static final String CLUSTER = "Cluster:";
    private static final String NO_CLUSTER = "-";

    private final Path folder;
    private final FormatVersion version;
    private final ObjectMapper json = new ObjectMapper();

    TreesImport(Path folder, FormatVersion version) {
        this.folder = folder;
        this.version = version;
    }

    /** The text of the file of trees; without lines where there are none of the version. */
    String text() throws IOException {
        var text = new StringBuilder(
                "# Answers of decision trees by cluster, by the importer; none where there were no trees.\n");
        for (var file : files()) {
            var tree = json.readTree(file.toFile());
            if (isOfVersion(tree)) append(text, tree);
        }
        return text.toString();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("[EGS]_\\d{4}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** {@code FV2610} is FV2026-10. */
    private boolean isOfVersion(JsonNode tree) {
        var mine = "FV" + version.name().substring(4).replace("-", "");
        for (var pid : tree.at("/metadata/pruefidentifikatoren")) {
            if (pid.path("format_version").asText().equals(mine)) return true;
        }
        return false;
    }

    private static void append(StringBuilder text, JsonNode tree) {
        Map<String, TreeSet<String>> answers = new TreeMap<>();
        for (var row : tree.path("rows")) {
            for (var result : row.path("sub_rows")) {
                var code = result.path("result_code").asText("");
                if (code.isEmpty() || code.equals("null")) continue;
                answers.computeIfAbsent(cluster(result.path("note").asText("")), c -> new TreeSet<>())
                        .add(code);
            }
        }
        var name = tree.at("/metadata/ebd_code").asText();
        answers.forEach((cluster, codes) -> text.append(name)
                .append(' ')
                .append(cluster)
                .append(" = ")
                .append(String.join(" ", codes))
                .append('\n'));
    }

    private static String cluster(String note) {
        if (!note.strip().startsWith(CLUSTER)) return NO_CLUSTER;
        var named = note.strip().substring(CLUSTER.length()).strip().replaceAll("\\s+", " ");
        return CLUSTERS.stream()
                .filter(named::startsWith)
                .findFirst()
                .map(c -> c.equals("Keine Änderung der Daten") ? "keine Änderung der Daten" : c)
                .orElse(NO_CLUSTER);
    }
}
