package org.stromlauf.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Loads {@code connectors/<system>/*.camel.yaml}: those of the program, over which those of the installation's folder stand: the
 * same relative path replaces.
 */
@Component
class RouteFiles implements CamelContextConfiguration {

    private static final String PATTERN = "connectors/**/*.camel.yaml";

    private final Path home;
    private final Path folders;

    /** @param folders below which partners lay down and find files: {@code <tenant>/<partner>/in} and {@code out} */
    RouteFiles(
            @Value("${stromlauf.home:.}") Path home,
            @Value("${stromlauf.folders:${stromlauf.data:data}/channels}") Path folders) {
        this.home = home;
        this.folders = folders;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent()
                .addInitialProperty(
                        "stromlauf.folders", folders.toAbsolutePath().toString());
        try {
            PluginHelper.getRoutesLoader(camel).loadRoutes(effective().values());
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The Camel routes under connectors/ cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing: routes that must not start by themselves are held back by ConsumerGuard.
    }

    /** Relative path → what counts, in the order of the paths. */
    Map<String, Resource> effective() {
        var files = new TreeMap<String, Resource>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + PATTERN)) {
                var url = resource.getURL().toString();
                put(files, url.substring(url.lastIndexOf("/connectors/") + 1), resource.getContentAsByteArray());
            }
            for (var file : folderFiles()) {
                put(files, home.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files under connectors/ cannot be read", e);
        }
        return files;
    }

    private Iterable<Path> folderFiles() throws IOException {
        var folder = home.resolve("connectors");
        if (!Files.isDirectory(folder)) return java.util.List.of();
        try (var paths = Files.walk(folder)) {
            return paths.filter(p -> p.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static void put(Map<String, Resource> files, String path, byte[] content) {
        files.put(path, ResourceHelper.fromBytes(path, content));
    }
}
