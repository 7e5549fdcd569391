package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derives conditions in our paths from handbook sentences of regular shape; other sentences leave their condition undecided. */
final class ConditionTexts {

    private static final String SEGMENT = "((?:SG\\d+ )?[A-Z]{3}\\+[A-Za-z0-9+/:]*)";
    private static final Pattern PRESENT = Pattern.compile(
            "Wenn (?:im |in |das |der |die )?(?:(?:dieser|derselben|selben|demselben) (SG\\d+) )?(?:das |im |ein )?"
                    + SEGMENT
                    + "(?:[ /](CAV\\+[A-Z0-9/]+))?(?: in (?:dieser|derselben) (SG\\d+))?( nicht)? vorhanden(?: ist)?");
    private static final Pattern ROLE =
            Pattern.compile("Wenn MP-ID in SG\\d+ NAD\\+(MS|MR) (?:in der Rolle|mit Rolle) ([A-ZÜ]+)(?: vorhanden)?");
    private static final Pattern VALUE = Pattern.compile(
            "(Es (ist|sind|dürfen) |Das hier |Erlaubte |Wert muss|Bis auf den Code|Nur MP-ID|MP-ID nur|Der hier |Die hier ).*|.*muss das Datum.*");
    private static final Pattern ONCE =
            Pattern.compile("Segment(gruppe)?( bzw\\. Segmentgruppe)? ist genau einmal je SG(\\d+) IDE anzugeben");

    private ConditionTexts() {}

    /** The text of a conditions file. */
    static String derive(JsonNode file) {
        var hints = new ArrayList<String>();
        var values = new ArrayList<String>();
        var rules = new StringBuilder();
        texts(file).forEach((number, text) -> {
            var plain = plain(text);
            var isFormat = number.matches("9\\d\\d");
            if (plain.startsWith("Hinweis") || number.matches("5\\d\\d")) {
                hints.add(number);
            } else if (VALUE.matcher(plain).matches()) {
                values.add(number);
            } else if (!isFormat) {
                var rule = rule(plain);
                if (rule != null) {
                    rules.append(number).append(" := ").append(rule).append('\n');
                }
            }
        });
        return "# Derived from the sentences of the handbook by the importer; a number without a line stays undecided.\n"
                + line("hints", hints) + line("values", values) + rules;
    }

    private static String line(String kind, List<String> numbers) {
        return numbers.isEmpty() ? "" : kind + " " + String.join(" ", numbers) + "\n";
    }

    private static Map<String, String> texts(JsonNode file) {
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
                .replaceAll("\\s+", " ")
                .replaceAll("^wenn ", "Wenn ")
                .replaceAll("[. ]+$", "")
                .strip();
    }

    private static @Nullable String rule(String plain) {
        var role = ROLE.matcher(plain);
        if (role.matches()) {
            return (role.group(1).equals("MS") ? "sender " : "receiver ") + role.group(2);
        }
        var once = ONCE.matcher(plain);
        if (once.matches()) {
            return "once in SG" + once.group(3);
        }
        var present = PRESENT.matcher(plain);
        if (!present.matches()) {
            return null;
        }
        var scope = present.group(1) == null ? present.group(4) : present.group(1);
        var with = present.group(3) == null ? "" : " with " + present.group(3);
        var segment = present.group(2).replaceAll("(?i)(?<=\\+)xxx(?=\\+|$)", "");
        // Which of several groups a sentence means that names details without their group is not said: undecided.
        if (scope == null && segment.matches("(SG\\d+ )?(CCI|CAV|QTY|PIA)\\+.*")) {
            return null;
        }
        if (segment.endsWith("/")
                || segment.contains("//")
                || segment.endsWith("+")
                || (with.isEmpty() && segment.contains("/CAV"))) {
            return null;
        }
        return (present.group(5) == null ? "" : "no ") + segment + with + (scope == null ? "" : " in " + scope);
    }
}
