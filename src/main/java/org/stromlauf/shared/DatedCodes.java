package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes of the market by what they are used for and the days on which they hold, from a YAML file of the class path that names the source
 * of each and what is not settled about it.
 *
 * @param <U> what a code is used for
 */
public final class DatedCodes<U extends Enum<U>> {

    /**
     * @param to first day on which it no longer holds; null = until something ends it
     * @param verify what is not settled about it; null when nothing is open
     */
    private record Dated(String code, LocalDate from, @Nullable LocalDate to, String source, @Nullable String verify) {

        @JsonCreator
        Dated(
                @JsonProperty(value = "code", required = true) String code,
                @JsonProperty(value = "from", required = true) LocalDate from,
                @JsonProperty("to") @Nullable LocalDate to,
                @JsonProperty(value = "source", required = true) String source,
                @JsonProperty("verify") @Nullable String verify) {
            this.code = code;
            this.from = from;
            this.to = to;
            this.source = source;
            this.verify = verify;
        }

        boolean holdsOn(LocalDate day) {
            return new DateRange(from, to).contains(day);
        }
    }

    private final String file;
    private final String what;
    private final Map<U, List<Dated>> codes;

    private DatedCodes(String file, String what, Map<U, List<Dated>> codes) {
        this.file = file;
        this.what = what;
        this.codes = codes;
    }

    /**
     * @param file begins with a slash
     * @param what its codes are, for messages: {@code product}
     */
    public static <U extends Enum<U>> DatedCodes<U> read(String file, String what, Class<U> uses) {
        var yaml = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        var lists = yaml.getTypeFactory().constructCollectionType(List.class, Dated.class);
        var type = yaml.getTypeFactory()
                .constructMapType(Map.class, yaml.getTypeFactory().constructType(uses), lists);
        try (var content = DatedCodes.class.getResourceAsStream(file)) {
            if (content == null) throw new IllegalStateException(file + " is not on the class path");
            return new DatedCodes<>(file, what, yaml.readValue(content, type));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * The code that holds on a day.
     *
     * @throws IllegalStateException when none does, with the place where it is to be added
     */
    public String on(U use, LocalDate day) {
        return holding(use, day)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No " + what + " for " + use + " holds on " + day + ": add it to " + file.substring(1)));
    }

    /** Whether what a message names is the code of a use on a day; on days without a code nothing is. */
    public boolean is(@Nullable String code, U use, LocalDate day) {
        return holding(use, day).anyMatch(known -> known.equals(code));
    }

    private Stream<String> holding(U use, LocalDate day) {
        return codes.getOrDefault(use, List.of()).stream()
                .filter(code -> code.holdsOn(day))
                .map(Dated::code);
    }
}
