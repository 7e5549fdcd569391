package org.stromlauf.supply.supplier;

import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What the market's answer codes mean, in German, and what a case worker can do. */
@Component
class AnswerTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    AnswerTexts() {
        texts.setBasename("supply/answers");
        texts.setDefaultEncoding("UTF-8");
    }

    /** The code with its meaning; a code without one stands for itself. */
    String meaning(String tree, String code) {
        return find(tree + "." + code)
                .map(text -> code + " (" + tree + "): " + text)
                .orElse(code + " (" + tree + ")");
    }

    String advice(String tree, String code) {
        return find(tree + "." + code + ".advice").orElse("Mit dem Partner klären.");
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(texts.getMessage(key, null, null, java.util.Locale.GERMAN));
    }
}
