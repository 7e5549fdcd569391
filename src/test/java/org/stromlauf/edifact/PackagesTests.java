package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the codes of a package stand ([nPm..k], Allgemeine Festlegungen 6.1, chapter 6.9). */
class PackagesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final Pattern MESSAGE = Pattern.compile("UNH\\+.*UNT\\+\\d+");

    private static List<Finding> check(String pid, UnaryOperator<String> change) {
        var text = change.apply(new String(ENGINE.example(VERSION, pid), ISO_8859_1));
        var counted = MESSAGE.matcher(text).replaceFirst(m -> m.group()
                .replaceFirst(
                        "\\d+$",
                        Long.toString(m.group().chars().filter(c -> c == '\'').count() + 1))
                .replace("\\", "\\\\")
                .replace("$", "\\$"));
        var checked = ENGINE.check(counted.getBytes(ISO_8859_1), MessageEngine.Context.NONE);
        assertThat(checked.findings()).isEmpty();
        return checked.messages().get(0).findings();
    }

    /** Office hours (PARTIN SG12 CCI+Z40): Monday to Friday must stand, Saturday may. */
    @Test
    void eachCodeOfAPackageKeepsItsOwnBounds() {
        assertThat(check("37000", m -> m)).isEmpty();
        assertThat(check("37000", m -> m.replaceFirst("(DTM\\+Z40:[^']*')", "$1DTM+Z41:08001200:501'")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z36", "Z37", "Z38", "Z39", "Z40"})
    void codeThatAPackageAsksForIsMissedInItsGroup(String day) {
        assertThat(check("37000", m -> m.replaceFirst("DTM\\+" + day + ":[^']*'", "")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("ITEM_MISSING");
                    assertThat(f.aperak()).isEqualTo("Z29");
                    assertThat(f.path()).isEqualTo("SG4+SU/SG12+Z40/DTM");
                    assertThat(f.expected()).isEqualTo(day);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z36", "Z40"})
    void codeThatStandsTooOftenIsFoundWhereItIsTooMuch(String day) {
        var findings = check("37000", m -> m.replaceFirst("(DTM\\+" + day + ":[^']*')", "$1$1"));
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("PACKAGE_EXCEEDED");
            assertThat(f.aperak()).isEqualTo("Z38");
            assertThat(f.expected()).isEqualTo("1");
            assertThat(f.found()).isEqualTo(day);
        });
    }

    /** The e-mail address of a market partner must stand, the telephone too, a fax may. */
    @Test
    void contactNeedsWhatItsPackageAsksFor() {
        assertThat(check("37000", m -> m.replaceFirst("COM\\+[^']*:TE'", "")))
                .singleElement()
                .satisfies(f -> assertThat(f.expected()).isEqualTo("TE"));
    }

    /** One product package needs no priority; of two the first and the second are named (UTILMD Strom, packages 10 to 13). */
    @Test
    void packageWhosePreconditionFailsAsksForNothing() {
        assertThat(check("55001", m -> m)).isEmpty();
        assertThat(check("55001", m -> m))
                .noneMatch(f -> f.path() != null && f.path().endsWith("CAV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z75", "Z76"})
    void packageWhosePreconditionHoldsAsksForItsCode(String missing) {
        var other = missing.equals("Z75") ? "Z76" : "Z75";
        var findings = check("55001", m -> priorities(m, other, other));
        assertThat(findings).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo("ITEM_MISSING");
            assertThat(f.expected()).isEqualTo(missing);
        });
        assertThat(check("55001", m -> priorities(m, "Z75", "Z76")))
                .noneMatch(f -> f.path() != null && f.path().contains("SG10+Z65"));
    }

    /** The same product package once more, and both priorities. */
    private static String priorities(String message, String first, String second) {
        var group = Pattern.compile("SEQ\\+ZH0\\+[^']*'CCI\\+Z65\\+[^']*'").matcher(message);
        assertThat(group.find()).isTrue();
        return message.replace(
                group.group(), group.group() + "CAV+" + first + "'" + group.group() + "CAV+" + second + "'");
    }
}
