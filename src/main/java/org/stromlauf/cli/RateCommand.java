package org.stromlauf.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.BillCalculation;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingRequest;
import org.stromlauf.billing.OrderReader;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.shared.JsonFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf rate FILE}: what a contract's usage costs by a price sheet, by the same function as the bill run. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        description = {
            "Prices the usage of a contract by a price sheet and says why, line by line.",
            "Exit 0 when it could be priced, 1 when a reading or a price is missing, 2 for wrong input."
        },
        footer = {
            "",
            "FILE is JSON or YAML: contract, from, to (first day that is not billed), sheet (as a file under products/), usage"
                    + " (sections with kwh, with cubicMetres of gas, or one a day with wattHours), and, where the sheet asks"
                    + " for them, prices, registers, sessions, services, traits, since, exchange with exchangePrices."
                    + " docs/how-to/rate.md has an example of each kind."
        })
final class RateCommand implements Callable<Integer> {

    private static final ObjectMapper READER = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--format", defaultValue = "text", description = "text, json")
    private String format = "text";

    @Override
    public Integer call() throws JsonProcessingException {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        if (!format.equals("text") && !format.equals("json")) {
            throw new ParameterException(commandLine, "There is no format '" + format + "': text, json");
        }
        BillOutcome outcome;
        try {
            outcome = new BillCalculation().of(order(Objects.requireNonNull(file)));
        } catch (WrongInputException e) {
            commandLine.getErr().println(e.getMessage());
            return 2;
        }
        var out = commandLine.getOut();
        out.print(format.equals("json") ? RatedBill.json(outcome) : RatedBill.text(outcome));
        out.flush();
        return outcome instanceof BillOutcome.Billed ? 0 : 1;
    }

    /** The file says something that cannot be meant; the usage of the command would not help. */
    private static final class WrongInputException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongInputException(String message, Exception cause) {
            super(message, cause);
        }
    }

    private static BillOrder order(Path path) {
        try {
            var reader = new OrderReader(
                    PriceFiles.ours(),
                    (area, period) -> {
                        throw new IllegalArgumentException(
                                "Prices of " + area + " are missing: 'exchangePrices' says them");
                    },
                    Clock.systemUTC().instant());
            var request = READER.readValue(path.toFile(), BillingRequest.class);
            if (request == null) throw new IllegalArgumentException("it is empty");
            return reader.order(request);
        } catch (JsonProcessingException e) {
            throw new WrongInputException(path + ", " + JsonFault.of(e), e);
        } catch (IOException e) {
            throw new WrongInputException(path + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WrongInputException(path + ": " + e.getMessage(), e);
        }
    }
}
