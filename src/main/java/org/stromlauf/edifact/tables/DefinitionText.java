package org.stromlauf.edifact.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stromlauf.edifact.tables.NodeTable.Cluster;

/** Writes a definition file: the same tables always give the same text. */
final class DefinitionText {

    private final Map<String, List<Occurrence>> nodes = new LinkedHashMap<>();
    private final List<String> pids;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> paths = new HashSet<>();
    private final Set<String> tags = new TreeSet<>();

    private final Map<String, Integer> most;

    /** @param most by tag: how often the message description (MIG) lets a segment stand at most */
    DefinitionText(List<String> documents, List<String> pids, Map<String, Integer> most) {
        this.pids = pids;
        this.most = most;
        documents.forEach(d -> text.append("document ").append(d).append('\n'));
        text.append("pids ").append(String.join(" ", pids)).append('\n');
    }

    String write(List<Cluster> clusters, LayoutText layouts) {
        var head = text.toString();
        text.setLength(0);
        clusters.forEach(c -> node(c, ""));
        return head + tags.stream().map(layouts::line).collect(Collectors.joining()) + text;
    }

    /** The lines of all PIDs by the path of their node; after {@link #write}. */
    Map<String, List<Occurrence>> nodes() {
        return nodes;
    }

    private void node(Cluster cluster, String parent) {
        var path = path(cluster, parent);
        nodes.put(path, cluster.occurrences);
        var place = cluster.place;
        tags.add(place.tag());
        text.append("\nnode ").append(path).append(' ').append(place.tag()).append(' ');
        text.append(place.isGroup() ? place.name : "-")
                .append(' ')
                .append(place.slot)
                .append(' ');
        text.append(place.mandatory ? 'M' : 'C').append(place.max);
        var bound = cluster.key.isEmpty() || place.isGroup() ? null : most.get(place.tag());
        if (bound != null && bound < place.max) text.append('/').append(bound);
        for (var position : cluster.key) {
            text.append(' ')
                    .append(position / 100)
                    .append('.')
                    .append(position % 100)
                    .append('=');
            text.append(String.join(",", cluster.codes.getOrDefault(position, Set.of())));
        }
        text.append('\n');
        rules(cluster);
        cluster.children.forEach(c -> node(c, path + "/"));
    }

    /** {@code SG8+Z79}, {@code CCI+++Z15}: the place and the code that names it, as it stands in a message. */
    private String path(Cluster cluster, String parent) {
        var name = new StringBuilder(parent).append(cluster.place.name);
        var last = 0;
        for (var position : naming(cluster)) {
            var element = position / 100;
            name.append(element == last ? ":" : "+".repeat(element - last));
            name.append(
                    cluster.codes.getOrDefault(position, Set.of()).iterator().next());
            last = element;
        }
        var path = name.toString();
        for (int n = 2; !paths.add(path); n++) {
            path = name + "~" + n;
        }
        return path;
    }

    /** The key, or the only code that a segment without siblings can carry; a transaction (IDE+24) goes without. */
    private static List<Integer> naming(Cluster cluster) {
        var tag = cluster.place.tag();
        if (tag.equals("UNH") || (tag.equals("IDE") && cluster.firstCodes().contains("24"))) {
            return List.of();
        }
        var first = cluster.codes.entrySet().stream().findFirst();
        if (cluster.key.isEmpty() && first.isPresent() && first.get().getValue().size() == 1) {
            return List.of(first.get().getKey());
        }
        return cluster.key;
    }

    private void rules(Cluster cluster) {
        var blocks = new LinkedHashMap<String, List<String>>();
        for (var o : cluster.occurrences) {
            blocks.computeIfAbsent(rule(o), r -> new ArrayList<>()).add(o.pid);
        }
        blocks.forEach((rule, users) ->
                text.append(" for ").append(ranges(users)).append('\n').append(rule));
    }

    private static String rule(Occurrence o) {
        var rule = new StringBuilder();
        if (o.groupStatus != null) {
            rule.append("  group ").append(o.groupStatus).append('\n');
        }
        rule.append("  segment ").append(o.status).append('\n');
        for (var item : o.items) {
            rule.append("  ")
                    .append(item.element())
                    .append('.')
                    .append(item.component())
                    .append(' ')
                    .append(item.status());
            if (!item.codes().isEmpty()) {
                rule.append(" =");
            }
            for (var code : item.codes()) {
                rule.append(' ').append(code.code());
                if (!code.status().equals(item.status())) {
                    rule.append('{').append(code.status()).append('}');
                }
            }
            rule.append('\n');
        }
        return rule.toString();
    }

    private String ranges(List<String> users) {
        var indices = users.stream().map(pids::indexOf).sorted().toList();
        var words = new ArrayList<String>();
        for (int i = 0; i < indices.size(); ) {
            var end = i;
            while (end + 1 < indices.size() && indices.get(end + 1) == indices.get(end) + 1) {
                end++;
            }
            words.add(pids.get(indices.get(i)) + (end > i ? "-" + pids.get(indices.get(end)) : ""));
            i = end + 1;
        }
        return String.join(" ", words);
    }
}
