package org.stromlauf.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.stromlauf.StromlaufApplication;
import org.stromlauf.access.Users;
import org.stromlauf.market.MarketPlay;
import org.stromlauf.market.MarketReports;
import org.stromlauf.market.MarketTime;
import org.stromlauf.market.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf demo}: a market in a box plays a scenario, and leaves what was sent and a report behind. */
@Command(
        name = "demo",
        description = "Plays a market in a box: suppliers, grid operator and metering operator exchange real messages.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "demo-output",
            description = "Where messages and report.json go (default: ${DEFAULT-VALUE}).")
    private Path dir = Path.of("demo-output");

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many customers take part (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed gives the same report (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "market-year",
            description = "market-year or switch-weeks (default: ${DEFAULT-VALUE}).")
    private String scenarioName = "market-year";

    @Option(names = "--keep", description = "Stay up afterwards, with Tasklist, Cockpit and API.")
    private boolean keep;

    @Option(
            names = "--data",
            paramLabel = "D",
            description =
                    "The database's folder; a killed demo goes on from it. Default: a new one, deleted afterwards.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Of the pages with --keep (default: ${DEFAULT-VALUE}).")
    private int port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (customers < 1) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--customers must be at least 1, was " + customers);
        }
        var scenario = scenario(spec.commandLine());
        try {
            DemoFiles.claim(dir);
        } catch (IOException e) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--dir " + dir + ": " + e.getMessage() + ". Name another folder with --dir", e);
        }
        var folder = data == null ? Files.createTempDirectory("stromlauf-demo") : data;
        try (var application = start(folder)) {
            boolean complete = play(application, scenario, out);
            if (keep) stayUp(application, scenario, out);
            return complete ? 0 : 1;
        } catch (MarketPlay.OtherPlayException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        } finally {
            if (data == null) Folders.delete(folder);
        }
    }

    private Scenario scenario(picocli.CommandLine line) {
        try {
            return Scenario.named(scenarioName);
        } catch (IllegalArgumentException e) {
            throw new picocli.CommandLine.ParameterException(line, e.getMessage() + ": market-year, switch-weeks", e);
        }
    }

    private ConfigurableApplicationContext start(Path folder) {
        var arguments = new ArrayList<String>(List.of(
                "--spring.profiles.active=box",
                "--stromlauf.data=" + folder.toAbsolutePath(),
                "--stromlauf.box.seed=" + seed,
                "--server.port=" + (keep ? port : 0),
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--logging.level.org.camunda.bpm.engine.cfg=error"));
        return new SpringApplicationBuilder(StromlaufApplication.class).run(arguments.toArray(String[]::new));
    }

    private boolean play(ConfigurableApplicationContext application, Scenario scenario, PrintWriter out)
            throws IOException {
        var reports = application.getBean(MarketReports.class);
        var progress = new DemoProgress(scenario, out);
        application.addApplicationListener(progress);
        out.printf(
                "%s: %d Kunden, Seed %d, %s bis %s%n",
                scenario.name(), customers, seed, scenario.start(), scenario.end());
        long steps = application.getBean(MarketPlay.class).play(scenario, customers, step -> {});
        progress.finishMonth();
        var report = reports.of(scenario, customers);
        new DemoFiles(dir, application).write(scenario, report);
        new DemoTable(out).print(report, steps);
        out.printf("%nNachrichten, Rechnungen, Bankdateien, Schreiben und Bericht: %s%n", dir);
        out.flush();
        return report.isComplete();
    }

    /** Time runs on, and whatever becomes due is done, until the process is stopped. */
    private static void stayUp(ConfigurableApplicationContext application, Scenario scenario, PrintWriter out)
            throws InterruptedException {
        var time = application.getBean(MarketTime.class);
        time.runOn();
        new DemoLogins(application.getBean(Users.class), out).renew(scenario);
        var url = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
        out.printf(
                "%nTasklist %1$s/camunda/app/tasklist/%nCockpit  %1$s/camunda/app/cockpit/%nAPI      %1$s/swagger-ui/index.html%n"
                        + "Weiter   STROMLAUF_PASSWORD=… ./stromlauf market advance 1d --user operator --url %1$s%nEnde: Strg+C%n",
                url);
        out.flush();
        while (application.isActive()) {
            var unused = time.catchUp();
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
