package org.stromlauf.access;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a request asks for: the request parameters {@code after} and {@code size}.
 *
 * @param after the order key of the last item already seen; empty for the first page
 */
public record PageQuery(
        @Parameter(description = "The last page's `next`") String after,
        @Parameter(description = "1 to 500", schema = @Schema(type = "integer", defaultValue = "50")) PageSize size) {

    /** What a request leaves out comes as null. */
    public PageQuery(@Nullable String after, @Nullable PageSize size) {
        this.after = after == null ? "" : after;
        this.size = size == null ? PageSize.STANDARD : size;
    }

    /**
     * @param rows (order key that was seen last, how many at most) → items after it, in the list's order
     * @param key an item's order key
     */
    public <T> Page<T> read(BiFunction<String, Integer, List<T>> rows, Function<T, String> key) {
        return Page.of(rows.apply(after, size.value() + 1), size.value(), key);
    }
}
