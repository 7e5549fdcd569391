package org.stromlauf.supply.gridoperator;

import org.jspecify.annotations.Nullable;

/**
 * What a supplier orders with a registration (Produktpaket, SEQ+Z79).
 *
 * @param id number of the package of the highest priority, the first; 55002 names it as the one carried out (RFF+Z60)
 * @param balancingProduct code of the product that assigns to a balancing group; without one, of the first product
 * @param balancingGroup EIC, the value of one of its products
 * @param property code of the property of the product that asks for a customer installation
 */
public record ProductPackage(
        String id, String balancingProduct, @Nullable String balancingGroup, @Nullable String property) {}
