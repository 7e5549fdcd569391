package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;

/** Conditions that other groups of the same message decide: when they hold, when not, and when nothing is known. */
class MessageConditionsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());

    private static final String UTILMD = "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'IDE+24+V1'";
    private static final String CONTRL = "UNH+1+CONTRL:D:3:UN:2.0b'UCI+A1+9900000000001:500+9900000000002:500+4'";

    /** What a condition says at the last segment of a message. */
    private static Truth truth(String version, String pid, String number, String text) {
        var definition = DEFINITIONS.findByPid(FormatVersion.of(version), pid).orElseThrow();
        return truth(definition, number, TextMessage.walk(definition, text));
    }

    private static Truth truth(MessageDefinition definition, String number, TextMessage message) {
        var condition = Objects.requireNonNull(RULES.conditionsOf(definition).find(number), number);
        var last = message.size() - 1;
        return condition.test(message, message.instance(last), last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the forecast of a market location asks for its annual values; the group itself names the location
                "117|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'CAV+E14'|TRUE",
                "117|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'CAV+E02'|FALSE",
                "197|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'CAV+E02'|TRUE",
                "197|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'CAV+E14'|FALSE",
                "223|LOC+Z16+51238696781'SEQ+Z01'RFF+Z18:51238696781'CCI+Z30++Z06'|TRUE",
                "223|LOC+Z16+51238696781'LOC+Z16+41373559241'SEQ+Z01'RFF+Z18:51238696781'CCI+Z30++Z06'|UNKNOWN",
                "221|SEQ+Z15'RFF+Z16:51238696781'SEQ+Z01'RFF+Z18:51238696781'|FALSE",
                "221|SEQ+Z15'RFF+Z16:41373559241'SEQ+Z01'RFF+Z18:51238696781'|TRUE",
                "221|SEQ+Z15'RFF+Z16:41373559241'SEQ+Z01'|UNKNOWN",
                // a device behind a gateway is named by the gateway
                "441|SEQ+Z03'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20'RFF+MG:1EMH1'|FALSE",
                "441|SEQ+Z03'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20'RFF+MG:1EMH1'|TRUE",
                "441|SEQ+Z03'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20'RFF+MG:1EMH2'|TRUE",
                "204|SEQ+Z03'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20'RFF+MG:1EMH1'|UNKNOWN",
                "204|SEQ+Z03+1'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20+1'RFF+MG:1EMH1'|FALSE",
                "204|SEQ+Z03+1'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+Z20+2'RFF+MG:1EMH1'|TRUE",
                "204|SEQ+Z03+1'RFF+Z14:G1'CCI+++E13'CAV+Z30:::1EMH1'SEQ+ZA5+1'RFF+MG:1EMH1'|TRUE",
                // the same object code of a bundle in another group: with its number, in the same period
                "179|SEQ+Z58+1'RFF+Z33:9992000001050'SEQ+Z58+1'RFF+Z33:9992000001050'|TRUE",
                "179|SEQ+Z58+1'RFF+Z33:9992000001050'SEQ+Z58+1'RFF+Z33:9992000001068'|FALSE",
                "179|SEQ+Z58+1'RFF+Z33:9992000001050'SEQ+Z58+1'|UNKNOWN",
                "175|SEQ+Z58+1'RFF+Z33:9992000001050:1'SEQ+Z58+1'RFF+Z33:9992000001050:2'|FALSE",
                "175|SEQ+Z58+1'RFF+Z33:9992000001050:1'SEQ+Z58+1'RFF+Z33:9992000001050:1'|TRUE",
                "229|SEQ+Z58+1'RFF+Z33:9992000001050'SEQ+Z58+2'RFF+Z33:9992000001050'|FALSE",
                "229|SEQ+Z58+2'RFF+Z33:9992000001050'SEQ+Z58+2'RFF+Z33:9992000001050'|TRUE",
                "196|SEQ+Z58+2'RFF+Z33:9992000001050:1'SEQ+Z58+2'RFF+Z33:9992000001050:1'|TRUE",
                "196|SEQ+Z58+2'RFF+Z33:9992000001050:1'SEQ+Z58+1'RFF+Z33:9992000001050:1'|FALSE",
                // energies and readings of a tariff
                "386|SEQ+Z02'PIA+5+1-1?:1.9.1:SRW'SEQ+Z02'PIA+5+1-1?:1.9.2:SRW'|TRUE",
                "386|SEQ+Z02'PIA+5+1-1?:1.9.1:SRW'SEQ+Z02'PIA+5+1-1?:1.6.0:SRW'|UNKNOWN",
                "297|SEQ+Z02+1'PIA+5+1-1?:1.9.1:SRW'SEQ+Z02+1'PIA+5+1-1?:1.9.2:SRW'|TRUE",
                "297|SEQ+Z02+1'PIA+5+1-1?:1.9.1:SRW'SEQ+Z02+2'PIA+5+1-1?:1.9.2:SRW'|UNKNOWN",
                "387|SEQ+Z02'PIA+5+1-1?:1.9.62:SRW'|TRUE",
                "387|SEQ+Z02'PIA+5+1-1?:1.9.63:SRW'|UNKNOWN",
                "387|SEQ+Z02'PIA+5+1-1?:1.9.0:SRW'|UNKNOWN",
                "391|SEQ+Z20'PIA+5+1-1?:2.8.1:SRW'|TRUE",
                "391|SEQ+ZA5'PIA+5+1-1?:2.8.1:SRW'|UNKNOWN",
                "402|SEQ+Z20'PIA+5+1-1?:1.8.0:SRW'|TRUE",
                "402|SEQ+Z20'PIA+5+1-1?:1.29.0:SRW'|UNKNOWN",
                // a period that begins in 2023 or later
                "327|RFF+Z49::1'DTM+Z25:202212312300+00:303'SEQ+Z20+1'|TRUE",
                "327|RFF+Z49::1'DTM+Z25:202212312245+00:303'SEQ+Z20+1'|FALSE",
                "327|RFF+Z49::2'DTM+Z25:202612312300+00:303'SEQ+Z20+1'|FALSE",
                // the operator of the metering point sends or receives the message
                "403|SEQ+Z01'CCI+++ZB3'CAV+Z91:9900000000001'|FALSE",
                "403|SEQ+Z01'CCI+++ZB3'CAV+Z91:9900000000003'|TRUE",
                "404|SEQ+Z98'CCI+++ZB3'CAV+Z91:9900000000002'|FALSE",
                "404|SEQ+Z01'CCI+++ZB3'CAV+Z91:9900000000001'|TRUE",
                "404|SEQ+Z01'CCI+++ZB3'CAV+Z89:9900000000001'|FALSE",
                // transformers, and a gateway with a meter behind it
                "2317|SEQ+Z04'CCI+++Z25'CAV+MIW'|TRUE",
                "2317|SEQ+Z04'CCI+++Z25'CAV+MBW'|FALSE",
                "2318|SEQ+Z04'CCI+++Z25'CAV+MBW'|TRUE",
                "2350|SEQ+Z13'CCI+++Z75'CAV+Z30:::G1'SEQ+Z03'RFF+Z14:G1'|TRUE",
                "2350|SEQ+Z13'CCI+++Z75'CAV+Z30:::G1'SEQ+Z03'|FALSE",
            })
    void conditionOfElectricityHoldsOrNot(String number, String transaction, Truth expected) {
        assertThat(truth("FV2026-10", "55043", number, UTILMD + transaction)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "89|SEQ+Z01'CCI+++ZA6'CAV+E14'|TRUE",
                "89|SEQ+Z01'CCI+++ZA6'CAV+E02'|FALSE",
                "199|SEQ+Z01'CCI+++ZA6'CAV+E02'|TRUE",
                "199|SEQ+Z01'CCI+++ZA6'CAV+Z36'|FALSE",
                "266|SEQ+Z01'CCI+++ZA6'CAV+Z36'|TRUE",
                "266|SEQ+Z01'CCI+++ZA6'CAV+E02'|FALSE",
            })
    void forecastOfAPeriodAsksForItsValues(String number, String transaction, Truth expected) {
        assertThat(truth("FV2026-10", "55672", number, UTILMD + transaction)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "313|202603312200|TRUE",
                "313|202603312145|FALSE",
                "312|202603312145|TRUE",
                "312|202603312200|FALSE",
            })
    void transitionOfSpringHangsOnTheDateOfTheMessage(String number, String written, Truth expected) {
        var text = UTILMD.replace("S2.2", "S2.1").replace("202611020800", written);
        assertThat(truth("FV2026-04", "55052", number, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "86|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'|RFF+Z50:51238696781'|TRUE",
                "86|SEQ+Z01'RFF+Z18:51238696781'CCI+++ZA6'|RFF+Z50:41373559241'|FALSE",
                "271|SEQ+Z01'RFF+Z18:51238696781'CCI+++Z83'CAV+Z53'|RFF+Z50:51238696781'|TRUE",
                "271|SEQ+Z01'RFF+Z18:51238696781'CCI+++Z83'CAV+Z52'|RFF+Z50:51238696781'|FALSE",
                "124|SEQ+Z20+1'RFF+MG:1EMH1'|SEQ+Z20+1'RFF+MG:1EMH1'|TRUE",
                "124|SEQ+Z20+2'RFF+MG:1EMH1'|SEQ+Z20+1'RFF+MG:1EMH1'|FALSE",
                "160|SEQ+Z58+1'RFF+Z33:9992000001050'|SEQ+Z58+1'RFF+Z33:9992000001050'|TRUE",
                "160|SEQ+Z58+2'RFF+Z33:9992000001050'|SEQ+Z58+1'RFF+Z33:9992000001050'|FALSE",
                "489|DTM+92:202612312300+00:303'|RFF+Z49::1'|TRUE",
                "489|RFF+Z49::1'|RFF+Z49::2'|UNKNOWN",
            })
    void conditionOfSpringLooksAtOneLocation(String number, String before, String place, Truth expected) {
        var definition =
                DEFINITIONS.findByPid(FormatVersion.of("FV2026-04"), "55043").orElseThrow();
        var isDate = place.startsWith("RFF+Z50");
        // the dates of a location stand before its data
        var text = UTILMD.replace("S2.2", "S2.1") + (isDate ? place + before : before + place);
        var message = TextMessage.walk(definition, text);
        var at = isDate ? UTILMD.split("'").length : message.size() - 1;
        var condition = Objects.requireNonNull(RULES.conditionsOf(definition).find(number));

        assertThat(condition.test(message, message.instance(at), at)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|UCM+1+UTILMD:D:11A:UN:S2.2+4+12+UNH'|TRUE",
                "2|UCM+1+UTILMD:D:11A:UN:S2.2+4'|UNKNOWN",
                "3|UCM+1+UTILMD:D:11A:UN:S2.2+4+29+UNT'|TRUE",
                "3|UCM+1+UTILMD:D:11A:UN:S2.2+4+29+UNH'|UNKNOWN",
                "5|UCM+1+UTILMD:D:11A:UN:S2.2+4'UCS+3'|TRUE",
                "5|UCM+1+UTILMD:D:11A:UN:S2.2+4'UCS+3'UCD+12+2:1'|UNKNOWN",
            })
    void conditionOfASyntaxErrorHangsOnWhatItNames(String number, String errors, Truth expected) {
        var version = FormatVersion.of("FV2026-10");
        var definition = DEFINITIONS.entries(version).stream()
                .filter(e -> e.name().equals("CONTRL"))
                .map(DEFINITIONS::definition)
                .findFirst()
                .orElseThrow();
        assertThat(truth(definition, number, TextMessage.walk(definition, CONTRL + errors)))
                .isEqualTo(expected);
    }

    private static final String PRICES = "UNH+1+PRICAT:D:20B:UN:2.1'BGM+Z70+D1+++11'DTM+137:202611020800+00:303'"
            + "RFF+Z13:27003'NAD+MR+9900000000001::293'NAD+MS+9900000000002::293'CUX+2:EUR:8'PGI+Z01'"
            + "LIN+1++1-08-4-12345678-01:Z09'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|PRI+CAL:1'RNG+10+KWT:500'|PRI+CAL:2'RNG+10+KWT:100,5'|TRUE",
                "10|PRI+CAL:1'RNG+10+KWT:0'|PRI+CAL:2'RNG+10+KWT:100,5'|FALSE",
                "55|PRI+CAL:1'RNG+10+KWT:9,5'|PRI+CAL:2'RNG+10+KWT:10'|FALSE",
                "61|PRI+CAL:1'|RNG+10+KWT:1'|FALSE",
            })
    void zoneOfAPriceEndsWhereAnotherOneFollows(String number, String other, String zone, Truth expected) {
        assertThat(truth("FV2026-10", "27003", number, PRICES + other + zone)).isEqualTo(expected);
    }

    private static final String FORMULA = "UNH+1+UTILTS:D:18A:UN:1.1e'BGM+Z36+D1'DTM+137:202611020800+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'IDE+24+V1'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25010|61|STS+E01++A13:E_0218'|TRUE",
                "25010|61|STS+E01++A09:E_0218'|FALSE",
                "25004|2002|SEQ+Z42'CCI+Z39++ZA7'|TRUE",
                "25004|2002|SEQ+Z42'|UNKNOWN",
            })
    void conditionOfAFormulaHangsOnItsParts(String pid, String number, String parts, Truth expected) {
        assertThat(truth("FV2026-10", pid, number, FORMULA + parts)).isEqualTo(expected);
    }
}
