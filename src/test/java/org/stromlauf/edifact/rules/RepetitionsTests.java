package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.MessageEngine.Context;

/** How often an item stands is said by the branch of its status that holds. */
class RepetitionsTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();

    private static final String PER_PIECE = "PRI+CAL:10.5:::1:H87'";
    private static final String PER_DAY = "PRI+CAL:0.05:::1:DAY'";

    /** Z33 is an offer by price list, Z34 an individual one: {@code Muss ([81] ∧ [2069]) ⊻ ([82] ∧ [2070])}. */
    private static List<String> offer(String kind, String prices) {
        var text =
                "UNH+1+QUOTES:D:10A:UN:1.3c'BGM+Z29+D1'DTM+137:202611020800?+00:303'DTM+203:202610312300?+00:303'IMD++"
                        + kind + "'RFF+Z13:15002'CUX+2:EUR:4'NAD+MS+9900000000001::293'CTA+IC+:Muster'"
                        + "COM+muster@muster.example:EM'NAD+MR+9900000000002::293'NAD+DP'LOC+172+51238696781'"
                        + "LIN+1++1-07-3-001:Z09'" + prices + "UNS+S'";
        return found(text);
    }

    private static List<String> found(String text) {
        var count = text.chars().filter(c -> c == '\'').count() + 1;
        var interchange =
                "UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'" + text + "UNT+" + count + "+1'UNZ+1+1'";
        var checked = ENGINE.check(interchange.getBytes(StandardCharsets.ISO_8859_1), Context.NONE);
        assertThat(checked.findings()).isEmpty();
        return checked.messages().get(0).findings().stream().map(f -> f.code()).toList();
    }

    @Test
    void anIndividualOfferHasAPriceOfAPieceAndOneOfADay() {
        assertThat(offer("Z34", PER_PIECE + PER_DAY)).isEmpty();
        assertThat(offer("Z34", PER_PIECE)).contains("ITEM_MISSING");
        assertThat(offer("Z34", PER_PIECE + PER_DAY + PER_DAY)).contains("REPEATED_TOO_OFTEN");
    }

    @Test
    void anOfferByPriceListHasOnePrice() {
        assertThat(offer("Z33", PER_PIECE + PER_DAY)).contains("REPEATED_TOO_OFTEN");
    }

    /** Two periods of expected data and one of data in the system: only the first of both kinds has an end. */
    @Test
    void aPeriodOfOneKindHasAnEndWhenOneOfItsKindFollows() {
        var head = "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E03+D1'DTM+137:202611020800?+00:303'NAD+MS+9900000000001::293'"
                + "NAD+MR+9900000000002::293'IDE+24+V1'STS+7++ZX3'STS+E01++A02:E_0611::1'LOC+Z16+51238696781'"
                + "RFF+Z13:55156'RFF+TN:51238696781'";
        var first = "RFF+Z48::1'DTM+Z25:202610312300?+00:303'";
        var end = "DTM+Z26:202611302300?+00:303'";
        var second = "RFF+Z48::2'DTM+Z25:202611302300?+00:303'";
        var other = "RFF+Z47::1'DTM+Z25:202610312300?+00:303'";

        assertThat(found(head + first + end + second + other)).isEmpty();
        assertThat(found(head + first + second + other)).containsExactly("ITEM_MISSING");
    }
}
