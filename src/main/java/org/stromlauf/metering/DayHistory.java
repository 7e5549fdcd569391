package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is valid of all that was told about one day: versions apply in the order of {@link Provenance}, whatever the order of
 * their arrival; a version with a change of status that is not allowed applies in no part.
 *
 * @param refused the messages that do not apply
 */
record DayHistory(DayValues valid, Set<UUID> refused) {

    /** @param versions of one point, register, day and division of the day, at least one */
    static DayHistory of(List<DayVersion> versions) {
        var ordered = new ArrayList<>(versions);
        ordered.sort(Comparator.comparing(DayVersion::provenance));
        var refused = new HashSet<UUID>();
        var first = ordered.get(0).values();
        var valid = DayValues.builder(first.grid(), first.day()).build();
        for (var version : ordered) {
            if (isLegal(valid, version.values())) valid = valid.or(version.values());
            else refused.add(version.provenance().message());
        }
        return new DayHistory(valid, Set.copyOf(refused));
    }

    private static boolean isLegal(DayValues before, DayValues next) {
        for (int i = 0; i < before.size(); i++) {
            if (!before.isPresent(i) || !next.isPresent(i)) continue;
            var old = before.status(i).orElseThrow();
            var status = next.status(i).orElseThrow();
            var same = old == status && before.wattHours(i) == next.wattHours(i);
            if (!same && !old.mayBecome(status, next.isCorrected(i))) return false;
        }
        return true;
    }
}
