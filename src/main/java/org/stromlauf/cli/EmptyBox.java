package org.stromlauf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.stromlauf.StromlaufApplication;

/** A market box on a database of its own that is deleted afterwards, silent but for what it is asked. */
final class EmptyBox implements AutoCloseable {

    private final Path data;
    private final ConfigurableApplicationContext application;

    EmptyBox(String... properties) throws IOException {
        data = Files.createTempDirectory("stromlauf-box");
        var arguments = new ArrayList<>(List.of(properties));
        arguments.addAll(List.of(
                "--spring.profiles.active=box",
                "--stromlauf.data=" + data,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=off",
                "--logging.level.org.camunda=off",
                // Why it did not start is told all the same.
                "--logging.level.org.springframework.boot.SpringApplication=error",
                "--logging.level.org.springframework.boot.diagnostics=error"));
        application = new SpringApplicationBuilder(StromlaufApplication.class).run(arguments.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() throws IOException {
        application.close();
        Folders.delete(data);
    }
}
