package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/** Conditions that hold a value against what else the message says: numbers of periods and packages, dates, codes, order. */
class ValueConditionsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static final String UTILMD = "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'IDE+24+V1'";
    private static final String PRICAT = "UNH+1+PRICAT:D:20B:UN:2.1'BGM+%s+D1'DTM+137:202611020800+00:303'";

    /** Of the value in an element of the last segment. */
    private static Truth truth(String pid, String number, String text, int element, int component) {
        var definition = DEFINITIONS.findByPid(VERSION, pid).orElseThrow();
        var message = TextMessage.walk(definition, text);
        var last = message.size() - 1;
        var condition = (OfValue) RULES.conditionsOf(definition).find(number);
        return condition.test(message, message.instance(last), last, message.text(last, element, component));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the number of a period is one of those that the transaction names
                "22|RFF+Z49::1'SEQ+Z01+1'|2|1|TRUE",
                "22|RFF+Z49::1'RFF+Z49::2'SEQ+Z01+2'|2|1|TRUE",
                "22|RFF+Z49::1'SEQ+Z01+9'|2|1|FALSE",
                "22|RFF+Z53::2'SEQ+Z01+2'|2|1|UNKNOWN",
                // the number of a package is that of one of its parts
                "41|SEQ+Z79+1'SEQ+ZH0+1'|2|1|TRUE",
                "41|SEQ+Z79+1'SEQ+ZH0+2'|2|1|FALSE",
                // periods of a kind are numbered from 1
                "126|RFF+Z49::1'|1|3|TRUE",
                "126|RFF+Z49::1'RFF+Z53::2'|1|3|TRUE",
                "126|RFF+Z49::2'|1|3|FALSE",
                "126|RFF+Z49::1'RFF+Z49::1'|1|3|FALSE",
                "126|RFF+Z48::1'|1|3|FALSE",
                "127|RFF+Z47::1'RFF+Z48::1'|1|3|TRUE",
                "128|RFF+Z47::1'RFF+Z48::1'RFF+Z47::2'|1|3|TRUE",
                // the first period begins not later than the day after the document's
                "131|RFF+Z49::1'DTM+Z25:202611022300+00:303'|1|2|TRUE",
                "131|RFF+Z49::1'DTM+Z25:202512312300+00:303'|1|2|TRUE",
                "131|RFF+Z49::1'DTM+Z25:202611032300+00:303'|1|2|FALSE",
                "131|RFF+Z49::2'DTM+Z25:202512312300+00:303'|1|2|FALSE",
                "132|RFF+Z49::1'DTM+Z25:202611022300+00:303'|1|2|TRUE",
                "132|RFF+Z49::1'DTM+Z25:202611012300+00:303'|1|2|FALSE",
                // the next ones begin where the one before ends
                "401|RFF+Z49::1'DTM+Z26:202612312300+00:303'RFF+Z49::2'DTM+Z25:202612312300+00:303'|1|2|TRUE",
                "401|RFF+Z49::1'DTM+Z26:202612312300+00:303'RFF+Z53::2'DTM+Z25:202612312300+00:303'|1|2|TRUE",
                "401|RFF+Z49::1'DTM+Z26:202612312300+00:303'RFF+Z49::2'DTM+Z25:202702282300+00:303'|1|2|FALSE",
                "401|RFF+Z49::1'RFF+Z49::2'DTM+Z25:202702282300+00:303'|1|2|UNKNOWN",
                "401|RFF+Z49::1'DTM+Z25:202612312300+00:303'|1|2|FALSE",
                "134|RFF+Z48::1'DTM+Z26:202612312300+00:303'RFF+Z48::2'DTM+Z25:202612312300+00:303'|1|2|TRUE",
                "135|RFF+Z48::1'DTM+Z26:202612312300+00:303'RFF+Z48::2'DTM+Z25:202612312300+00:303'|1|2|FALSE",
                // dates that repeat others
                "317|DTM+92:202611302300+00:303'DTM+158:202611302300+00:303'|1|2|TRUE",
                "317|DTM+92:202611302300+00:303'DTM+158:202612312300+00:303'|1|2|FALSE",
                "317|DTM+158:202612312300+00:303'|1|2|UNKNOWN",
                "87|DTM+157:202611302300+00:303'|1|2|TRUE",
                "87|DTM+157:202606302200+00:303'|1|2|TRUE",
                "87|DTM+157:202612012300+00:303'|1|2|FALSE",
                // one decision tree for all answers of a transaction
                "249|STS+E01++A01:E_0009'STS+E01++A02:E_0009'|3|2|TRUE",
                "249|STS+E01++A01:E_0009'STS+E01++A02:E_0010'|3|2|FALSE",
                "254|SEQ+Z23'PIA+5+AUA:Z08'|2|1|TRUE",
                "254|SEQ+Z23'PIA+5+SUM:Z08'|2|1|FALSE",
            })
    void masterData(String number, String transaction, int element, int component, Truth expected) {
        assertThat(truth("55001", number, UTILMD + transaction, element, component))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "56|Z94|202509302200+00|TRUE",
                "56|Z94|202508312200+00|FALSE",
                "56|Z77|202509302200+00|FALSE",
                "44|Z77|202509302200+00|TRUE",
            })
    void priceListsHoldFromTheirFirstDay(String number, String list, String from, Truth expected) {
        var text = PRICAT.formatted(list) + "DTM+157:" + from + ":303'";
        assertThat(truth("27002", number, text, 1, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"24,202611172300+00,TRUE", "24,202611112300+00,FALSE", "25,202611112300+00,TRUE"})
    void daysOfPaymentAreWorkingDays(String number, String due, Truth expected) {
        var text = "UNH+1+INVOIC:D:06A:UN:2.8e'BGM+380+R1+9'DTM+137:202611020800+00:303'PYT+3'DTM+265:" + due + ":303'";
        assertThat(truth("31001", number, text, 1, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"380,100.00,TRUE", "380,-100.00,FALSE", "Z25,-100.00,FALSE", "389,-100.00,FALSE"})
    void anAmountThatIsPaidIsThatOfItsInvoice(String document, String paid, Truth expected) {
        var text = "UNH+1+REMADV:D:05A:UN:2.9e'BGM+481+Z1'DTM+137:202611020800+00:303'DOC+" + document
                + "+R1'MOA+9:100.00'MOA+12:" + paid + "'";
        assertThat(truth("33001", "4", text, 1, 2)).isEqualTo(expected);
    }

    @Test
    void anAmountThatIsTakenBackIsThatOfItsInvoiceWithTheOtherSign() {
        var text = "UNH+1+REMADV:D:05A:UN:2.9e'BGM+481+Z1'DTM+137:202611020800+00:303'DOC+389+R1'MOA+9:100.00'MOA+12:";
        assertThat(truth("33001", "3", text + "-100.00'", 1, 2)).isEqualTo(Truth.TRUE);
        assertThat(truth("33001", "3", text + "100.00'", 1, 2)).isEqualTo(Truth.FALSE);
    }

    @Test
    void restrictsNothingWhileItIsAskedWhetherAnItemMustStand() {
        var condition = Conditions.parse("1 := value in RFF+Z49::$").find("1");

        assertThat(Term.of(new Expression.Reference("1"), Conditions.parse("1 := value in RFF+Z49::$"))
                        .evaluate(Question.ANYWHERE))
                .isEqualTo(Truth.NEUTRAL);
        assertThat(condition).isInstanceOf(OfValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts", "continues", "in RFF+Z49", "<> DTM+92:$", "once among"})
    void refusesARuleThatItCannotRead(String text) {
        var conditions = Conditions.parse("1 := value " + text);
        assertThatThrownBy(() -> conditions.find("1")).isInstanceOf(ExpressionException.class);
    }
}
