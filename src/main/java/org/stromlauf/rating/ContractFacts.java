package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides about prices besides the sheet.
 *
 * @param traits exemptions and classes that hold for the contract, as components name them: {@code enfg-22}
 * @param since the beginning of the contract, from which bonuses and the year of a peak count; null = unknown
 */
public record ContractFacts(Set<String> traits, @Nullable LocalDate since) {

    public static final ContractFacts NONE = new ContractFacts(Set.of(), null);

    public ContractFacts {
        traits = Set.copyOf(traits);
    }
}
