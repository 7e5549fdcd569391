package org.stromlauf.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.stromlauf.StromlaufApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./stromlauf serve}: the application, until it is stopped. */
@Command(
        name = "serve",
        description = "Starts the application; its start page says what there is and how to begin.",
        footer = {
            "",
            "Properties of the application follow as --name.of.it=value: --spring.datasource.url=jdbc:postgresql://…"
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /** {@code --spring.datasource.url=…}: a name of several parts and a value; anything else is a slip of the pen. */
    private static final Pattern PROPERTY = Pattern.compile("--[\\w-]+(\\.[\\w\\[\\]-]+)+=.*", Pattern.DOTALL);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded database keeps its data (default: data).")
    private @Nullable String data;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen; 0.0.0.0 opens it to other machines (default: ${DEFAULT-VALUE}).")
    private String address = "127.0.0.1";

    @Unmatched
    private List<String> properties = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var unknown =
                properties.stream().filter(p -> !PROPERTY.matcher(p).matches()).toList();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(Objects.requireNonNull(spec).commandLine(), unknown);
        }
        var stopped = new CountDownLatch(1);
        ApplicationListener<ContextClosedEvent> onStop = event -> stopped.countDown();
        try (var application = new SpringApplicationBuilder(StromlaufApplication.class)
                .listeners(onStop)
                .run(arguments().toArray(String[]::new))) {
            tell(application);
            stopped.await();
            return 0;
        }
    }

    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (data != null) arguments.add("--stromlauf.data=" + data);
        arguments.add("--server.port=" + port);
        arguments.add("--server.address=" + address);
        arguments.addAll(properties);
        return arguments;
    }

    private void tell(ConfigurableApplicationContext application) {
        var host = address.equals("0.0.0.0") ? "localhost" : address;
        var url = "http://" + host + ":" + application.getEnvironment().getProperty("local.server.port");
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "%n  Stromlauf läuft / is running%n%n"
                        + "      Start      %1$s/%n"
                        + "      Tasklist   %1$s/camunda/app/tasklist/%n"
                        + "      Cockpit    %1$s/camunda/app/cockpit/%n"
                        + "      API        %1$s/swagger-ui/index.html%n%n"
                        + "  Anmelden als / sign in as: admin. Ende / stop: Strg+C%n%n",
                url);
        out.flush();
    }
}
