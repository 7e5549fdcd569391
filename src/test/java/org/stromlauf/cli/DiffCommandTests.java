package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}
