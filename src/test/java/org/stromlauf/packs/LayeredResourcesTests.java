package org.stromlauf.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.shared.TenantId;

class LayeredResourcesTests {

    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");

    @TempDir
    private Path home;

    @Test
    void replacesTheSamePathLayerByLayer() throws IOException {
        write("processes/a/One.bpmn", "installation");
        write("processes/a/Two.bpmn", "installation");
        write("packs/p/processes/a/Two.bpmn", "pack");
        write("tenants/north/processes/a/Two.bpmn", "tenant");
        var resources = LayeredResources.withHome(home);

        assertThat(resources.shared("processes/a")).extracting(this::text).containsExactly("installation", "pack");
        assertThat(resources.of(NORTH, "processes/a")).extracting(this::text).containsExactly("installation", "tenant");
        assertThat(resources.of(SOUTH, "processes/a")).extracting(this::text).containsExactly("installation", "pack");
        assertThat(resources.shared("processes/a"))
                .extracting(Resources.Resource::layer)
                .containsExactly("installation", "pack:p");
        assertThat(resources.tenants()).containsExactly(NORTH);
        assertThat(resources.hasOwn(NORTH, "processes/a")).isTrue();
        assertThat(resources.hasOwn(SOUTH, "processes/a")).isFalse();
    }

    @Test
    void findsFilesByPath() throws IOException {
        write("edifact/FV2610/x.json", "{}");

        assertThat(LayeredResources.withHome(home).find("edifact/FV2610/x.json").map(this::text))
                .contains("{}");
        assertThat(LayeredResources.withHome(home).find("edifact/FV2610/y.json"))
                .isEmpty();
    }

    @Test
    void seesAChangeWithoutARestart() throws IOException {
        write("processes/a/One.bpmn", "before");
        var resources = LayeredResources.withHome(home);
        assertThat(resources.shared("processes")).extracting(this::text).containsExactly("before");

        write("processes/a/One.bpmn", "after");

        assertThat(resources.shared("processes")).extracting(this::text).containsExactly("after");
    }

    @Test
    void refusesFoldersOutsideOfTheThree() {
        assertThatThrownBy(() -> LayeredResources.withHome(home).shared("data")).hasMessageContaining("processes");
        assertThatThrownBy(() -> LayeredResources.withHome(home).shared("processes/../data"))
                .hasMessageContaining("processes");
    }

    private void write(String path, String text) throws IOException {
        // A checkout: what the program brings on its class path stays out of this test.
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve(path).getParent());
        Files.writeString(home.resolve(path), text);
    }

    private String text(Resources.Resource resource) {
        return new String(resource.content(), StandardCharsets.UTF_8);
    }
}
