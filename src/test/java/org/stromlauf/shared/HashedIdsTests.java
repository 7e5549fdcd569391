package org.stromlauf.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HashedIdsTests {

    private final HashedIds ids = new HashedIds(7);
    private final Supplier<List<String>> three =
            () -> List.of(ids.next().toString(), ids.next().toString(), ids.nextReference(12));

    @Test
    void givesTheSameIdsWhenAUnitOfWorkIsDoneAgain() {
        assertThat(UnitOfWork.call("job 1", three)).isEqualTo(UnitOfWork.call("job 1", three));
    }

    @Test
    void givesOtherIdsToOtherUnitsAndSeeds() {
        var first = UnitOfWork.call("job 1", three);

        assertThat(first).doesNotHaveDuplicates().doesNotContainAnyElementsOf(UnitOfWork.call("job 2", three));
        assertThat(UnitOfWork.call("job 1", new HashedIds(8)::next)).isNotEqualTo(UnitOfWork.call("job 1", ids::next));
    }

    @Test
    void refusesIdsOutsideOfAUnitOfWork() {
        assertThatThrownBy(ids::next).hasMessageContaining("UnitOfWork");
    }

    @Test
    void makesReferencesOfTheAskedLength() {
        assertThat(UnitOfWork.call("job 1", () -> ids.nextReference(14))).matches("[0-9A-Z]{14}");
    }
}
