package org.stromlauf.tenancy;

/** A market participant is hosted here from now on. Told in the transaction that adds it. */
public record TenantAdded(Tenant tenant) {}
