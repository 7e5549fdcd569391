package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What is valid of all readings or quantities that stand, applied in the order of {@link Provenance}; what overlaps an earlier
 * quantity, or changes a status as is not allowed, does not apply.
 *
 * @param refused the messages of which something does not apply
 */
record RegisterHistory<T>(List<T> valid, Set<UUID> refused) {

    /** @param standing in the order of provenance */
    static RegisterHistory<Reading> ofReadings(List<Reading> standing) {
        var valid = new ArrayList<Reading>();
        var refused = new HashSet<UUID>();
        for (var next : standing) {
            var old = valid.stream().filter(r -> isSame(r, next)).findFirst();
            if (old.isPresent() && !mayReplace(old.get(), next)) {
                refused.add(next.provenance().message());
                continue;
            }
            old.ifPresent(valid::remove);
            valid.add(next);
        }
        valid.sort(
                Comparator.comparing(Reading::at).thenComparing(Reading::device).thenComparing(Reading::obis));
        return new RegisterHistory<>(List.copyOf(valid), Set.copyOf(refused));
    }

    private static boolean isSame(Reading a, Reading b) {
        return a.at().equals(b.at())
                && a.device().equals(b.device())
                && a.obis().equals(b.obis());
    }

    private static boolean mayReplace(Reading old, Reading next) {
        var unchanged = old.status() == next.status() && old.value().compareTo(next.value()) == 0;
        return unchanged || old.status().mayBecome(next.status(), next.remarks().isCorrection());
    }

    /** @param standing of one point, in the order of provenance */
    static RegisterHistory<EnergyQuantity> ofQuantities(List<EnergyQuantity> standing) {
        var valid = new ArrayList<EnergyQuantity>();
        var refused = new HashSet<UUID>();
        for (var next : standing) {
            var touched = valid.stream()
                    .filter(q -> q.kind() == next.kind() && q.obis().equals(next.obis()) && q.overlaps(next))
                    .toList();
            if (!touched.stream().allMatch(q -> q.hasSamePeriodAs(next) && mayReplace(q, next))) {
                refused.add(next.provenance().message());
                continue;
            }
            valid.removeAll(touched);
            valid.add(next);
        }
        valid.sort(Comparator.comparing(EnergyQuantity::from).thenComparing(EnergyQuantity::obis));
        return new RegisterHistory<>(List.copyOf(valid), Set.copyOf(refused));
    }

    private static boolean mayReplace(EnergyQuantity old, EnergyQuantity next) {
        var unchanged = old.status() == next.status() && Objects.equals(old.energy(), next.energy());
        return unchanged || old.status().mayBecome(next.status(), next.remarks().isCorrection());
    }

    /** @param standing other values of one point, in the order of provenance: none becomes preliminary again, none contradicts another */
    static RegisterHistory<PeriodValue> ofOthers(List<PeriodValue> standing) {
        var valid = new ArrayList<PeriodValue>();
        var refused = new HashSet<UUID>();
        for (var next : standing) {
            var old = valid.stream().filter(next::isSame).findFirst();
            if (valid.stream().anyMatch(next::contradicts)
                    || old.filter(o -> o.status().isFinal() && next.status() == ValueStatus.PRELIMINARY)
                            .isPresent()) {
                refused.add(next.provenance().message());
                continue;
            }
            old.ifPresent(valid::remove);
            valid.add(next);
        }
        valid.sort(Comparator.comparing(PeriodValue::from)
                .thenComparing(PeriodValue::obis)
                .thenComparing(PeriodValue::pid));
        return new RegisterHistory<>(List.copyOf(valid), Set.copyOf(refused));
    }
}
