package org.stromlauf.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;

/** Says a finding in words of a language. */
final class FindingTexts {

    private final ResourceBundle bundle;

    FindingTexts(String language) {
        this.bundle = ResourceBundle.getBundle(
                "org.stromlauf.cli.findings",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What is wrong, what was found and what would pass. */
    String text(Finding finding) {
        var text = new StringBuilder(
                bundle.containsKey(finding.code()) ? of(finding.code()) : of("rule.broken", finding.code()));
        append(text, "found", finding.found());
        append(text, "expected", finding.expected());
        append(text, "because", finding.expression());
        return text.toString();
    }

    String of(String key, Object... arguments) {
        return MessageFormat.format(bundle.getString(key), arguments);
    }

    private void append(StringBuilder text, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) text.append(' ').append(of(key, value));
    }
}
