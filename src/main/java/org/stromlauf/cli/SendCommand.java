package org.stromlauf.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands an interchange of one's own to a running application and prints what comes back. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description =
                "Hands FILE to a running application as a market partner would; prints acknowledgement and answer.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:taken, and answered unless it is an acknowledgement itself",
            "1:rejected or not answered in time",
            "2:not sent"
        })
final class SendCommand implements Callable<Integer> {

    private static final int POLL_MILLISECONDS = 500;
    private static final Set<String> ACKNOWLEDGEMENTS = Set.of("APERAK", "CONTRL");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "An EDIFACT interchange, UNA or UNB to UNZ")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "TENANT",
            description = "The tenant that receives it; else the one that UNB names")
    private @Nullable String tenant;

    @Mixin
    private RunningApplication application = new RunningApplication();

    @Option(
            names = "--wait",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "How long to wait for answers (${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "No file " + file);
        }
        var content = Files.readAllBytes(file);
        try {
            var receiver = tenant == null ? receiverOf(content) : tenant;
            var receipt = application.json(application
                    .request("/api/tenants/" + receiver + "/interchanges")
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
            System.out.println("Received by " + receiver + " at "
                    + receipt.get("receivedAt").asText());
            return printAnswers(
                    "/api/tenants/" + receiver + "/interchanges/",
                    receipt.get("id").asText());
        } catch (RunningApplication.RefusedException e) {
            Objects.requireNonNull(spec).commandLine().getErr().println(e.getMessage());
        }
        return 2;
    }

    /** Prints what comes within the time that was given. */
    private int printAnswers(String interchanges, String id) throws IOException, InterruptedException {
        var printed = 0;
        var polls = seconds * 1000 / POLL_MILLISECONDS;
        for (int poll = 0; poll < polls; poll++) {
            Thread.sleep(POLL_MILLISECONDS);
            var answers = application.json(application.request(interchanges + id + "/answers"));
            for (; printed < answers.size(); printed++) print(interchanges, answers.get(printed));
        }
        var interchange = application.json(application.request(interchanges + id));
        var state = interchange.get("state").asText();
        System.out.println(
                switch (state) {
                    case "CHECKED" -> "Taken: syntax and structure are in order.";
                    case "RECEIVED" -> "Not yet checked after " + seconds + " s: does the market's clock stand still?";
                    case "DUPLICATE" -> "Rejected: sender and reference came before.";
                    default -> "Rejected: " + state;
                });
        return state.equals("CHECKED") && (printed > 0 || isNotAnswered(interchange)) ? 0 : 1;
    }

    /** Nobody acknowledges an acknowledgement. */
    private static boolean isNotAnswered(JsonNode interchange) {
        for (var message : interchange.get("messages")) {
            if (!ACKNOWLEDGEMENTS.contains(message.get("type").asText())) return false;
        }
        return true;
    }

    private void print(String interchanges, JsonNode answer) throws IOException, InterruptedException {
        for (var message : answer.get("messages")) {
            var pid = message.path("pid").asText("");
            System.out.println("Answer: " + message.get("type").asText() + (pid.equals("null") ? "" : " " + pid));
        }
        var response = application.send(
                application.request(interchanges + answer.get("id").asText() + "/original"));
        System.out.println(new String(response.body(), StandardCharsets.ISO_8859_1)
                .replace("'", "'\n")
                .stripTrailing());
    }

    private String receiverOf(byte[] content) throws IOException, InterruptedException {
        var receiver = UnbReceiver.of(file.toString(), content);
        for (var hosted :
                application.json(application.request("/api/tenants?size=500")).get("items")) {
            if (hosted.get("marketPartnerId").asText().equals(receiver))
                return hosted.get("id").asText();
        }
        throw new RunningApplication.RefusedException("No tenant has the market partner id '" + receiver
                + "' that UNB names as receiver. Name the tenant that shall receive the file with --to.");
    }
}
