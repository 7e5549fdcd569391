package org.stromlauf.workflow;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.DueWork.Item;

/** What is due in several sources, asked in one query: a market box asks before each of its steps. */
@Component
public class DueItems {

    /** An item and who does it. */
    public record Found(DueWork source, Item item) {

        public void run() {
            source.run(item);
        }
    }

    private record Row(String kind, Item item) {}

    private final JdbcClient jdbc;

    public DueItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is due at an instant or before, each item once, the earliest first, then by id.
     *
     * @param limit how many rows of each source are looked at
     */
    public List<Found> due(List<DueWork> sources, Instant now, int limit) {
        if (sources.isEmpty()) return List.of();
        var byKind = sources.stream().collect(toMap(DueWork::kind, Function.identity()));
        return jdbc
                .sql(
                        union(
                                sources,
                                "(select '%s' as kind, id, due from (%s) as waiting where due <= :now order by due, id limit :limit)"))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, index) -> new Row(row.getString("kind"), new Item(row.getString("id"), due(row))))
                .list()
                .stream()
                .collect(toMap(row -> row.kind + " " + row.item.id(), Function.identity(), DueItems::earlier))
                .values()
                .stream()
                .sorted(Comparator.comparing((Row row) -> row.item.due()).thenComparing(row -> row.item.id()))
                .map(row -> new Found(Objects.requireNonNull(byKind.get(row.kind)), row.item))
                .toList();
    }

    private static Row earlier(Row one, Row other) {
        return other.item.due().isBefore(one.item.due()) ? other : one;
    }

    /** When the next item of any source becomes due, if any waits. */
    public Optional<Instant> next(List<DueWork> sources) {
        if (sources.isEmpty()) return Optional.empty();
        return jdbc
                .sql(union(sources, "(select '%s' as kind, due from (%s) as waiting order by due limit 1)"))
                .query((row, index) -> due(row))
                .list()
                .stream()
                .min(Instant::compareTo);
    }

    private static Instant due(ResultSet row) throws SQLException {
        return row.getObject("due", OffsetDateTime.class).toInstant();
    }

    private static String union(List<DueWork> sources, String part) {
        return sources.stream()
                .map(source -> part.formatted(source.kind(), source.waiting()))
                .collect(joining(" union all "));
    }
}
