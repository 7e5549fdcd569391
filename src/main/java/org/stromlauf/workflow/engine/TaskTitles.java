package org.stromlauf.workflow.engine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * How tasks are called in Tasklist, where models have English labels: {@code texts_de.properties} beside the models of a
 * capability names each user task by its id in German. It is deployed with them, so a tenant's folder may use its own words.
 */
@Component
class TaskTitles {

    private static final String FILE = "texts_de.properties";

    private final RepositoryService repository;
    private final Map<String, Properties> byDeployment = new ConcurrentHashMap<>();

    TaskTitles(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    Optional<String> of(String deployment, String taskKey) {
        var titles = byDeployment.computeIfAbsent(deployment, this::read);
        return Optional.ofNullable(titles.getProperty(taskKey));
    }

    private Properties read(String deployment) {
        var titles = new Properties();
        if (!repository.getDeploymentResourceNames(deployment).contains(FILE)) return titles;
        try (var file =
                new InputStreamReader(repository.getResourceAsStream(deployment, FILE), StandardCharsets.UTF_8)) {
            titles.load(file);
            return titles;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of deployment " + deployment + " cannot be read", e);
        }
    }
}
