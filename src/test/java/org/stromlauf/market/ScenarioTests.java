package org.stromlauf.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ScenarioTests {

    @ParameterizedTest
    @MethodSource("brought")
    void eachOneThatTheProgramBringsCanBeRead(String name) {
        var scenario = Scenario.named(name);

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.end()).isAfter(scenario.start());
        assertThat(scenario.cases()).isNotEmpty();
    }

    @Test
    void refusesANameThatNoFileHas() {
        assertThatThrownBy(() -> Scenario.named("none")).hasMessageContaining("none");
    }

    static Stream<String> brought() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:market/scenarios/*.yaml");
        return Arrays.stream(files).map(Resource::getFilename).map(name -> Objects.requireNonNull(name)
                .replace(".yaml", ""));
    }
}
