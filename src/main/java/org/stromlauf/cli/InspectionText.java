package org.stromlauf.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.Outline;

/** The findings of a message for a person: each below the segment in which it lies, with the fault marked. */
final class InspectionText {

    /** What the numbers of an expression stand for in a message. */
    interface Meanings {
        Map<String, String> of(CheckedMessage message, String expression);

        /** What the handbook calls a place of a message; empty when it has no name. */
        String name(CheckedMessage message, String path);
    }

    private final FindingTexts texts;
    private final Meanings meanings;

    InspectionText(FindingTexts texts, Meanings meanings) {
        this.texts = texts;
        this.meanings = meanings;
    }

    String interchange(String file, CheckedInterchange interchange) {
        var text = new StringBuilder(
                texts.of("interchange.rejected", file, interchange.findings().size()));
        for (var finding : interchange.findings()) append(text, finding, null, null);
        return text.toString();
    }

    String message(String file, CheckedMessage message, @Nullable Outline outline) {
        var name = message.type() + " " + message.release() + (message.pid() == null ? "" : " " + message.pid());
        var version = message.formatVersion() == null
                ? texts.of("version.none")
                : message.formatVersion().name();
        var text = new StringBuilder(texts.of(
                "message",
                file,
                message.reference(),
                name,
                version,
                message.findings().size()));
        text.append(texts.of("rules", message.rulesApplied(), message.rulesUndecided()));
        for (var finding : message.findings()) {
            append(text, finding, outline, message);
            var expression = finding.expression();
            if (expression == null) continue;
            meanings.of(message, expression).forEach((number, condition) -> text.append("\n        [")
                    .append(number)
                    .append("] ")
                    .append(texts.condition(condition)));
        }
        return text.toString();
    }

    private void append(
            StringBuilder text, Finding finding, @Nullable Outline outline, @Nullable CheckedMessage message) {
        var segment = finding.segment();
        var lines = outline == null ? List.<Outline.Line>of() : outline.lines();
        if (segment != null && segment <= lines.size()) {
            mark(text, lines.get(segment - 1), finding);
        } else {
            text.append("\n  ").append(finding.tag() == null ? "" : finding.tag());
        }
        text.append("\n      ")
                .append(texts.of("severity." + finding.severity()))
                .append(' ');
        text.append(finding.code()).append(answer(finding)).append(": ").append(texts.text(finding));
        var path = finding.path();
        if (path == null) return;
        var name = message == null ? "" : meanings.name(message, path);
        text.append(' ').append(texts.of("place", name.isEmpty() ? path : path + " " + name));
    }

    private static void mark(StringBuilder text, Outline.Line line, Finding finding) {
        var head = String.format("%n  %5d  ", line.number());
        text.append(head).append(line.text());
        var element = finding.element();
        if (element == null || !line.tag().equals(finding.tag())) return;
        var component = finding.component() == null ? 1 : finding.component();
        var begin = line.begin(element, component);
        var length = Math.max(1, line.end(element, component) - begin);
        text.append('\n').append(" ".repeat(9 + begin)).append("^".repeat(length));
    }

    private static String answer(Finding finding) {
        if (finding.contrl() != null) return " (CONTRL " + finding.contrl() + ")";
        return finding.aperak() == null ? "" : " (APERAK " + finding.aperak() + ")";
    }
}
