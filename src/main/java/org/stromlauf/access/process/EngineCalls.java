package org.stromlauf.access.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.stromlauf.access.UserRole;

/**
 * The calls that Tasklist and Cockpit make, as {@code access/engine-calls.txt} lists them; nothing else of the engine's REST
 * interface is reachable.
 */
final class EngineCalls {

    private static final String SEGMENT = "[A-Za-z0-9_:.-]+";
    private static final Pattern LINE = Pattern.compile("(GET|POST|PUT|DELETE|OPTIONS)\\s+(\\S+)\\s+(\\S+)");

    /** @param roles who may; {@code open} lets in people who have not signed in, which they do by such a call */
    record Call(String method, Pattern path, boolean open, Set<UserRole> roles) {

        boolean covers(String otherMethod, String otherPath) {
            return method.equals(otherMethod) && path.matcher(otherPath).matches();
        }
    }

    private final List<Call> calls;

    private EngineCalls(List<Call> calls) {
        this.calls = List.copyOf(calls);
    }

    static EngineCalls load() {
        try {
            return parse(new ClassPathResource("access/engine-calls.txt").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of the engine's allowed calls cannot be read", e);
        }
    }

    static EngineCalls parse(String list) {
        var calls = new ArrayList<Call>();
        var prefix = "";
        for (var line : list.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) continue;
            if (line.startsWith("[")) prefix = line.substring(1, line.length() - 1);
            else calls.add(call(prefix, line));
        }
        return new EngineCalls(calls);
    }

    /**
     * The call that a request makes.
     *
     * @param path below {@code /camunda/api}, decoded
     */
    Optional<Call> find(String method, String path) {
        return calls.stream().filter(c -> c.covers(method, path)).findFirst();
    }

    private static Call call(String prefix, String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) throw new IllegalArgumentException("Not a call of the engine: '" + line + "'");
        var path = prefix + parts.group(2);
        var who = parts.group(3);
        return new Call(parts.group(1), pattern(path), who.equals("open"), roles(who));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Arrays.stream(path.split("/", -1))
                .map(s -> s.equals("*") ? SEGMENT : s.equals("**") ? SEGMENT + "(/" + SEGMENT + ")*" : Pattern.quote(s))
                .collect(Collectors.joining("/")));
    }

    private static Set<UserRole> roles(String who) {
        if (who.equals("open") || who.equals("user")) return Set.of(UserRole.values());
        return Arrays.stream(who.split(","))
                .map(id -> UserRole.ofGroup(id)
                        .orElseThrow(() -> new IllegalArgumentException("No role '" + id + "' in the engine's calls")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
