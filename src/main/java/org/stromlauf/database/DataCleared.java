package org.stromlauf.database;

/** Everything that modules and engine had stored was removed, as when a market box begins anew: what is kept in memory is void. */
public record DataCleared() {}
