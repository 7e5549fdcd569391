package org.stromlauf.edifact.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/fields.md} lists what stands in the field files; run with {@code -Dfields.update} to write it anew. */
class FieldsDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/fields.md");
    private static final Path INTRODUCTION = Path.of("src/test/resources/edifact/fields-introduction.md");

    @Test
    void documentListsTheFieldsOfEveryMessage() throws IOException {
        var expected = Files.readString(INTRODUCTION) + new FieldCoverage().table() + messages();
        if (System.getProperty("fields.update") != null) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    private static String messages() throws IOException {
        try (var files = Files.list(Path.of("edifact/fields"))) {
            return files.sorted().map(FieldsDocumentTests::message).collect(Collectors.joining());
        }
    }

    private static String message(Path file) {
        try {
            var text = new StringBuilder("\n## " + file.getFileName().toString().replace(".yaml", "") + "\n");
            group(text, "", FieldFile.read(Files.readString(file)));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void group(StringBuilder text, String name, FieldGroup group) {
        var each = group.each();
        text.append(each == null ? "\n" : "\n### `" + name + "`, each `" + text(each) + "`\n\n");
        text.append("| field | where |\n|---|---|\n");
        group.fields()
                .forEach((field, path) ->
                        text.append("| `" + field + "` | `" + text(path).replace("|", "\\|") + "` |\n"));
        group.groups().forEach((inner, content) -> group(text, name.isEmpty() ? inner : name + "." + inner, content));
    }

    private static String text(FieldPath path) {
        return path.steps().stream().map(FieldsDocumentTests::text).collect(Collectors.joining(" / "));
    }

    private static String text(SegmentPattern pattern) {
        var text = new StringBuilder(pattern.group() == null ? "" : pattern.group() + " ").append(pattern.tag());
        var element = 0;
        var component = 1;
        for (var part : pattern.parts()) {
            for (; element < part.element(); element++, component = 1) {
                text.append('+');
            }
            for (; component < part.component(); component++) {
                text.append(':');
            }
            text.append(text(part));
        }
        return text.toString();
    }

    private static String text(PatternPart part) {
        var codes =
                part.codes().size() > 1 ? "(" + String.join("|", part.codes()) + ")" : String.join("|", part.codes());
        return switch (part.use()) {
            case AGENCY -> "{agency}";
            case ORDINAL -> "{ordinal}";
            case VALUE -> "$" + codes;
            case FIXED -> codes;
        };
    }
}
