package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/** Conditions read by hand: each holds in one message, and not in the other. */
class HandConditionsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static final String UTILMD = "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'IDE+24+V1'";

    /** What a condition says at the last segment of a message. */
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
                // the postal code of a country that has such; of others nothing is known here
                "268|NAD+Z04+++Muster:::::Z01+Weg::1+Ort++12345+DE'|TRUE",
                "268|NAD+Z04+++Muster:::::Z01+Weg::1+Ort++12345+IE'|UNKNOWN",
                // what a group of the transaction contains
                "54|SEQ+Z01'CCI+Z30++Z06'|TRUE",
                "54|SEQ+Z01'CCI+Z30++Z07'|FALSE",
                "263|SEQ+Z01'CCI+Z30++Z07'|TRUE",
                "263|SEQ+Z01'CCI+Z30++Z06'|FALSE",
                "119|SEQ+Z01'CCI+++ZA6'CAV+E02'|TRUE",
                "119|SEQ+Z01'CCI+++ZA6'CAV+E14'|FALSE",
                "19|SEQ+Z01'CCI+++ZC0'|TRUE",
                "19|SEQ+Z01'CCI+++ZA6'|FALSE",
                // both of two, and not both
                "90|SEQ+Z01'CCI+++ZA6'CAV+E14'CCI+++ZA6'CAV+E02'|TRUE",
                "90|SEQ+Z01'CCI+++ZA6'CAV+E14'|FALSE",
                "91|SEQ+Z01'CCI+++ZA6'CAV+E14'|TRUE",
                "91|SEQ+Z01'CCI+++ZA6'CAV+E14'CCI+++ZA6'CAV+E02'|FALSE",
                // none of two answers with their decision trees
                "28|STS+E01++A01:E_0017'|TRUE",
                "28|STS+E01++A04:E_0017'|FALSE",
                "28|STS+E01++A03:E_0052'|FALSE",
                "28|STS+E01++A03:E_0017'|TRUE",
                // how a value begins, ends, and what stands at a place of it
                "35|DTM+Z01:01MT:Z01'|TRUE",
                "35|DTM+Z01:01MR:Z01'|FALSE",
                "27|DTM+Z01:01MR:Z01'|TRUE",
                "27|DTM+Z01:01MQ:Z01'|FALSE",
                "85|DTM+Z01:01MQ:Z01'|TRUE",
                "85|DTM+Z01:01MT:Z01'|FALSE",
                "356|STS+E01++A50:E_0017'|TRUE",
                "356|STS+E01++A51:E_0017'|FALSE",
                "56|STS+E01++A02:E_0510'|TRUE",
                "56|STS+E01++A01:E_0510'|FALSE",
                "56|STS+E01++A01:E_0512'|TRUE",
                "56|STS+E01++A99:E_0513'|FALSE",
                "77|SEQ+Z03'CCI+++E13'|TRUE",
                "77|SEQ+Z03'CCI+++E13'CAV+Z30:::1EMH1'|FALSE",
                "198|STS+7++E03'|TRUE",
                "198|STS+7++E01'|FALSE",
            })
    void conditionOfElectricityHoldsOrNot(String number, String transaction, Truth expected) {
        assertThat(truth("55001", number, UTILMD + transaction)).isEqualTo(expected);
    }

    private static final String PRICAT = "UNH+1+PRICAT:D:20B:UN:2.1'BGM+Z32+D1+++11'DTM+137:202611020800+00:303'%s"
            + "RFF+Z13:27003'NAD+MR+9900000000001::293'NAD+MS+9900000000002::293'CUX+2:EUR:8'PGI+9'%s";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32|DTM+157:202312302300+00:303'|LIN+1++1-01-6-005:Z09'|TRUE",
                "32|DTM+157:202312312300+00:303'|LIN+1++1-01-6-005:Z09'|FALSE",
                "33|DTM+157:202312312300+00:303'|LIN+1++1-01-6-005:Z09'|TRUE",
                "33|DTM+157:202312302300+00:303'|LIN+1++1-01-6-005:Z09'|FALSE",
                "48|DTM+157:202312312300+00:303'|LIN+1++1-01-6-005:Z09'|TRUE",
                "48|DTM+157:202312312300+00:303'|LIN+1++1-01-6-006:Z09'|FALSE",
                "49|DTM+157:202312312300+00:303'|LIN+1++1-01-6-006:Z09'|TRUE",
                "49|DTM+157:202312312300+00:303'|LIN+1++1-01-6-005:Z09'|FALSE",
                "24|DTM+157:202312312300+00:303'|LIN+1++1-08-4-12345678-01-1:Z09'|TRUE",
                "24|DTM+157:202312312300+00:303'|LIN+1++1-08-4-12345678-01:Z09'|FALSE",
                "6|DTM+157:202312312300+00:303'|LIN+1++9990001000798:Z01'|TRUE",
                "7|DTM+157:202312312300+00:303'|LIN+1++9990001000798:Z01'|FALSE",
            })
    void conditionOfAPriceListHoldsOrNot(String number, String validFrom, String position, Truth expected) {
        assertThat(truth("27003", number, PRICAT.formatted(validFrom, position)))
                .isEqualTo(expected);
    }

    private static final String QUOTES = "UNH+1+QUOTES:D:10A:UN:1.3c'BGM+Z29+D1'DTM+137:202611020800+00:303'DTM+203:%s'"
            + "RFF+Z13:15003'NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'LIN+1+Z67'PIA+Z02+1-07-4-001-%s:Z09'";

    /** A German day (format 102) is compared by its beginning, an instant as it is. */
    @ParameterizedTest
    @CsvSource({
        "65, 20231231:102, 01, TRUE",
        "65, 20240101:102, 01, FALSE",
        "67, 202312312300+00:303, 01, TRUE",
        "67, 202312312245+00:303, 01, FALSE",
        "83, 20240101:102, 01, TRUE",
        "83, 20240101:102, 02, FALSE",
        "84, 20240101:102, 02, TRUE",
        "85, 20240101:102, 02, FALSE",
    })
    void conditionOfAnOfferHoldsOrNot(String number, String execution, String end, Truth expected) {
        assertThat(truth("15003", number, QUOTES.formatted(execution, end))).isEqualTo(expected);
    }

    @Test
    void everyLineReadsAndNamesSegmentsOfItsMessage() {
        for (var version : DEFINITIONS.versions()) {
            for (var entry : DEFINITIONS.entries(version)) {
                var definition = DEFINITIONS.definition(entry);
                var conditions = RULES.conditionsOf(definition);
                for (int number = 1; number < 3000; number++) {
                    var condition = conditions.find(Integer.toString(number));
                    if (condition == null) continue;
                    assertThat(condition.patterns())
                            .as("%s [%d]", entry.file(), number)
                            .allMatch(p -> definition.layout(p.tag()) != null);
                }
            }
        }
    }
}
