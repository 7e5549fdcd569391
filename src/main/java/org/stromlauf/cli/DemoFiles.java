package org.stromlauf.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import org.stromlauf.market.MarketReport;
import org.stromlauf.market.MarketReports;
import org.stromlauf.market.MarketReports.Sent;
import org.stromlauf.market.Scenario;
import org.stromlauf.shared.MarketCalendar;

/** Writes what a demo leaves behind: every interchange as a file of its own, and the report. */
final class DemoFiles {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final Path dir;

    DemoFiles(Path dir) {
        this.dir = dir;
    }

    /** Replaces what an earlier demo left in the same folder. */
    void write(MarketReports reports, Scenario scenario, MarketReport report) throws IOException {
        var messages = dir.resolve("messages");
        Folders.delete(messages);
        Files.createDirectories(messages);
        for (var sent : reports.sent(scenario)) {
            Files.write(messages.resolve(name(reports, sent)), reports.content(sent));
        }
        JSON.writeValue(dir.resolve("report.json").toFile(), report);
    }

    /** {@code <date>-<sender>-<receiver>-<type>-<pid>-<ref>.edi}. */
    private static String name(MarketReports reports, Sent sent) {
        var first = reports.transactions(sent).get(0);
        var pid = first.pid();
        return String.join(
                "-",
                DateTimeFormatter.BASIC_ISO_DATE.format(
                        MarketCalendar.day(sent.row().journalledAt())),
                sent.sender().id().value(),
                sent.receiver().id().value(),
                first.type(),
                pid == null ? "0" : pid,
                sent.row().reference() + ".edi");
    }
}
