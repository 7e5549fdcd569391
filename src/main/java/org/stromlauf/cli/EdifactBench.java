package org.stromlauf.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine.Context;

/** The budgets of the message engine: reading with the handbook, writing, and the inspector with the start of its process. */
final class EdifactBench implements Bench {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final int STARTS = 3;

    private final BenchMaterial material;
    private final DefinedMessages engine = DefinedMessages.load();

    EdifactBench(long seed) {
        this.material = new BenchMaterial(seed);
    }

    @Override
    public List<BenchLine> run() throws IOException, InterruptedException {
        var lines = new ArrayList<BenchLine>();
        lines.add(BenchLine.atMost(
                "edifact.load",
                "ms: all definitions of a format version, the first that the process reads",
                load(),
                300));
        var month = material.month();
        var monthBytes = engine.write(VERSION, material.envelope(), List.of(month));
        var registrations = material.registrations(200);
        var written = registrations.stream()
                .map(r -> engine.write(VERSION, material.envelope(), List.of(r)))
                .toList();
        lines.add(structure(monthBytes));
        lines.add(BenchLine.atLeast(
                "edifact.mscons.ahb",
                "MB/s: 13025, a month of quarter-hours, read and checked",
                Bench.perCpuSecond(() -> requireClean(monthBytes)) * monthBytes.length / 1e6,
                50));
        lines.add(BenchLine.atLeast(
                "edifact.utilmd.ahb",
                "messages/s: 55001, one an interchange, read and checked",
                Bench.perCpuSecond(() -> written.forEach(this::requireClean)) * written.size(),
                20_000));
        lines.add(BenchLine.atLeast(
                "edifact.writer",
                "MB/s: 13025, a month of quarter-hours, written and read again before it leaves",
                Bench.perCpuSecond(() -> write(material.envelope(), month)) * monthBytes.length / 1e6,
                100));
        lines.add(BenchLine.atLeast(
                "edifact.writer.utilmd",
                "messages/s: 55001, one an interchange, written and read again before it leaves",
                Bench.perCpuSecond(() -> registrations.forEach(r -> write(material.envelope(), r))) * written.size(),
                5_000));
        lines.add(BenchLine.atMost(
                "edifact.inspect", "ms wall: one small file, start of Java included", inspect(written.get(0)), 1000));
        lines.add(new LargeFileBench(material, engine).line());
        return lines;
    }

    /** The same bytes, the same structure, in the same run. */
    private BenchLine structure(byte[] interchange) {
        var peer = new StaediPeer(engine.schema(VERSION, "MSCONS"));
        var ours = Bench.perCpuSecond(() -> requireStructure(interchange)) * interchange.length / 1e6;
        var theirs = Bench.perCpuSecond(() -> peer.read(interchange)) * interchange.length / 1e6;
        return BenchLine.against(
                "edifact.mscons.structure",
                "MB/s: 13025, a month of quarter-hours, read with its structure; StAEDI with the same as a schema",
                ours,
                theirs,
                20);
    }

    private void requireStructure(byte[] interchange) {
        var findings = engine.structure(interchange);
        if (!findings.isEmpty()) throw new IllegalStateException("The material of the bench is not right: " + findings);
    }

    private double load() {
        var begun = Bench.cpu();
        engine.load(VERSION);
        return (Bench.cpu() - begun) / 1e6;
    }

    private void requireClean(byte[] interchange) {
        for (var message : engine.check(interchange, Context.NONE).messages()) {
            if (!message.findings().isEmpty()) {
                throw new IllegalStateException("The material of the bench is not right: " + message.findings());
            }
        }
    }

    /** The median of a few starts, by the launcher where this runs from one. */
    private static double inspect(byte[] interchange) throws IOException, InterruptedException {
        var file = Files.createTempFile("stromlauf-bench", ".edi");
        try {
            Files.write(file, interchange);
            var times = new ArrayList<Long>();
            for (int i = 0; i < STARTS; i++) {
                var begun = System.nanoTime();
                var exit = inspector(file).start().waitFor();
                if (exit != 0) throw new IllegalStateException("inspect of a right message ended with " + exit);
                times.add(System.nanoTime() - begun);
            }
            return times.stream().sorted().toList().get(STARTS / 2) / 1e6;
        } finally {
            Files.delete(file);
        }
    }

    static ProcessBuilder inspector(Path file, String... javaOptions) {
        var home = System.getProperty("stromlauf.home");
        var launcher = home == null ? null : Path.of(home, "stromlauf").toFile();
        var hasLauncher = launcher != null && launcher.canExecute();
        var command = new ArrayList<String>();
        if (launcher != null && hasLauncher) {
            command.add(launcher.getPath());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(javaOptions));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        command.addAll(List.of("edifact", "inspect", file.toString()));
        var nowhere = new File("/dev/null");
        var process = new ProcessBuilder(command).redirectOutput(nowhere).redirectError(nowhere);
        if (javaOptions.length > 0) {
            process.environment().put("STROMLAUF_JAVA_OPTS", String.join(" ", javaOptions));
            process.environment().put("STROMLAUF_TIER", "4");
        }
        return process;
    }

    /** What is measured is the writing; the bytes are not needed. */
    private void write(Envelope envelope, MessageDraft draft) {
        var unused = engine.write(VERSION, envelope, List.of(draft));
    }
}
