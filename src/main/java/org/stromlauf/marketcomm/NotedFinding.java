package org.stromlauf.marketcomm;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Finding;

/**
 * A finding as the journal keeps it: ours on what we received, the partner's on what we sent.
 *
 * @param code the code that the acknowledgement carries: ERC of APERAK, DE 0085 of CONTRL; else our name of the rule
 * @param transactionId the Vorgangsnummer in which it lies, if it lies in one
 * @param text in German
 */
public record NotedFinding(String code, @Nullable String transactionId, String text) {

    static NotedFinding of(ObjectFinding finding) {
        return new NotedFinding(
                finding.erc(), finding.transaction().isEmpty() ? null : finding.transaction(), finding.text());
    }

    static NotedFinding of(Finding finding) {
        var code = finding.aperak() != null ? finding.aperak() : finding.contrl();
        return new NotedFinding(code == null ? finding.code() : code, finding.transaction(), words(finding));
    }

    /** As a case worker reads it. */
    String inWords() {
        return text.isEmpty() ? code : code + ": " + text;
    }

    private static String words(Finding finding) {
        var text = new StringBuilder(finding.code());
        if (finding.segment() != null) text.append(", Segment ").append(finding.segment());
        if (finding.path() != null) text.append(" (").append(finding.path()).append(')');
        else if (finding.tag() != null) text.append(" (").append(finding.tag()).append(')');
        if (finding.element() != null) text.append(", Element ").append(finding.element());
        if (finding.component() != null) text.append('.').append(finding.component());
        if (finding.expected() != null) text.append(": erwartet ").append(finding.expected());
        if (finding.found() != null) text.append(", gefunden ").append(finding.found());
        if (finding.expression() != null) text.append(", Bedingung ").append(finding.expression());
        return text.toString();
    }
}
