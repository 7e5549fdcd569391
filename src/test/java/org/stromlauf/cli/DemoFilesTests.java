package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo replaces what an earlier one left, and nothing else. */
class DemoFilesTests {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatNoDemoHasLeftThereIsNotReplaced() throws IOException {
        var bill = Files.writeString(
                Files.createDirectories(folder.resolve("invoices")).resolve("R1.pdf"), "mine");

        assertThatThrownBy(() -> DemoFiles.claim(folder))
                .hasMessage(folder.resolve("invoices") + " would be replaced, and no demo has left it there");
        assertThat(bill).hasContent("mine");
    }

    @Test
    void otherFilesBesideAreNoObstacle() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatCode(() -> DemoFiles.claim(folder)).doesNotThrowAnyException();
    }

    @Test
    void whatAnEarlierDemoClaimedIsClaimedAgain() throws IOException {
        var dir = folder.resolve("new");
        DemoFiles.claim(dir);
        Files.createDirectories(dir.resolve("messages"));

        assertThatCode(() -> DemoFiles.claim(dir)).doesNotThrowAnyException();
    }

    @Test
    void aDemoSaysItBeforeItPlays() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var errors = new StringWriter();

        var code = Main.commandLine("demo")
                .setErr(new PrintWriter(errors, true))
                .execute("demo", "--dir", file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(errors).asString().startsWith("--dir " + file + ": " + file + " is no folder. Name another");
    }
}
