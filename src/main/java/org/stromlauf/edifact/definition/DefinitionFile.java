package org.stromlauf.edifact.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.NodeRule.CodeRule;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;

/**
 * Reads a definition file. Lines, each beginning with what it is:
 *
 * <pre>
 * document AHB UTILMD Strom 2.2
 * pids 55001 55002 …
 * layout LOC 3227:an..3 (3225:an..35 …) …
 * node SG4/SG5+Z16 LOC SG5 10 C99999 1.1=Z16
 *  for 55001-55003 55077
 *   group Muss [2061] ∧ [67]
 *   segment Muss
 *   1.1 X = Z16
 *   2.1 X [950]
 * </pre>
 *
 * A node names its path, tag, group (or -), slot, the directory's status and repetition ({@code C9/1}: of all nodes of the place,
 * and of this one), and its key. A block {@code for} gives
 * the rules of the PIDs listed; ranges follow the order of {@code pids}. A code with a status of its own carries it in braces.
 */
final class DefinitionFile {

    private final Definitions.Entry entry;
    private final List<String> documents = new ArrayList<>();
    private final List<String> pids = new ArrayList<>();
    private final Map<String, Integer> indexByPid = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<CodeRule>> codes = new HashMap<>();
    private final Map<String, SegmentLayout> layouts = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Boolean> mandatory = new ArrayList<>();
    private final List<Integer> slotMaxima = new ArrayList<>();
    private final Map<String, Integer> indexByPath = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Block block;

    private static final class Block {
        final int node;
        final List<String> pids;

        @Nullable
        String group;

        String segment = "";
        final List<ElementRule> elements = new ArrayList<>();

        Block(int node, List<String> pids) {
            this.node = node;
            this.pids = pids;
        }
    }

    private DefinitionFile(Definitions.Entry entry) {
        this.entry = entry;
        addNode(new Node(0, -1, "", "", null, 0, 1, List.of()), true, 1);
    }

    static MessageDefinition read(Definitions.Entry entry, String text) {
        var file = new DefinitionFile(entry);
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            try {
                file.line(line.strip());
            } catch (RuntimeException e) {
                throw new MissingDefinitionException(
                        entry.version() + " " + entry.file() + ".txt line " + number + ": " + line, e);
            }
        }
        return file.build();
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        var space = line.indexOf(' ');
        var rest = line.substring(space + 1);
        switch (line.substring(0, space)) {
            case "document" -> documents.add(rest);
            case "pids" -> {
                for (var pid : rest.split(" ")) {
                    indexByPid.put(pid, pids.size());
                    pids.add(pid);
                }
            }
            case "layout" -> layouts.put(rest.substring(0, 3), SegmentLayout.parse(rest));
            case "node" -> node(rest.split(" "));
            case "for" -> open(new Block(nodes.size() - 1, pids(rest)));
            case "group" -> current().group = once(rest);
            case "segment" -> current().segment = once(rest);
            default -> element(line);
        }
    }

    private void open(Block next) {
        blocks.add(next);
        block = next;
    }

    private Block current() {
        if (block == null) {
            throw new IllegalStateException("A rule outside of a block 'for'");
        }
        return block;
    }

    private void node(String[] words) {
        var path = words[0];
        var slash = path.lastIndexOf('/');
        var parent = indexByPath.get(slash < 0 ? "" : path.substring(0, slash));
        if (parent == null) {
            throw new IllegalStateException("No node above " + path);
        }
        var key = Arrays.stream(words, 5, words.length)
                .map(DefinitionFile::keyPart)
                .toList();
        var group = words[2].equals("-") ? null : words[2];
        var bound = words[4].indexOf('/');
        var slotMax = Integer.parseInt(words[4].substring(1, bound < 0 ? words[4].length() : bound));
        var max = bound < 0 ? slotMax : Integer.parseInt(words[4].substring(bound + 1));
        addNode(
                new Node(nodes.size(), parent, path, words[1], group, Integer.parseInt(words[3]), max, key),
                words[4].charAt(0) == 'M',
                slotMax);
    }

    private void addNode(Node node, boolean isMandatory, int slotMax) {
        if (indexByPath.put(node.path(), node.index()) != null) {
            throw new IllegalStateException("Two nodes " + node.path());
        }
        nodes.add(node);
        mandatory.add(isMandatory);
        slotMaxima.add(slotMax);
    }

    private static KeyPart keyPart(String word) {
        var dot = word.indexOf('.');
        var equals = word.indexOf('=');
        return new KeyPart(
                Integer.parseInt(word.substring(0, dot)),
                Integer.parseInt(word.substring(dot + 1, equals)),
                List.of(word.substring(equals + 1).split(",")));
    }

    private List<String> pids(String ranges) {
        var result = new ArrayList<String>();
        for (var range : ranges.split(" ")) {
            var dash = range.indexOf('-');
            int from = indexByPid.getOrDefault(dash < 0 ? range : range.substring(0, dash), -1);
            int to = dash < 0 ? from : indexByPid.getOrDefault(range.substring(dash + 1), -1);
            result.addAll(pids.subList(from, to + 1));
        }
        return result;
    }

    private void element(String line) {
        var dot = line.indexOf('.');
        var space = line.indexOf(' ');
        var equals = line.indexOf(" =", space);
        var status = once(equals < 0 ? line.substring(space + 1) : line.substring(space + 1, equals));
        var allowed = equals < 0
                ? List.<CodeRule>of()
                : codes.computeIfAbsent(line.substring(space + 1), l -> codes(line.substring(equals + 2), status));
        current()
                .elements
                .add(new ElementRule(
                        Integer.parseInt(line.substring(0, dot)),
                        Integer.parseInt(line.substring(dot + 1, space)),
                        status,
                        allowed));
    }

    /** The same text as one object: columns repeat themselves. */
    private String once(String text) {
        var known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private List<CodeRule> codes(String text, String status) {
        var result = new ArrayList<CodeRule>();
        var at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            var end = at;
            while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '{') {
                end++;
            }
            var code = once(text.substring(at, end));
            if (end < text.length() && text.charAt(end) == '{') {
                var close = text.indexOf('}', end);
                result.add(new CodeRule(code, once(text.substring(end + 1, close))));
                end = close + 1;
            } else {
                result.add(new CodeRule(code, status));
            }
            at = end;
        }
        return List.copyOf(result);
    }

    private MessageDefinition build() {
        var columns = pids.stream().collect(Collectors.toMap(pid -> pid, pid -> new NodeRule[nodes.size()]));
        for (var b : blocks) {
            var rule = new NodeRule(b.group, b.segment, b.elements);
            for (var pid : b.pids) {
                java.util.Objects.requireNonNull(columns.get(pid))[b.node] = rule;
            }
        }
        var head = new MessageDefinition.Head(
                entry.version(),
                entry.name(),
                entry.type(),
                entry.directory(),
                entry.release(),
                List.copyOf(documents),
                List.copyOf(pids));
        return new MessageDefinition(head, nodes, slots(), layouts, columns);
    }

    private List<List<Slot>> slots() {
        var children = new ArrayList<List<Node>>();
        for (var node : nodes) {
            children.add(new ArrayList<>());
            if (node.parent() >= 0) children.get(node.parent()).add(node);
        }
        var result = new ArrayList<List<Slot>>();
        for (var siblings : children) {
            var slots = new ArrayList<Slot>();
            for (var node : siblings) {
                if (slots.isEmpty() || slots.get(slots.size() - 1).number() != node.slot()) {
                    slots.add(slot(node, siblings));
                }
            }
            result.add(slots);
        }
        return result;
    }

    private Slot slot(Node first, List<Node> siblings) {
        var candidates = siblings.stream().filter(n -> n.slot() == first.slot()).toList();
        return new Slot(
                first.slot(),
                first.tag(),
                Slot.pack(first.tag()),
                first.group(),
                mandatory.get(first.index()),
                slotMaxima.get(first.index()),
                candidates);
    }
}
