package org.stromlauf.edifact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.CanIgnoreReturnValue;

/**
 * A message, or a repeated part of one, by the names of the glossary instead of segments. The same names serve reading and
 * writing; which there are for a message is data ({@code edifact/fields/}). Values are the message's text;
 * instants stand in DTM format 303. Repeated parts are lists of fields under a name, the transactions of a UTILMD under
 * {@code transactions}.
 */
public final class Fields {

    private record Content(Map<String, String> values, Map<String, List<Fields>> groups) {}

    private final Supplier<Content> source;
    private volatile @Nullable Content content;

    private Fields(Map<String, String> values, Map<String, List<Fields>> groups) {
        this.content = new Content(values, groups);
        this.source = () -> new Content(values, groups);
    }

    private Fields(Supplier<Content> source) {
        this.source = source;
    }

    /** Fields that are read when they are first asked for: most messages are only checked. */
    static Fields whenAsked(Supplier<Fields> reading) {
        return new Fields(() -> reading.get().content());
    }

    private Content content() {
        var known = content;
        if (known == null) {
            known = source.get();
            content = known;
        }
        return known;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same fields, to be changed. */
    public Builder toBuilder() {
        var builder = new Builder();
        values().forEach(builder::put);
        groups().forEach((name, parts) -> parts.forEach(part -> builder.add(name, part)));
        return builder;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values().get(name));
    }

    /** The value of a field that the message's rules require. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new FieldMissingException(name));
    }

    public Optional<Instant> findInstant(String name) {
        return find(name).map(DateTimes::parse);
    }

    /** An instant in DTM format 303. */
    public Instant instant(String name) {
        return DateTimes.parse(get(name));
    }

    public Optional<BigDecimal> findDecimal(String name) {
        return find(name).map(BigDecimal::new);
    }

    public List<Fields> groups(String name) {
        return groups().getOrDefault(name, List.of());
    }

    public Map<String, String> values() {
        return content().values();
    }

    public Map<String, List<Fields>> groups() {
        return content().groups();
    }

    @Override
    public String toString() {
        return values() + (groups().isEmpty() ? "" : " " + groups());
    }

    /** Collects the fields of a message to be written. */
    @CanIgnoreReturnValue
    public static final class Builder {

        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, List<Fields>> groups = new LinkedHashMap<>();

        public Builder put(String name, String value) {
            values.put(name, value);
            return this;
        }

        /** Writes an instant in DTM format 303. */
        public Builder put(String name, Instant instant) {
            return put(name, DateTimes.format(instant));
        }

        public Builder put(String name, BigDecimal number) {
            return put(name, number.toPlainString());
        }

        public Builder add(String group, Fields fields) {
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(fields);
            return this;
        }

        public Fields build() {
            var copies = new LinkedHashMap<String, List<Fields>>();
            groups.forEach((name, list) -> copies.put(name, List.copyOf(list)));
            return new Fields(java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values)), copies);
        }
    }
}
