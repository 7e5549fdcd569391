package org.stromlauf.metering.rest;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.MeasuredUnit;
import org.stromlauf.metering.rest.MeterValuesController.Answer;
import org.stromlauf.shared.Energy;

/** Meter values as CSV (RFC 4180, separated by semicolons), instants in UTC. */
final class MeterValueLines {

    private static final String HEAD = "kind;obis;device;from;to;kwh;status;unit";

    private MeterValueLines() {}

    static String of(Answer answer) {
        var lines = Stream.concat(Stream.of(HEAD), Stream.concat(profiles(answer), registers(answer)));
        return lines.collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static Stream<String> profiles(Answer answer) {
        return answer.profiles().stream().flatMap(p -> p.values().stream()
                .map(v -> line(
                        "PROFILE", p.obis(), null, v.from(), v.to(), new Energy(v.wattHours()).kwh(), v.status())));
    }

    private static Stream<String> registers(Answer answer) {
        var others = answer.others().stream()
                .map(o -> line(o.pid(), o.obis(), null, o.from(), o.to(), o.value(), o.status()));
        return Stream.concat(
                Stream.concat(readings(answer), others),
                answer.quantities().stream()
                        .map(q -> line(q.kind(), q.obis(), null, q.from(), q.to(), q.kwh(), q.status())));
    }

    private static Stream<String> readings(Answer answer) {
        return answer.readings().stream()
                .map(r -> line("READING", r.obis(), r.device(), r.at(), (Instant) null, r.kwh(), r.status()));
    }

    private static String line(@Nullable Object... fields) {
        var unit = MeasuredUnit.of(Objects.toString(fields[1])).symbol();
        return Stream.concat(Stream.of(fields), Stream.of(unit))
                .map(f -> escaped(Objects.toString(f, "")))
                .collect(Collectors.joining(";"));
    }

    private static String escaped(String text) {
        return text.matches("[\\p{L}\\w.:³/-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
