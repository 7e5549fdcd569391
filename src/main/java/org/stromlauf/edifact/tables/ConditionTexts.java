package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Derives conditions in our paths from handbook sentences of regular shape; other sentences leave their condition undecided. */
final class ConditionTexts {

    /** Sentences that say which values may stand, not whether something must. */
    private static final Pattern VALUE = Pattern.compile(
            "(Es (ist|sind|dürfen) |Das hier |Erlaubte |Wert (muss|darf)|Bis auf den Code|Nur MP-ID"
                    + "|MP-ID (nur|mit Rolle)|Der hier |Die hier |Messprodukt-Code aus|Dokumentennummer aus|Vorgangsnummer aus|A-Code aus Cluster"
                    + "|Möglicher Wert: [A-Z]|Der Wert (muss|darf)|Der Zeitpunkt muss ≤ dem Wert an).*|.*muss das Datum.*|.*, dann (sind|ist) nur .*");

    /** Which commodity a partner must be of: the codes of the agency that stand beside his id say it, and are checked. */
    private static final Pattern AGENCY = Pattern.compile("(Nur MP-ID|MP-ID nur) aus Sparte (Strom|Gas).*");

    private static final Pattern COUNT = Pattern.compile("\\d+\\.\\.\\d+ in \\w+");

    private static final Pattern BESIDE =
            Pattern.compile("(?:^|\\n)\\[(\\d+)] (.*?)(?=\\n+\\[\\d+]|\\z)", Pattern.DOTALL);

    /** At least once, and how often only the sender knows. */
    private static final Pattern AS_OFTEN_AS_NEEDED =
            Pattern.compile("(Die|Diese) SG\\d+ ist so oft zu wiederholen, dass (?!für alle in SG).*");

    private ConditionTexts() {}

    /**
     * The text of a conditions file.
     *
     * @param beside the sentences that stand beside segments, those most frequent first: the list cuts some off and lacks others
     */
    static String derive(JsonNode file, Map<String, List<String>> beside, SentenceRules sentences) {
        var listed = texts(file);
        var numbers = new TreeSet<String>(listed.comparator());
        numbers.addAll(listed.keySet());
        numbers.addAll(beside.keySet());
        var hints = new ArrayList<String>();
        var values = new ArrayList<String>();
        var rules = new StringBuilder();
        var open = new EnumMap<OpenReason, List<String>>(OpenReason.class);
        for (var number : numbers) {
            var texts = Stream.concat(
                            Stream.ofNullable(listed.get(number)), beside.getOrDefault(number, List.of()).stream())
                    .map(ConditionTexts::plain)
                    .toList();
            if (number.matches("5\\d\\d") || texts.stream().anyMatch(ConditionTexts::isHint)) {
                hints.add(number);
            } else if (texts.stream().anyMatch(t -> VALUE.matcher(t).matches())) {
                values.add(number);
            } else if (!number.matches("9\\d\\d")) {
                var rule = rule(texts.stream()
                        .map(sentences::rule)
                        .filter(Objects::nonNull)
                        .toList());
                rule.ifPresent(
                        r -> rules.append(number).append(" := ").append(r).append('\n'));
                if (rule.isEmpty()) {
                    open.computeIfAbsent(OpenReason.of(texts.get(0)), r -> new ArrayList<>())
                            .add(number);
                }
            }
        }
        return "# Derived from the sentences of the handbook by the importer; a number without a line stays undecided.\n"
                + line("hints", hints) + line("values", values) + rules + open(open);
    }

    /** The first; of repetitions the last, since the list leaves out how often at least where segments have it beside them. */
    private static Optional<String> rule(List<String> rules) {
        if (rules.isEmpty()) return Optional.empty();
        var areCounts = rules.stream().allMatch(r -> COUNT.matcher(r).matches());
        return Optional.of(rules.get(areCounts ? rules.size() - 1 : 0));
    }

    private static boolean isHint(String plain) {
        return plain.startsWith("Hinweis")
                || AS_OFTEN_AS_NEEDED.matcher(plain).matches()
                || AGENCY.matcher(plain).matches();
    }

    /** The sentences beside the segments of all columns, by their numbers. */
    static Map<String, List<String>> beside(JsonNode columns) {
        var found = new HashMap<String, Map<String, Integer>>();
        for (var column : columns) {
            for (var segment : column.path("instanzen")) {
                var matcher = BESIDE.matcher(segment.path("bedingungen").asText(""));
                while (matcher.find()) {
                    var text = matcher.group(2).replaceAll("\\s+", " ").strip();
                    found.computeIfAbsent(matcher.group(1), n -> new TreeMap<>())
                            .merge(text, 1, Integer::sum);
                }
            }
        }
        var result = new HashMap<String, List<String>>();
        found.forEach((number, texts) -> result.put(
                number,
                texts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList()));
        return result;
    }

    /** Why the others are not decided. */
    private static String open(Map<OpenReason, List<String>> open) {
        var lines = new StringBuilder();
        open.forEach((reason, numbers) -> lines.append(line("open " + reason.word(), numbers)));
        return lines.toString();
    }

    /** Lines of packages, as a publication defines them. */
    static String packages(Map<String, String> conditions) {
        var lines = new StringBuilder();
        conditions.forEach((number, condition) -> lines.append("package ")
                .append(number)
                .append(" := ")
                .append(condition)
                .append('\n'));
        return lines.toString();
    }

    private static String line(String kind, List<String> numbers) {
        return numbers.isEmpty() ? "" : kind + " " + String.join(" ", numbers) + "\n";
    }

    private static SortedMap<String, String> texts(JsonNode file) {
        var result = new TreeMap<String, String>(
                (a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length());
        for (var section : file.properties()) {
            if (!section.getKey().endsWith("Bedingungen") && !section.getKey().equals("bedingungTexte")) {
                continue;
            }
            for (var condition : section.getValue().properties()) {
                var text = condition.getValue().isTextual()
                        ? condition.getValue().asText()
                        : condition.getValue().path("text").asText("");
                if (condition.getKey().matches("\\d+") && !text.isBlank()) {
                    result.putIfAbsent(condition.getKey(), text);
                }
            }
        }
        return result;
    }

    /** Without explanations in brackets; codes in one word. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("\\([^()]*\\)", " ")
                .replaceAll("\\([^()]*\\)", " ")
                .replaceAll(" */ *(?=[A-Z0-9]{2,3}\\b)", "/")
                .replaceAll("(?<=[A-Z0-9]): (?=[EGS]_\\d{4})", ":")
                .replaceAll("(?<=/) (?=[EGS]_\\d{4})", "")
                .replaceAll("\\bindieser\\b", "in dieser")
                .replaceAll("(?<=DE\\d{4}) ?= ?", " = ")
                .replaceAll("\\s+", " ")
                .replaceAll("^wenn ", "Wenn ")
                .replaceAll("[. ]+$", "")
                .strip();
    }
}
