package org.stromlauf.cli;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf market …}: moves the time of a demo that was kept. */
@Command(
        name = "market",
        description = "Moves the time of a demo that runs with --keep; plays seeds with faults.",
        subcommands = SeedsCommand.class,
        mixinStandardHelpOptions = true)
final class MarketCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RunningApplication application = new RunningApplication();

    @Command(
            name = "advance",
            description = "Moves time forward and does all that becomes due.",
            mixinStandardHelpOptions = true)
    int advance(@Parameters(paramLabel = "TIME", description = "1d, 12h, 30m") String time)
            throws IOException, InterruptedException {
        try {
            var answer = application.json(application
                    .request("/api/market/advance")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"" + duration(time) + "\"}")));
            System.out.println("Market time " + answer.get("now").asText() + ", "
                    + answer.get("steps").asLong() + " steps");
            return 0;
        } catch (RunningApplication.RefusedException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    @Command(name = "reset", description = "Takes the scenario back to its beginning.", mixinStandardHelpOptions = true)
    int reset() throws IOException, InterruptedException {
        try {
            var answer = application.json(
                    application.request("/api/market/reset").POST(HttpRequest.BodyPublishers.noBody()));
            System.out.println("Market time " + answer.get("now").asText());
            return 0;
        } catch (RunningApplication.RefusedException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private Duration duration(String time) {
        if (time.matches("[0-9]{1,5}[dhm]")) {
            long amount = Long.parseLong(time.substring(0, time.length() - 1));
            return switch (time.charAt(time.length() - 1)) {
                case 'd' -> Duration.ofDays(amount);
                case 'h' -> Duration.ofHours(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                "A time reads 1d, 12h or 30m, was '" + time + "'");
    }
}
