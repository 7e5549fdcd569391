package org.stromlauf.edifact.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.tables.UnDirectory.Place;

/** Joins what the PIDs use at the same place for the same purpose into nodes, and finds what tells siblings apart. */
final class NodeTable {

    /** A node to be: the lines of all PIDs that mean it. */
    static final class Cluster {
        final Place place;
        final List<Occurrence> occurrences = new ArrayList<>();
        final List<Cluster> children = new ArrayList<>();
        final Map<Integer, Set<String>> codes = new TreeMap<>();
        final List<Integer> key = new ArrayList<>();

        Cluster(Place place) {
            this.place = place;
        }

        boolean shares(Cluster other) {
            return occurrences.stream().anyMatch(o -> other.occurrences.stream().anyMatch(p -> p.pid.equals(o.pid)));
        }

        boolean repeatsPid() {
            var pids = new HashSet<String>();
            return occurrences.stream().anyMatch(o -> !pids.add(o.pid));
        }

        boolean alwaysCodes(int position) {
            return occurrences.stream().allMatch(o -> o.codesAt(position));
        }

        boolean uses(int position) {
            return occurrences.stream()
                    .anyMatch(o -> o.items.stream().anyMatch(i -> Occurrence.position(i) == position));
        }

        /** Whether a segment may stand without the code, as the status of an element depends on something. */
        boolean mayLackCode(int position) {
            return occurrences.stream()
                    .flatMap(o -> o.items.stream())
                    .anyMatch(i ->
                            Occurrence.position(i) == position && i.status().contains("["));
        }

        Set<String> firstCodes() {
            var result = new LinkedHashSet<String>();
            occurrences.forEach(o -> result.addAll(o.firstCodes()));
            return result;
        }
    }

    private static final Set<String> CONTACTS = Set.of("CTA", "COM");

    private final List<Occurrence> all;

    NodeTable(List<Occurrence> all) {
        this.all = all;
    }

    /** The nodes below the message, in its order. */
    List<Cluster> build() {
        return children(all.stream().filter(o -> o.parent == null).toList());
    }

    private List<Cluster> children(List<Occurrence> occurrences) {
        var bySlot = new TreeMap<Integer, List<Occurrence>>();
        for (var o : occurrences) {
            bySlot.computeIfAbsent(o.place.slot, s -> new ArrayList<>()).add(o);
        }
        var result = new ArrayList<Cluster>();
        for (var slot : bySlot.values()) {
            var clusters = cluster(slot);
            clusters.forEach(NodeTable::collectCodes);
            clusters.forEach(c -> findKey(c, clusters));
            result.addAll(clusters);
        }
        for (var cluster : result) {
            if (cluster.place.isGroup()) {
                var mine = new HashSet<>(cluster.occurrences);
                cluster.children.addAll(children(all.stream()
                        .filter(o -> o.parent != null && mine.contains(o.parent))
                        .toList()));
                if (cluster.place.tag().equals("NAD")) addContacts(cluster);
            }
        }
        return result;
    }

    /**
     * Whom to ask at a party (CTA, COM) is surplus where a handbook has no use for it, and surplus is ignored, never rejected
     * (APERAK AHB 2): the place stays, without a rule. The handbooks of October 2026 gave up most of these places.
     */
    private static void addContacts(Cluster party) {
        for (var place : party.place.children) {
            if (!CONTACTS.contains(place.tag()) || party.children.stream().anyMatch(c -> c.place == place)) continue;
            var contact = new Cluster(place);
            if (place.isGroup()) {
                place.children.stream().skip(1).map(Cluster::new).forEach(contact.children::add);
            }
            party.children.add(contact);
        }
        party.children.sort(Comparator.comparingInt(c -> c.place.slot));
    }

    private static List<Cluster> cluster(List<Occurrence> slot) {
        var parts = new ArrayList<Cluster>();
        for (var named : split(slot, o -> o.section + "@" + o.firstPosition())) {
            if (!named.repeatsPid()) {
                parts.add(named);
                continue;
            }
            for (var coded : split(
                    named.occurrences,
                    o -> o.firstCodes().isEmpty() ? "" : o.firstCodes().get(0))) {
                parts.addAll(coded.repeatsPid() ? byTurn(coded) : List.of(coded));
            }
        }
        return merge(parts);
    }

    private static List<Cluster> split(List<Occurrence> occurrences, Function<Occurrence, String> by) {
        var result = new LinkedHashMap<String, Cluster>();
        for (var o : occurrences) {
            result.computeIfAbsent(by.apply(o), k -> new Cluster(o.place))
                    .occurrences
                    .add(o);
        }
        return new ArrayList<>(result.values());
    }

    /** Lines of one PID that neither name nor code tells apart: the first, the second, … */
    private static Collection<Cluster> byTurn(Cluster cluster) {
        var turns = new TreeMap<Integer, Cluster>();
        var seen = new LinkedHashMap<String, Integer>();
        for (var o : cluster.occurrences) {
            var turn = seen.merge(o.pid, 1, Integer::sum);
            turns.computeIfAbsent(turn, t -> new Cluster(o.place)).occurrences.add(o);
        }
        return turns.values();
    }

    /** Different names for what carries the same codes, never both in one PID, are one node. */
    private static List<Cluster> merge(List<Cluster> parts) {
        var result = new ArrayList<Cluster>();
        for (var part : parts) {
            var like = result.stream()
                    .filter(c -> !c.shares(part)
                            && c.occurrences.get(0).firstPosition()
                                    == part.occurrences.get(0).firstPosition()
                            && overlaps(c.firstCodes(), part.firstCodes()))
                    .findFirst();
            if (like.isPresent()) {
                like.get().occurrences.addAll(part.occurrences);
            } else {
                result.add(part);
            }
        }
        return result;
    }

    private static boolean overlaps(@Nullable Set<String> one, @Nullable Set<String> other) {
        return one != null && other != null && one.stream().anyMatch(other::contains);
    }

    private static void collectCodes(Cluster cluster) {
        for (var o : cluster.occurrences) {
            for (var item : o.items) {
                if (!item.codes().isEmpty()) {
                    var codes = cluster.codes.computeIfAbsent(
                            item.element() * 100 + item.component(), k -> new LinkedHashSet<>());
                    item.codes().forEach(c -> codes.add(c.code()));
                }
            }
        }
    }

    /** Whether the rivals are told apart already: they leave an element empty that the key names. */
    private static boolean leaveEmpty(List<Cluster> rivals, List<Integer> key) {
        return rivals.stream().allMatch(r -> key.stream().anyMatch(k -> !r.uses(k)));
    }

    private static void findKey(Cluster cluster, List<Cluster> siblings) {
        var rivals = new ArrayList<>(siblings);
        rivals.remove(cluster);
        for (var entry : cluster.codes.entrySet()) {
            if (rivals.isEmpty()) {
                return;
            }
            if (!cluster.alwaysCodes(entry.getKey())) {
                continue;
            }
            if (cluster.mayLackCode(entry.getKey()) && leaveEmpty(rivals, cluster.key)) {
                return;
            }
            var left = rivals.stream()
                    .filter(r -> !r.codes.containsKey(entry.getKey())
                            || overlaps(entry.getValue(), r.codes.get(entry.getKey())))
                    .toList();
            if (left.size() < rivals.size()) {
                cluster.key.add(entry.getKey());
                rivals.retainAll(left);
            }
        }
    }
}
