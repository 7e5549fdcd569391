package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingLimitsTests {

    @Test
    void takesWhatIsSetAndElseTheDefault() {
        var limits = ReadingLimits.of(
                Map.of("stromlauf.edifact.messages", "7", "stromlauf.edifact.held-bytes", " 1000 ")::get);

        assertThat(limits.messages()).isEqualTo(7);
        assertThat(limits.heldBytes()).isEqualTo(1000);
        assertThat(limits.bytes()).isEqualTo(ReadingLimits.DEFAULT.bytes());
        assertThat(ReadingLimits.of(property -> null)).isEqualTo(ReadingLimits.DEFAULT);
    }

    @Test
    void namesThePropertyThatIsNoNumber() {
        for (var wrong : new String[] {"0", "-1", "many", "9999999999"}) {
            assertThatThrownBy(() -> ReadingLimits.of(Map.of("stromlauf.edifact.messages", wrong)::get))
                    .as(wrong)
                    .hasMessageContaining("stromlauf.edifact.messages")
                    .hasMessageContaining(wrong);
        }
    }
}
