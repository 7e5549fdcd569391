package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DiffCommandTests {

    @Test
    void writesPidsThatFollowOneAnotherAsARange() {
        assertThat(DiffCommand.ranges(new TreeSet<>(List.of("55001", "55002", "55003", "55010", "55012", "55013"))))
                .isEqualTo(" 55001-55003 55010 55012-55013");
        assertThat(DiffCommand.ranges(new TreeSet<>(List.of("313", "4", "4M")))).isEqualTo(" 313 4 4M");
        assertThat(DiffCommand.ranges(new TreeSet<>(List.of("")))).isEmpty();
    }

    @Test
    void knowsAFormatVersionInAnyCase() {
        assertThat(differences("fv2026-04", "Fv2026-10")).isNotBlank().isEqualTo(differences("FV2026-04", "FV2026-10"));
    }

    private static String differences(String older, String newer) {
        var out = new StringWriter();
        var code = EdifactCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("diff", "--message", "ORDERS", older, newer);
        assertThat(code).isBetween(0, 1);
        return out.toString();
    }
}
