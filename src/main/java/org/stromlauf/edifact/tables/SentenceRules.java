package org.stromlauf.edifact.tables;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentences of regular shape in a handbook, and the condition in our paths that each shape means. */
final class SentenceRules {

    private static final String SEGMENT = "((?:SG\\d+ )?[A-Z]{3}\\+[A-Za-z0-9+/:_?.*-]*)";
    private static final String VALUES = "[„\"]?([A-Z0-9_]+(?:/[A-Z0-9_]+)*)[“\"]?";
    private static final String PARTY = "MP-ID (?:in |aus )?(?:SG\\d+ )?NAD\\+(MS|MR)";
    private static final String ROLES = "([A-ZÜ]+(?:-[A-Z]+)?(?:(?: oder |/)[A-ZÜ]+)*)";
    private static final String THIS = "(?:in |im )?(?:diesem|demselben|dem selben|selben|desselben)";
    private static final String THIS_GROUP = "(?:in |im )?(?:dieser|derselben|selben|der selben|demselben)";
    private static final String STANDS = "( nicht)?( vorhanden)?(?: ist| sind)?";
    private static final Map<String, String> LOCATIONS = Map.of(
            "Marktlokation", "950", "Messlokation", "951", "Netzlokation", "960", "Steuerbaren Ressource", "961");
    private static final Map<String, String> RELATIONS = Map.of("≥", ">=", "≤", "<=", "<", "<", ">", ">");

    private record Shape(Pattern sentence, BiFunction<SentenceRules, Matcher, @Nullable String> meaning) {}

    private static final List<Shape> SHAPES = List.of(
            shape(
                    "Wenn " + PARTY + " (?:in der Rolle|mit der Rolle|mit Rolle|der Rolle)( nicht)? " + ROLES + STANDS,
                    (r, m) -> role(m)),
            shape("Wenn " + PARTY + " nicht in der Rolle " + ROLES, (r, m) -> "no " + party(m) + roles(m.group(2))),
            shape("Wenn " + PARTY + " aus (?:der )?Sparte (Strom|Gas)", (r, m) -> party(m) + "in " + m.group(2)),
            shape(
                    "Wenn im DE3155 " + THIS + " COM der Code " + VALUES + " vorhanden ist",
                    (r, m) -> "this COM+:" + m.group(1)),
            shape(
                    "Wenn (?:in )?(?:SG\\d+ )?LOC\\+172 DE3225 die ID (?:einer|der) (.+) angegeben ist",
                    (r, m) -> LOCATIONS.containsKey(m.group(1)) ? "LOC+172+~" + LOCATIONS.get(m.group(1)) : null),
            shape(
                    "Wenn der Meldepunkt im (?:SG\\d+ )?LOC\\+172 DE3225 das Format der (Marktlokations-ID|Zählpunktbezeichnung) hat",
                    (r, m) -> "LOC+172+~" + (m.group(1).startsWith("M") ? "950" : "951")),
            shape(
                    "Wenn (\\d+)-stelliger Meldepunkt im (?:SG\\d+ )?LOC\\+172 vorhanden",
                    (r, m) -> "LOC+172+#" + m.group(1)),
            shape(
                    "Wenn " + THIS + " Segment im DE2379 der Code " + VALUES
                            + " vorhanden ist|Wenn im DE2379 dieses Segments der Code " + VALUES
                            + " vorhanden|Wenn DE2379 = " + VALUES,
                    (r, m) -> "this DTM+::"
                            + (m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))),
            shape(
                    "Wenn SG\\d+ (CCI\\+Z\\d\\d) im Vorgang mehr als (ein|zwei|drei)mal vorhanden",
                    (r, m) ->
                            "more than " + (List.of("ein", "zwei", "drei").indexOf(m.group(2)) + 1) + " " + m.group(1)),
            shape(
                    "Wenn (?:Wert in |in )?(?:SG\\d+ )?LOC\\+172 DE3225 genau (\\d+) Stellen",
                    (r, m) -> "LOC+172+#" + m.group(1)),
            shape(
                    "Wenn " + THIS
                            + " ((?:SG\\d+ )?)([A-Z]{3}) (?:im |in |das )?DE(\\d{4}) ?(=|<>|mit (?:Code|Wert)|der Code|den Code|mit dem Code) ?"
                            + VALUES + "( vorhanden)?(?: ist)?",
                    (r, m) -> r.onSegment(
                            m.group(2), m.group(3), m.group(5), !m.group(4).equals("<>"))),
            shape(
                    "Wenn " + THIS + " (?:SG\\d+ )?([A-Z]{3}) (?:im |in |das )?DE(\\d{4})( nicht)? vorhanden(?: ist)?",
                    (r, m) -> r.onSegment(m.group(1), m.group(2), "*", m.group(3) == null)),
            shape(
                    "Wenn (?:SG\\d+ )?([A-Z]{3})\\+(\\w+) DE(\\d{4}) " + THIS + " Segment mit (?:Wert|Code) " + VALUES
                            + " vorhanden",
                    (r, m) -> r.onSegment(m.group(1), m.group(3), m.group(4), true)),
            shape(
                    "Wenn " + THIS_GROUP
                            + " (SG\\d+) (?:[A-Z]{3} )?(?:in |das |die )?(?:SG\\d+ )?([A-Z]{3})(\\+[A-Z0-9]+)? (?:im |in )?DE(\\d{4}) ?(?:=|mit (?:dem )?(?:Code|Wert)) ?"
                            + VALUES + STANDS,
                    (r, m) -> r.element(m.group(2), m.group(3), m.group(4), m.group(5), m.group(6), m.group(1))),
            shape(
                    "Wenn (?:in )?((?:SG\\d+ )?)([A-Z]{3})(\\+[A-Z0-9]+)? (?:im )?DE(\\d{4}) ?(?:=|mit (?:dem )?(?:Code|Wert)) ?"
                            + VALUES + STANDS,
                    (r, m) -> r.grouped(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6))),
            shape(
                    "Wenn in derselben Nachricht eine (SG\\d+) mit (\\w+) in ([A-Z]{3}) DE(\\d{4})( nicht)? vorhanden",
                    (r, m) -> r.grouped(m.group(1) + " ", m.group(3), null, m.group(4), m.group(2), m.group(5))),
            shape(
                    "Wenn " + THIS_GROUP
                            + " (SG\\d+) (?:[A-Z]{3}(?:\\+\\w+(?:/ ?\\w+)*)? )?(?:das |die |ein |eine |in )?(?:Angabe )?(?:SG\\d+ )?"
                            + SEGMENT + STANDS,
                    (r, m) -> m.group(4) == null ? null : r.presence(m.group(2), m.group(1), m.group(3))),
            shape(
                    "Wenn (?:SG2 )?NAD\\+DP, (SG3 RFF\\+\\w+)( nicht)? vorhanden",
                    (r, m) -> r.presence(m.group(1), null, m.group(2))),
            shape(
                    "Wenn (?:im |in |das |der |die |ein )*" + SEGMENT + "(?:[ /](CAV\\+[A-Z0-9/]+))? "
                            + THIS_GROUP.replace("(?:in |im )?", "in ") + " (SG\\d+)" + STANDS,
                    (r, m) -> m.group(5) == null ? null : r.presence(with(m), m.group(3), m.group(4))),
            shape(
                    "Wenn (?:im |in |das |der |die |ein )*" + SEGMENT + "(?:[ /](CAV\\+[A-Z0-9/]+))?" + STANDS,
                    (r, m) -> m.group(4) == null ? null : r.presence(with(m), null, m.group(3))),
            shape(
                    "Wenn (?:SG\\d+ )?(DTM\\+\\w+) (?:im DE2380 )?([≥≤<>]) (\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}) 0{1,2}: ?00(?: Uhr)? gesetzlicher deutscher Zeit",
                    (r, m) -> m.group(1) + " " + RELATIONS.get(m.group(2)) + " "
                            + String.format("%s-%02d-%02d", m.group(5), number(m.group(4)), number(m.group(3)))),
            shape("Der Zeitpunkt muss ≤ dem Wert im DE2380 des DTM\\+137 sein", (r, m) -> "value <= DTM+137"),
            shape("Der Zeitpunkt muss > dem Wert im DE2380 des DTM\\+137 sein", (r, m) -> "value > DTM+137"),
            shape(
                    "Segment(?:gruppe)?(?: bzw\\. Segmentgruppe)? ist (.+?) je (SG\\d+|UNH)(?: .*)? anzugeben",
                    (r, m) -> times(m.group(1), m.group(2))),
            shape(
                    "(?:Pro|Je) Nachricht ist die SG\\d+(?: LIN\\S*)? (genau einmal|maximal einmal) anzugeben",
                    (r, m) -> times(m.group(1), "UNH")),
            shape(
                    "Pro (SG\\d+) LIN ist die SG\\d+ [A-Z]{3}(?:\\+\\w+)? (.+?) anzugeben",
                    (r, m) -> times(m.group(2), m.group(1))),
            shape(
                    "Je (SG\\d+) ([A-Z]{3}\\+[A-Z0-9/]+) ist genau einmal die Segmentgruppe anzugeben",
                    (r, m) -> "each " + m.group(1) + " " + m.group(2)),
            shape(
                    "Für jede (?:\\S+ )?(?:im )?(?:(SG\\d+) )?((?:LOC|SEQ)\\+[A-Z0-9/]+)(?: DE\\d{4})?,? (?:genau|mindestens) einmal anzugeben",
                    (r, m) -> "each " + (m.group(1) == null ? "" : m.group(1) + " ") + m.group(2)),
            shape(
                    "Segment(?:gruppe)? ist (?:genau|mindestens?) einmal für jede Zeitraum-ID aus dem DE1156 der SG6 RFF\\+Z49 anzugeben",
                    (r, m) -> "each SG6 RFF+Z49"));

    private static final Map<String, String> TIMES = Map.of(
            "mindestens zweimal und maximal dreimal", "2..3",
            "genau einmal", "1..1",
            "nur einmal", "1..1",
            "maximal einmal", "0..1",
            "max. zweimal", "0..2",
            "genau zweimal", "2..2",
            "genau zwei Mal", "2..2",
            "bis zu dreimal", "1..3",
            "bis zu drei Mal", "1..3");

    private final Map<String, List<List<String>>> segments;

    /** @param segments the elements of each segment as the directory has them */
    SentenceRules(Map<String, List<List<String>>> segments) {
        this.segments = segments;
    }

    /** The condition that a sentence means; null when its shape is not known. */
    @Nullable
    String rule(String sentence) {
        for (var shape : SHAPES) {
            var matcher = shape.sentence().matcher(sentence);
            if (matcher.matches()) {
                var rule = shape.meaning().apply(this, matcher);
                if (rule != null) return rule;
            }
        }
        return null;
    }

    private static Shape shape(String sentence, BiFunction<SentenceRules, Matcher, @Nullable String> meaning) {
        return new Shape(Pattern.compile(sentence), meaning);
    }

    private static @Nullable String times(String words, String group) {
        var times = TIMES.get(words);
        return times == null ? null : times + " in " + (group.equals("UNH") ? "message" : group);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String party(Matcher m) {
        return m.group(1).equals("MS") ? "sender " : "receiver ";
    }

    private static String roles(String roles) {
        return roles.replace(" oder ", "/");
    }

    private static String role(Matcher m) {
        return no(m.group(2) == null ? m.group(4) : m.group(2)) + party(m) + roles(m.group(3));
    }

    private static String no(@Nullable String not) {
        return not == null ? "" : "no ";
    }

    private static String with(Matcher m) {
        return m.group(2) == null ? m.group(1) : m.group(1) + " with " + m.group(2);
    }

    private @Nullable String presence(String text, @Nullable String scope, @Nullable String not) {
        var segment = text.replaceAll("(?i)(?<=\\+)xxx(?=\\+|$)", "")
                .replaceAll("(?<=\\d-)b(?=\\??:)", "*")
                .replaceAll("(?<=\\.)e(?=[/+ ]|$)", "*");
        var isWhole = !segment.endsWith("/") && !segment.contains("//") && !segment.endsWith("+");
        var isClear = !segment.matches(".*/[A-Z]{3}\\+.*") && !segment.matches(".*\\+\\d-[^?]*:.*");
        return isWhole && isClear && fits(segment) ? no(not) + segment + (scope == null ? "" : " in " + scope) : null;
    }

    /** Whether the directory's segment has so many elements. */
    private boolean fits(String pattern) {
        for (var one : pattern.replaceAll("^SG\\d+ ", "").split(" with ")) {
            var elements = segments.get(one.substring(0, 3));
            if (elements == null
                    || one.replace("?+", "").chars().filter(c -> c == '+').count() > elements.size()) return false;
        }
        return true;
    }

    private @Nullable String onSegment(String tag, String de, String values, boolean wanted) {
        var at = at(tag, de, values);
        return at == null ? null : (wanted ? "" : "no ") + "this " + tag + at;
    }

    private @Nullable String element(
            String tag, @Nullable String qualifier, String de, String values, @Nullable String not, String scope) {
        var at = at(tag, de, values);
        return at == null ? null : no(not) + tag + merged(qualifier, at) + " in " + scope;
    }

    private @Nullable String grouped(
            String group, String tag, @Nullable String qualifier, String de, String values, @Nullable String not) {
        var at = at(tag, de, values);
        return at == null ? null : no(not) + group + tag + merged(qualifier, at);
    }

    /** A qualifier in the first element before a value behind it. */
    private static String merged(@Nullable String qualifier, String at) {
        if (qualifier == null) return at;
        return at.startsWith("++") || at.startsWith("+:") ? qualifier + at.substring(1) : at;
    }

    /** The place of a data element as separators and the value. */
    private @Nullable String at(String tag, String de, String values) {
        var elements = segments.get(tag);
        if (elements == null) return null;
        // The code list of a status's reason stands in the third composite, where the directory has it in the first
        // too.
        var from = tag.equals("STS") && de.equals("1131") ? 2 : 0;
        Function<String, String> number = e -> e.substring(0, Math.max(0, e.indexOf(':')));
        for (var e = from; e < elements.size(); e++) {
            for (var c = 0; c < elements.get(e).size(); c++) {
                if (number.apply(elements.get(e).get(c)).equals(de)) {
                    return "+".repeat(e + 1) + ":".repeat(c) + values;
                }
            }
        }
        return null;
    }
}
