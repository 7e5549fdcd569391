package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;

/** What a caller knows beside a message decides conditions that stay open without it. */
class ContextTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static CheckedMessage check(byte[] interchange, Context context) {
        return ENGINE.check(interchange, context).messages().get(0);
    }

    @Test
    void anEarlierMessageDecidesWhetherSomethingWasAskedFor() {
        var quote = ENGINE.example(VERSION, "15002");
        var request = ENGINE.example(VERSION, "35002");

        var alone = check(quote, Context.NONE);
        var answered = check(quote, Context.NONE.with(ENGINE.earlier(request), Map.of()));

        assertThat(answered.rulesUndecided()).isLessThan(alone.rulesUndecided());
        assertThat(answered.findings()).isEmpty();
    }

    @Test
    void aFactOfMasterDataAsksForWhatIsMissing() throws IOException {
        var values = OtherVendorsTests.messages()
                .filter(m -> m.pid().equals("13027"))
                .findFirst()
                .orElseThrow();
        var timeless = values.segments().replaceAll("(?m)^DTM\\+(7|163|164):.*\n", "");
        var interchange = OtherVendorsTests.interchange(
                new OtherVendorsTests.Sent(values.type(), values.pid(), timeless), OtherVendorsTests.SENDER);

        assertThat(missing(interchange, Context.NONE)).isEmpty();
        assertThat(missing(interchange, Context.NONE.with(null, Map.of("is-of-an-instant", true))))
                .isNotEmpty()
                .allMatch(tag -> tag.endsWith("DTM+7"));
        assertThat(missing(interchange, Context.NONE.with(null, Map.of("is-of-an-instant", false))))
                .isNotEmpty()
                .allMatch(tag -> tag.endsWith("DTM+163"));
    }

    private static List<String> missing(String interchange, Context context) {
        return check(interchange.getBytes(ISO_8859_1), context).findings().stream()
                .filter(f -> f.code().equals("ITEM_MISSING"))
                .map(f -> String.valueOf(f.path()))
                .toList();
    }

    @Test
    void namesTheFactsThatConditionsAskFor() {
        assertThat(ENGINE.facts()).contains("id-is-known", "is-balanced", "has-previous-version", "is-of-an-instant");
    }

    @Test
    void refusesAnEarlierMessageThatItCannotRead() {
        assertThatThrownBy(() -> ENGINE.earlier("UNB+UNOC".getBytes(ISO_8859_1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no message");
        var unknown = "UNB+UNOC:3+9900000000001:500+9900000000002:500+261001:0800+1'UNH+1+DESADV:D:04B:UN:2.5'"
                + "BGM+7+1+9'UNT+3+1'UNZ+1+1'";
        assertThatThrownBy(() -> ENGINE.earlier(unknown.getBytes(ISO_8859_1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DESADV");
    }
}
