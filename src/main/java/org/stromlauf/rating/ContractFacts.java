package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * What decides about prices besides the sheet.
 *
 * @param traits exemptions and classes that hold for the contract, as components name them: {@code enfg-22}
 * @param since the beginning of the contract, from which bonuses and the year of a peak count; null = unknown
 * @param dated traits that hold for some days only
 * @param cuts days on which lines by day and quantity are divided though no price changes: a cost centre does
 */
public record ContractFacts(Set<String> traits, @Nullable LocalDate since, List<Trait> dated, Set<LocalDate> cuts) {

    public static final ContractFacts NONE = new ContractFacts(Set.of(), null);

    /** An exemption or class and the days on which the contract has it. */
    public record Trait(String name, DateRange days) {}

    public ContractFacts {
        traits = Set.copyOf(traits);
        dated = List.copyOf(dated);
        cuts = Set.copyOf(cuts);
    }

    public ContractFacts(Set<String> traits, @Nullable LocalDate since, List<Trait> dated) {
        this(traits, since, dated, Set.of());
    }

    /** The same with lines divided on these days too. */
    public ContractFacts cutOn(Set<LocalDate> days) {
        return new ContractFacts(traits, since, dated, days);
    }

    public ContractFacts(Set<String> traits, @Nullable LocalDate since) {
        this(traits, since, List.of());
    }

    /** The parts of a period in which the traits do not change. */
    List<DateRange> parts(DateRange period) {
        var days = new TreeSet<LocalDate>();
        days.add(period.from());
        days.add(period.end());
        for (var trait : dated) {
            days.add(trait.days.from());
            if (!trait.days.isOpenEnded()) days.add(trait.days.end());
        }
        var cuts = List.copyOf(days.subSet(period.from(), true, period.end(), true));
        return java.util.stream.IntStream.range(0, cuts.size() - 1)
                .mapToObj(i -> DateRange.of(cuts.get(i), cuts.get(i + 1)))
                .toList();
    }

    Set<String> on(LocalDate day) {
        if (dated.isEmpty()) return traits;
        var all = new HashSet<>(traits);
        for (var trait : dated) if (trait.days.contains(day)) all.add(trait.name);
        return all;
    }
}
