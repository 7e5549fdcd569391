package org.stromlauf.edifact.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a message by their numbers, in paths of our own. Lines:
 *
 * <pre>
 * hints 623 665
 * values 22 126
 * undecided 508
 * 96 := SG4 STS+7+++ZAP
 * 12 := no SG4 DTM+471
 * 136 := SG10 CCI+++E13 with CAV+EHZ in SG8
 * 42 := more than 1 SG8 SEQ+ZH0
 * 5 := sender LF
 * 2061 := once in SG4
 * </pre>
 *
 * A number without a line stays undecided; so does one that a line names so, also if it reads like a hint.
 */
public final class Conditions {

    private final Map<String, Condition> byNumber = new HashMap<>();
    private final Set<String> undecided = new HashSet<>();

    /** Reads lines; a later line for a number wins. */
    public static Conditions parse(String text) {
        var conditions = new Conditions();
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(conditions::line);
        return conditions;
    }

    private void line(String line) {
        var words = line.split(" ", -1);
        if (words[0].equals("hints") || words[0].equals("values")) {
            for (int i = 1; i < words.length; i++) {
                byNumber.put(words[i], words[0].equals("hints") ? Condition.Silent.HINT : Condition.Silent.VALUE);
            }
            return;
        }
        if (words[0].equals("undecided")) {
            undecided.addAll(List.of(words).subList(1, words.length));
            return;
        }
        var assign = line.indexOf(" := ");
        if (assign < 0) {
            throw new ExpressionException("A condition reads 'number := …', was '" + line + "'");
        }
        byNumber.put(
                line.substring(0, assign), condition(line.substring(assign + 4).strip()));
    }

    private static Condition condition(String text) {
        if (text.startsWith("sender ") || text.startsWith("receiver ")) {
            return new Condition.HasRole(text.startsWith("sender "), text.substring(text.indexOf(' ') + 1));
        }
        if (text.startsWith("once in ")) {
            return new Condition.Once(text.substring(8));
        }
        var wanted = !text.startsWith("no ");
        var rest = wanted ? text : text.substring(3);
        var least = 0;
        if (rest.startsWith("more than ")) {
            var end = rest.indexOf(' ', 10);
            least = Integer.parseInt(rest.substring(10, end));
            rest = rest.substring(end + 1);
        }
        var in = rest.indexOf(" in ");
        var scope = in < 0 ? null : rest.substring(in + 4);
        var patterns = (in < 0 ? rest : rest.substring(0, in)).split(" with ");
        var with = patterns.length > 1 ? SegmentPattern.parse(patterns[1]) : null;
        return new Condition.Present(SegmentPattern.parse(patterns[0]), with, scope, least, wanted);
    }

    /** Numbers 500 to 599 are hints everywhere; null when the condition is undecided. */
    @Nullable
    Condition find(String number) {
        if (undecided.contains(number)) return null;
        var condition = byNumber.get(number);
        if (condition == null && number.length() == 3 && number.charAt(0) == '5') {
            return Condition.Silent.HINT;
        }
        return condition;
    }
}
