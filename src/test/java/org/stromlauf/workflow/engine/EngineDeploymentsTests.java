package org.stromlauf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.packs.LayeredResources;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.Deployments.Deployed;

@StromlaufTest
class EngineDeploymentsTests {

    private static final TenantId TENANT = TenantId.of("overlaid");

    @TempDir
    private Path home;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transactions;

    private EngineDeployments deployments;
    private String capability;

    @BeforeEach
    void makeTheFolderACheckout() throws IOException {
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        deployments = new EngineDeployments(LayeredResources.withHome(home), repository, transactions, List.of());
        capability = "cap" + home.getFileName().toString().replaceAll("\\W", "");
    }

    @Test
    void deploysAFolderWholeAndOnlyWhenItsContentIsNew() throws IOException {
        write("", "One", "first");
        write("", "Two", "first");

        assertThat(deployments.refresh()).extracting(Deployed::capability).containsExactly(capability);
        assertThat(deployments.refresh()).isEmpty();
        write("", "Two", "second");
        assertThat(deployments.refresh()).hasSize(1);

        assertThat(version("One", null)).isEqualTo(2);
        assertThat(version("Two", null)).isEqualTo(2);
    }

    @Test
    void deploysTheWholeFolderInForceForATenantThatReplacesAFile() throws IOException {
        write("", "One", "first");
        write("", "Two", "first");
        assertThat(deployments.refresh()).hasSize(1);
        write("tenants/overlaid/", "Two", "the tenant's");

        assertThat(deployments.refresh()).extracting(Deployed::tenant).containsExactly(Optional.of(TENANT));

        assertThat(version("One", "overlaid")).isEqualTo(1);
        assertThat(version("Two", "overlaid")).isEqualTo(1);
        assertThat(version("Two", null)).isEqualTo(1);
    }

    @Test
    void deploysNothingWhenOneModelIsBroken() throws IOException {
        write("", "One", "first");
        Files.writeString(home.resolve("processes").resolve(capability).resolve("Zzz.bpmn"), "<broken/>");

        assertThatThrownBy(() -> deployments.refresh()).hasMessageContaining("Zzz.bpmn");
        assertThat(repository.createDeploymentQuery().deploymentName(capability).count())
                .isZero();
    }

    private void write(String layer, String process, String name) throws IOException {
        var folder = home.resolve(layer + "processes").resolve(capability);
        Files.createDirectories(folder);
        var model = Bpmn.createExecutableProcess(capability + process)
                .name(name)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("StartEvent_A")
                .endEvent("EndEvent_A")
                .done();
        Files.writeString(folder.resolve(process + ".bpmn"), Bpmn.convertToString(model));
    }

    private int version(String process, String tenant) {
        var query = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(capability + process)
                .latestVersion();
        query = tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant);
        return query.singleResult().getVersion();
    }
}
