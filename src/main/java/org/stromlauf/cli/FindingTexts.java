package org.stromlauf.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;

/** Says a finding in words of a language. */
final class FindingTexts {

    private static final Set<String> FORMS = Set.of("FORMAT_BROKEN", "TIME_IMPLAUSIBLE");
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\w+)]");

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
        append(text, "form", form(finding));
        append(text, "because", finding.expression());
        return text.toString();
    }

    /** In which form a value would pass, where its form is at fault; with the number behind each part, for not all need hold. */
    private String form(Finding finding) {
        var expression = finding.expression();
        if (expression == null || !FORMS.contains(finding.code())) return "";
        return REFERENCE
                .matcher(expression)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .filter(n -> bundle.containsKey("format." + n))
                .map(n -> bundle.getString("format." + n) + " [" + n + "]")
                .collect(Collectors.joining("; "));
    }

    /** A condition's words in the language; its segments and codes stay as they are. */
    String condition(String condition) {
        return Stream.of(condition.split(" "))
                .map(word -> bundle.containsKey("word." + word) ? bundle.getString("word." + word) : word)
                .collect(Collectors.joining(" "));
    }

    String of(String key, Object... arguments) {
        return MessageFormat.format(bundle.getString(key), arguments);
    }

    private void append(StringBuilder text, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) text.append(' ').append(of(key, value));
    }
}
