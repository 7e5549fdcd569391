package org.stromlauf.contracts;

import org.stromlauf.shared.DateRange;

/**
 * What decides about a contract's prices besides its product: a concession class (KAV), an exemption of a heat pump (EnFG §22), the
 * module that its customer chose for a controllable device (EnWG §14a).
 *
 * @param name as components of price sheets name it: {@code enfg-22}, {@code module-1}
 * @param source why: form, letter, message
 */
public record ContractTrait(String name, DateRange days, String source) {

    public ContractTrait {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("A trait reads like enfg-22, was '" + name + "'");
        }
        if (source.isBlank()) throw new IllegalArgumentException("Trait " + name + " names its source");
        if (!days.isOpenEnded() && days.days() == 0) {
            throw new IllegalArgumentException("Trait " + name + " holds on no day: " + days);
        }
    }
}
