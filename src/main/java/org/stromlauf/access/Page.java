package org.stromlauf.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. The next page is asked for with {@code ?after=<next>}: keyset paging, so that no page becomes slower than
 * the first and nothing is skipped when rows are added meanwhile.
 *
 * @param next what to ask for next; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Items on a page when the caller does not say, and at most. */
    public static final int STANDARD_SIZE = 50;

    public static final int LARGEST_SIZE = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page made of one item more than it shows, which tells whether there is a next one.
     *
     * @param fetched up to {@code size + 1} items in the list's order
     * @param key what {@code after} names for an item: the list's order key
     */
    public static <T> Page<T> of(List<T> fetched, int size, Function<T, String> key) {
        if (fetched.size() <= size) return new Page<>(fetched, null);
        var items = fetched.subList(0, size);
        return new Page<>(items, key.apply(items.get(size - 1)));
    }

    /** The same page of other things, as a controller shows them. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
