package org.stromlauf.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.DefinitionChange;
import org.stromlauf.edifact.FormatVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says in words what differs between two format versions; the same change of several PIDs is said once. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says what differs between two format versions; exit 0 without differences, 1 with differences.")
final class DiffCommand implements Callable<Integer> {

    private record Change(String message, DefinitionChange.Kind kind, String place, String before, String after) {}

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "V1", description = "For example FV2026-04.")
    private String older = "";

    @Parameters(index = "1", paramLabel = "V2", description = "For example FV2026-10.")
    private String newer = "";

    @Option(names = "--message", description = "Only this message, for example MSCONS or \"UTILMD Strom\".")
    private @Nullable String message;

    @Option(names = "--lang", defaultValue = "de", description = "de, en")
    private String language = "de";

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var texts = new FindingTexts(language);
        List<DefinitionChange> changes;
        try {
            changes = DefinedMessages.load().differences(FormatVersion.of(older), FormatVersion.of(newer));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, Objects.requireNonNullElse(e.getMessage(), older), e);
        }
        var said = new LinkedHashMap<Change, TreeSet<String>>();
        for (var c : changes) {
            if (message != null && !c.message().equals(message)) continue;
            var change = new Change(
                    c.message(),
                    c.kind(),
                    c.place(),
                    Objects.requireNonNullElse(c.before(), ""),
                    Objects.requireNonNullElse(c.after(), ""));
            said.computeIfAbsent(change, k -> new TreeSet<>()).add(c.pid());
        }
        var out = commandLine.getOut();
        said.forEach((change, pids) -> out.println(change.message() + ranges(pids) + ": "
                + texts.of("diff." + change.kind(), change.place(), change.before(), change.after())));
        out.flush();
        return said.isEmpty() ? 0 : 1;
    }

    /** The PIDs in order, those that follow one another as a range; nothing for a change of the message itself. */
    static String ranges(SortedSet<String> pids) {
        var text = new StringBuilder();
        var first = "";
        var last = "";
        for (var pid : pids) {
            if (pid.isEmpty()) continue;
            if (!follows(last, pid)) {
                append(text, first, last);
                first = pid;
            }
            last = pid;
        }
        append(text, first, last);
        return text.toString();
    }

    private static void append(StringBuilder text, String first, String last) {
        if (first.isEmpty()) return;
        text.append(' ').append(first);
        if (!first.equals(last)) text.append('-').append(last);
    }

    private static boolean follows(String before, String pid) {
        return before.matches("\\d+") && pid.matches("\\d+") && Integer.parseInt(before) + 1 == Integer.parseInt(pid);
    }
}
