package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/** Conditions that tie places of a message together: the same period, location or device, a later period, the same party. */
class TiedConditionsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static final String UTILMD = "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'IDE+24+V1'";
    private static final String PRICAT =
            "UNH+1+PRICAT:D:20B:UN:2.1'BGM+Z70+D1'DTM+137:202611020800+00:303'" + "NAD+MS+9900000000001::293'";

    private static Truth truth(String pid, String number, String text) {
        var definition = DEFINITIONS.findByPid(VERSION, pid).orElseThrow();
        var message = TextMessage.walk(definition, text);
        var condition = Objects.requireNonNull(RULES.conditionsOf(definition).find(number), number);
        var last = message.size() - 1;
        return condition.test(message, message.instance(last), last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a period has an end when another one follows it
                "471|RFF+Z49::2'RFF+Z49::1'|TRUE",
                "471|RFF+Z49::1'RFF+Z53::2'|FALSE",
                "471|RFF+Z49::1'|FALSE",
                "471|RFF+Z48::2'RFF+Z49::1'|FALSE",
                "472|RFF+Z55::2'RFF+Z48::1'|TRUE",
                "472|RFF+Z48::2'RFF+Z47::1'|FALSE",
                "473|RFF+Z48::2'RFF+Z47::1'|FALSE",
                "473|RFF+Z54::2'RFF+Z47::1'|TRUE",
                // both articles in one period, and in two
                "149|SEQ+Z45+1'PIA+Z02+1-02-0-017:Z09'SEQ+Z45+1'PIA+Z02+1-02-0-018:Z09'|TRUE",
                "149|SEQ+Z45+1'PIA+Z02+1-02-0-017:Z09'SEQ+Z45+2'PIA+Z02+1-02-0-018:Z09'|FALSE",
                "62|SEQ+Z45+1'PIA+Z02+1-08-1-001:Z09'SEQ+Z45+1'PIA+Z02+1-08-4-001:Z09'|TRUE",
                "62|SEQ+Z45+1'PIA+Z02+1-08-1-001:Z09'SEQ+Z45+2'PIA+Z02+1-08-4-001:Z09'|FALSE",
                // a tranche of the same market location
                "224|SEQ+ZE7'RFF+Z16:51238696781'SEQ+Z01'RFF+Z18:51238696781'|FALSE",
                "224|SEQ+ZE7'RFF+Z16:41373559241'SEQ+Z01'RFF+Z18:51238696781'|TRUE",
                // without a reference nothing is known
                "224|SEQ+ZE7'RFF+Z16:41373559241'SEQ+Z01'|UNKNOWN",
                // another register of the same device
                "123|SEQ+Z20'RFF+MG:1EMH1'SEQ+Z20'RFF+MG:1EMH1'|TRUE",
                "123|SEQ+Z20'RFF+MG:1EMH1'SEQ+Z20'RFF+MG:1EMH2'|FALSE",
            })
    void condition(String number, String transaction, Truth expected) {
        assertThat(truth("55109", number, UTILMD + transaction)).isEqualTo(expected);
    }

    @Test
    void comparesTheIssuerOfAPriceSheetWithTheSender() {
        assertThat(truth("27003", "50", PRICAT + "RFF+Z56:9900000000001'")).isEqualTo(Truth.TRUE);
        assertThat(truth("27003", "50", PRICAT + "RFF+Z56:9900000000002'")).isEqualTo(Truth.FALSE);
    }

    @Test
    void asksForWhatStandsAtTheOtherPlaceOfOneSegmentOnly() {
        var tied = SegmentPattern.parse("RFF+Z56:@NAD?+MS.2.1");

        assertThat(tied.isTied()).isTrue();
        assertThat(tied.ties()).singleElement().satisfies(t -> assertThat(t.asks("NAD", 2, 1))
                .isTrue());
        assertThat(SegmentPattern.parse("RFF+Z56:1").isTied()).isFalse();
    }
}
