package org.stromlauf.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.stromlauf.archive.Archive;
import org.stromlauf.archive.ArchiveIndex;
import org.stromlauf.market.MarketReport;
import org.stromlauf.market.MarketReports;
import org.stromlauf.market.MarketReports.Sent;
import org.stromlauf.market.Scenario;
import org.stromlauf.shared.MarketCalendar;

/** Writes what a demo leaves behind: interchanges, documents and bank files, each as a file of its own, and the report. */
final class DemoFiles {

    private static final int PAGE = 500;
    private static final String MESSAGES = "messages";
    private static final String REPORT = "report.json";
    private static final String MARK = ".stromlauf-demo";
    private static final List<String> FOLDERS = Stream.concat(
                    Stream.of(MESSAGES), Stream.of(DocumentKind.values()).map(k -> k.folder))
            .toList();

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final Path dir;
    private final MarketReports reports;
    private final ArchiveIndex index;
    private final Archive archive;

    DemoFiles(Path dir, ApplicationContext application) {
        this.dir = dir;
        this.reports = application.getBean(MarketReports.class);
        this.index = application.getBean(ArchiveIndex.class);
        this.archive = application.getBean(Archive.class);
    }

    /**
     * Takes a folder for what a demo leaves behind, before it plays: what stands there is replaced in the end.
     *
     * @throws IOException when it cannot be written, or holds what no demo has left there
     */
    static void claim(Path dir) throws IOException {
        if (Files.exists(dir) && !Files.isDirectory(dir)) throw new IOException(dir + " is no folder");
        var isOurs = Files.exists(dir.resolve(MARK)) || Files.exists(dir.resolve(REPORT));
        for (var name : FOLDERS) {
            if (!isOurs && Files.exists(dir.resolve(name))) {
                throw new IOException(dir.resolve(name) + " would be replaced, and no demo has left it there");
            }
        }
        Files.createDirectories(dir);
        Files.writeString(dir.resolve(MARK), "A demo of Stromlauf replaces the folders beside this file.\n");
    }

    /** Replaces what an earlier demo left in the same folder. */
    void write(Scenario scenario, MarketReport report) throws IOException {
        var messages = emptied(MESSAGES);
        for (var sent : reports.sent(scenario)) {
            Files.write(messages.resolve(name(sent)), reports.content(sent));
        }
        for (var kind : DocumentKind.values()) {
            var folder = emptied(kind.folder);
            for (var participant : scenario.participants()) writeDocuments(participant, kind, folder);
        }
        JSON.writeValue(dir.resolve(REPORT).toFile(), report);
    }

    /** Which archived documents go into which folder. */
    private enum DocumentKind {
        INVOICE("invoices"),
        BANK_FILE("bank"),
        NOTICE("notices");

        private final String folder;

        DocumentKind(String folder) {
            this.folder = folder;
        }

        private List<String> mediaTypes() {
            return switch (this) {
                case INVOICE -> List.of("application/pdf", "application/xml");
                case BANK_FILE -> List.of("application/xml");
                case NOTICE -> List.of("application/pdf");
            };
        }

        static DocumentKind of(String name) {
            if (name.startsWith("pain.") || name.startsWith("camt.")) return BANK_FILE;
            return name.matches("[A-Z]*[0-9]{4}-[0-9]+\\.(pdf|xml)") ? INVOICE : NOTICE;
        }
    }

    private Path emptied(String name) throws IOException {
        var folder = dir.resolve(name);
        Folders.delete(folder);
        return Files.createDirectories(folder);
    }

    private void writeDocuments(Scenario.Participant participant, DocumentKind kind, Path folder) throws IOException {
        for (var mediaType : kind.mediaTypes()) {
            var page = index.documents(participant.id(), mediaType, 0, PAGE);
            while (!page.isEmpty()) {
                for (var document : page) {
                    if (DocumentKind.of(document.name()) != kind) continue;
                    var name = participant.id() + "-" + document.name();
                    Files.write(folder.resolve(name), archive.read(participant.id(), document.content()));
                }
                page = index.documents(
                        participant.id(), mediaType, page.get(page.size() - 1).number(), PAGE);
            }
        }
    }

    /** {@code <date>-<sender>-<receiver>-<type>-<pid>-<ref>.edi}. */
    private String name(Sent sent) {
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
