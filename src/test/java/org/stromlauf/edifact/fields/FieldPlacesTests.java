package org.stromlauf.edifact.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;

/** Names mean places that messages have, and are read from them in each format version. */
class FieldPlacesTests {

    private static final DefinitionSource SOURCE = DefinitionSource.classpath();
    private static final Definitions DEFINITIONS = Definitions.load(SOURCE);
    private static final FieldCatalog CATALOG = new FieldCatalog(SOURCE);
    private static final DefinedMessages ENGINE = DefinedMessages.load(SOURCE);

    @Test
    void everyPathOfEachFileIsAPlaceOfAColumn() {
        var places = new HashMap<String, Set<String>>();
        var asked = new HashMap<String, Set<String>>();
        for (var version : DEFINITIONS.versions()) {
            for (var entry : DEFINITIONS.entries(version)) {
                var definition = DEFINITIONS.definition(entry);
                var fields = CATALOG.of(definition);
                for (var pid : definition.head().pids()) {
                    var root = List.of(definition.node(0));
                    collect(fields, "", root, new NodeMatch(definition, pid), definition, places, asked);
                }
            }
        }
        asked.forEach((message, paths) -> paths.removeAll(places.getOrDefault(message, Set.of())));
        assertThat(asked.values()).allMatch(Set::isEmpty);
    }

    private static void collect(
            FieldSegment segment,
            String path,
            List<Node> parents,
            NodeMatch match,
            MessageDefinition definition,
            Map<String, Set<String>> places,
            Map<String, Set<String>> asked) {
        for (var child : segment.children()) {
            var name = path + " / " + child;
            asked.computeIfAbsent(definition.head().name(), m -> new HashSet<>())
                    .add(name);
            var nodes = match.under(parents, child);
            if (!nodes.isEmpty()) {
                places.computeIfAbsent(definition.head().name(), m -> new HashSet<>())
                        .add(name);
            }
            collect(child, name, nodes, match, definition, places, asked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44001", "39000", "29001", "37000", "35001", "15001", "27002", "23001", "25001", "17134", "55001",
                "13025"
            })
    void everyMessageIsReadByNamesInBothVersions(String pid) {
        var missing = new ArrayList<String>();
        for (var version : List.of("FV2026-04", "FV2026-10")) {
            var bytes = ENGINE.example(FormatVersion.of(version), pid);
            var fields = ENGINE.check(bytes, Context.NONE).messages().get(0).fields();
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text).contains("+" + fields.get("documentNumber"));
            for (var name : List.of("documentTime", "sender", "receiver")) {
                if (fields.find(name).isEmpty()) missing.add(version + " " + name);
            }
        }
        assertThat(missing).isEmpty();
    }
}
