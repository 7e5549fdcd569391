package org.stromlauf.edifact.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a message by their numbers, in paths of our own. Lines:
 *
 * <pre>
 * hints 623 665
 * values 22 126
 * undecided 508
 * open earlier 17 54
 * 96 := SG4 STS+7+++ZAP
 * 12 := no SG4 DTM+471
 * 136 := SG10 CCI+++E13 with CAV+EHZ in SG8
 * 42 := more than 1 SG8 SEQ+ZH0
 * 147 := this COM+:EM
 * 29 := earlier DTM+469
 * 46 := fact id-known
 * 130 := LOC+172+~950
 * 71 := DTM+155 &gt;= 2024-01-01
 * 495 := value &lt;= DTM+137
 * 5 := sender LF/NB
 * 493 := receiver in Gas
 * 2061 := once in SG4
 * 2002 := 0..3 in message
 * 2284 := each SG5 LOC+Z17
 * 54 := SG8 SEQ+Z01 with CCI+Z30++Z06
 * 90 := CCI+++ZA6 with CAV+E14 in SG8 and CCI+++ZA6 with CAV+E02 in SG8
 * 28 := not SG4 STS+E01++A04:E_0017 or SG4 STS+E01++A03:E_0052
 * 268 := surely this NAD+++++++++DE
 * 471 := SG6 RFF+Z49/Z53::&gt;@
 * 387 := PIA+5+1-*?:1.9.[1..62] in SG8
 * package 1 := always
 * package 2 := [25] ⊻ [62]
 * </pre>
 *
 * {@code and} binds stronger than {@code or}, {@code not} and {@code surely} (what does not hold stays undecided) take all behind
 * them. A number without a line stays undecided; so does one that a line names so, also if it reads like a hint; lines of {@code open} say why.
 */
public final class Conditions {

    private static final Pattern REPEATED = Pattern.compile("\\d+\\.\\.\\d+ in \\w+");
    private static final Set<String> RELATIONS = Set.of("<", "<=", ">", ">=");

    private static final String EARLIER = "earlier ";
    private static final String FACT = "fact ";

    private final Map<String, String> texts = new HashMap<>();
    /** Read when first asked for: a column needs few of them. */
    private final Map<String, Condition> byNumber = new ConcurrentHashMap<>();

    private final Set<String> undecided = new HashSet<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, Expression> preconditions = new HashMap<>();
    private final Set<String> always = new HashSet<>();

    private final DecisionTrees trees;

    private Conditions(DecisionTrees trees) {
        this.trees = trees;
    }

    /** Reads lines; a later line for a number wins. */
    public static Conditions parse(String text) {
        return parse(text, DecisionTrees.NONE);
    }

    static Conditions parse(String text, DecisionTrees trees) {
        var conditions = new Conditions(trees);
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(conditions::line);
        return conditions;
    }

    private void line(String line) {
        var words = line.split(" ", -1);
        if (words[0].equals("hints") || words[0].equals("values")) {
            for (int i = 1; i < words.length; i++) {
                texts.put(words[i], words[0]);
            }
            return;
        }
        if (words[0].equals("open")) {
            for (int i = 2; i < words.length; i++) reasons.put(words[i], words[1]);
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
        if (words[0].equals("package")) {
            packaged(words[1], line.substring(assign + 4).strip());
            return;
        }
        texts.put(line.substring(0, assign), line.substring(assign + 4).strip());
    }

    private void packaged(String number, String text) {
        if (text.equals("always")) {
            always.add(number);
            return;
        }
        var clause = StatusExpression.parse("Muss " + text).clauses().get(0);
        preconditions.put(number, java.util.Objects.requireNonNull(clause.condition()));
    }

    /** In one word why a condition that is not decided is not; {@code lost} where its sentence is. */
    String reason(String number) {
        return reasons.getOrDefault(number, "lost");
    }

    /** How a condition that the message decides reads in the file: {@code no SG4 DTM+471}; null for hints and what is not decided. */
    @Nullable
    String text(String number) {
        var text = texts.get(number);
        return text == null || text.equals("hints") || text.equals("values") || undecided.contains(number)
                ? null
                : text;
    }

    /** The names of facts for which conditions ask. */
    Set<String> facts() {
        return texts.values().stream()
                .flatMap(t -> Arrays.stream(t.split(" or | and ")))
                .map(t -> t.startsWith("not ") ? t.substring(4) : t)
                .filter(t -> t.startsWith(FACT))
                .map(t -> t.substring(FACT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a condition is decided by what the caller knows alone: a role, a fact, an earlier message. */
    boolean isOfContext(String number) {
        var text = texts.getOrDefault(number, "");
        return Stream.of(EARLIER, FACT, "sender ", "receiver ", "no sender ", "no receiver ")
                .anyMatch(text::startsWith);
    }

    /** Whether the package of the number has no precondition. */
    boolean isAlways(String number) {
        return always.contains(number);
    }

    /** Under which condition the package of the number applies; null when it has none or none is known. */
    @Nullable
    Expression precondition(String number) {
        return preconditions.get(number);
    }

    private Condition condition(String text) {
        if (text.equals("hints")) return Condition.Silent.HINT;
        if (text.equals("values")) return Condition.Silent.VALUE;
        if (text.startsWith("surely ")) return new Compound.Surely(condition(text.substring(7)));
        if (text.startsWith("not ")) return new Compound.Not(condition(text.substring(4)));
        if (text.contains(" or ")) return new Compound.Any(parts(text, " or "));
        if (text.contains(" and ")) return new Compound.All(parts(text, " and "));
        if (text.startsWith(EARLIER)) return new Condition.Earlier(condition(text.substring(EARLIER.length())));
        if (text.startsWith(FACT)) return new Condition.Fact(text.substring(FACT.length()));
        var wanted = !text.startsWith("no ");
        var rest = wanted ? text : text.substring(3);
        if (rest.startsWith("sender ") || rest.startsWith("receiver ")) return party(rest, wanted);
        if (rest.startsWith("once in ")) return new Condition.Repeated(1, 1, rest.substring(8));
        if (REPEATED.matcher(rest).matches()) return repeated(rest);
        if (rest.startsWith("each ")) return new Condition.ForEach(SegmentPattern.parse(rest.substring(5)));
        if (rest.startsWith("this ")) return new OnSegment(SegmentPattern.parse(rest.substring(5)), wanted);
        if (rest.equals("value <= DTM+137")) return new DocumentTime(false);
        if (rest.equals("value > DTM+137")) return new DocumentTime(true);
        if (rest.startsWith("value ")) return OfValue.parse(rest.substring(6), trees, false);
        if (rest.startsWith("own value ")) return OfValue.parse(rest.substring(10), trees, true);
        var words = rest.split(" ");
        if (words.length > 2 && RELATIONS.contains(words[words.length - 2])) {
            var relation = words[words.length - 2];
            var pattern = rest.substring(0, rest.indexOf(" " + relation + " "));
            return Compared.parse(pattern, relation, words[words.length - 1]);
        }
        return presence(rest, wanted);
    }

    private List<Condition> parts(String text, String between) {
        return Arrays.stream(text.split(between)).map(this::condition).toList();
    }

    private static Condition repeated(String text) {
        var dots = text.indexOf("..");
        var in = text.indexOf(" in ");
        return new Condition.Repeated(
                Integer.parseInt(text.substring(0, dots)),
                Integer.parseInt(text.substring(dots + 2, in)),
                text.substring(in + 4));
    }

    private static Condition party(String text, boolean wanted) {
        var what = text.substring(text.indexOf(' ') + 1);
        var commodity = what.startsWith("in ") ? what.substring(3) : null;
        var roles = commodity == null ? List.of(what.split("/")) : List.<String>of();
        return new Condition.Party(text.startsWith("sender "), wanted, roles, commodity);
    }

    private static Condition presence(String text, boolean wanted) {
        var rest = text;
        var least = 0;
        if (rest.startsWith("more than ")) {
            var end = rest.indexOf(' ', 10);
            least = Integer.parseInt(rest.substring(10, end));
            rest = rest.substring(end + 1);
        }
        var in = rest.indexOf(" in ");
        var scope = in < 0 ? null : rest.substring(in + 4);
        var patterns = (in < 0 ? rest : rest.substring(0, in)).split(" with ");
        var with = Arrays.stream(patterns).skip(1).map(SegmentPattern::parse).toList();
        return new Presence(SegmentPattern.parse(patterns[0]), with, scope, least, wanted);
    }

    /** Whether a condition that was found asks for the value at a place of a segment; parties are always asked. */
    boolean asks(String tag, int element, int component) {
        return tag.equals("NAD")
                || byNumber.values().stream()
                        .flatMap(c -> c.patterns().stream())
                        .anyMatch(p -> p.asks(tag, element, component));
    }

    /** Numbers 500 to 899 are hints everywhere (Allgemeine Festlegungen); null when the condition is undecided. */
    @Nullable
    Condition find(String number) {
        if (undecided.contains(number)) return null;
        var text = texts.get(number);
        if (text != null) return byNumber.computeIfAbsent(number, n -> condition(text));
        return isHint(number) ? Condition.Silent.HINT : null;
    }

    private static boolean isHint(String number) {
        return number.length() == 3 && number.charAt(0) >= '5' && number.charAt(0) <= '8';
    }
}
