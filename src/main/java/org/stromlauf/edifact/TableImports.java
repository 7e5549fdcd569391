package org.stromlauf.edifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.tables.TableImport;
import org.stromlauf.edifact.tables.UnSchemas;

/** Builds definition files from published tables: what a new format version costs. */
public final class TableImports {

    /** The directory in which each message of the market is defined (UNH 0052 and 0054). */
    private static final Map<String, List<String>> MESSAGES = Map.of(
            "d04b", List.of("MSCONS"),
            "d05a", List.of("REMADV"),
            "d06a", List.of("INVOIC"),
            "d07b", List.of("APERAK"),
            "d09b", List.of("ORDERS"),
            "d10a", List.of("ORDRSP", "INSRPT", "REQOTE", "QUOTES"),
            "d11a", List.of("UTILMD"),
            "d17a", List.of("COMDIS"),
            "d18a", List.of("IFTSTA", "UTILTS"),
            "d20b", List.of("ORDCHG", "PRICAT", "PARTIN"));

    private TableImports() {}

    /** Writes {@code <out>/d11a.txt} from a jar named {@code …-d11a.jar}. */
    public static void directory(Path jar, Path out) throws IOException {
        var folder = jar.getFileName().toString().replaceAll(".*-(\\w+)\\.jar", "$1");
        var messages = MESSAGES.get(folder);
        if (messages == null) {
            throw new IOException(jar + ": no message of the market is defined in directory " + folder);
        }
        Files.writeString(out.resolve(folder + ".txt"), UnSchemas.read(jar, folder, messages));
    }

    /**
     * Writes the definitions of a format version below {@code edifact}, which holds the directories and {@code repairs.txt}.
     *
     * @return what stands in the way, each with its place; nothing is written for a message with problems
     */
    public static List<String> tables(Path tables, FormatVersion version, Path edifact) throws IOException {
        return new TableImport(tables, version, edifact).run();
    }
}
