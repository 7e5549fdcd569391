package org.stromlauf.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The name of what a thread is doing now (one engine job, one delivery, one request) and how many ids it has drawn. A unit that
 * is rolled back and done again has the same name, so it draws the same ids.
 */
public final class UnitOfWork {

    private static final ThreadLocal<@Nullable UnitOfWork> CURRENT = new ThreadLocal<>();

    private final String name;
    private int ordinal;

    private UnitOfWork(String name) {
        this.name = name;
    }

    /** Does something under a name; a unit inside a unit replaces it until it ends. */
    public static <T extends @Nullable Object> T call(String name, Supplier<T> work) {
        var outer = CURRENT.get();
        CURRENT.set(new UnitOfWork(name));
        try {
            return work.get();
        } finally {
            if (outer == null) CURRENT.remove();
            else CURRENT.set(outer);
        }
    }

    public static void run(String name, Runnable work) {
        UnitOfWork.<@Nullable Void>call(name, () -> {
            work.run();
            return null;
        });
    }

    /** The name of the unit and the next ordinal in it. Outside of a unit there is nothing to be repeated: an error. */
    static String nextKey() {
        var unit = CURRENT.get();
        if (unit == null) {
            throw new IllegalStateException(
                    "An id was asked for outside of a unit of work: wrap the work in UnitOfWork.run");
        }
        return unit.name + "#" + unit.ordinal++;
    }
}
