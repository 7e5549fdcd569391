package org.stromlauf.workflow.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.packs.Resources;
import org.stromlauf.packs.Resources.Resource;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.Deployments;

/** Deploys capability folders by the hash of their content, which the deployment keeps as its source. */
@Component
class EngineDeployments implements Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(EngineDeployments.class);
    private static final String ROOT = "processes";

    private final Resources resources;
    private final RepositoryService repository;
    private final TransactionTemplate transactions;
    private final List<String> modules;

    /** @param modules those that were started by themselves, whose capabilities alone are deployed; none = all */
    EngineDeployments(
            Resources resources,
            RepositoryService repository,
            TransactionTemplate transactions,
            @Value("${stromlauf.modules:}") List<String> modules) {
        this.resources = resources;
        this.repository = repository;
        this.transactions = transactions;
        this.modules = List.copyOf(modules);
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void deployAtStart() {
        var deployed = refresh();
        LOG.info("Deployed {} capabilities whose content is new", deployed.size());
    }

    @Override
    public List<Deployed> refresh() {
        var deployed = transactions.execute(status -> deployWhatIsNew());
        return deployed == null ? List.of() : deployed;
    }

    private List<Deployed> deployWhatIsNew() {
        var deployed = new ArrayList<Deployed>();
        deployAll(resources.shared(ROOT), null, deployed);
        for (var tenant : resources.tenants().stream()
                .sorted(Comparator.comparing(TenantId::value))
                .toList()) {
            var own = resources.of(tenant, ROOT);
            var touched = Capability.among(own).stream()
                    .filter(c -> resources.hasOwn(tenant, ROOT + "/" + c.name()))
                    .flatMap(c -> c.files().stream())
                    .toList();
            deployAll(touched, tenant, deployed);
        }
        return deployed;
    }

    private void deployAll(List<Resource> files, @Nullable TenantId tenant, List<Deployed> deployed) {
        for (var capability : Capability.among(files)) {
            if (!modules.isEmpty() && !modules.contains(capability.name())) continue;
            var hash = capability.hash();
            if (hash.equals(lastHash(capability.name(), tenant))) continue;
            var unit =
                    "deploy:" + capability.name() + "/" + tenant + "/" + hash + "/" + count(capability.name(), tenant);
            UnitOfWork.run(unit, () -> deploy(capability, tenant, hash));
            deployed.add(new Deployed(capability.name(), Optional.ofNullable(tenant), hash));
        }
    }

    private void deploy(Capability capability, @Nullable TenantId tenant, String hash) {
        var deployment = repository.createDeployment().name(capability.name()).source(hash);
        if (tenant != null) deployment.tenantId(tenant.value());
        for (var file : capability.files()) {
            // Inside its folder a file is known by the path from there: forms/Clearing.form.
            var name =
                    file.path().substring(ROOT.length() + 1 + capability.name().length() + 1);
            deployment.addInputStream(name, new ByteArrayInputStream(file.content()));
        }
        deployment.deploy();
    }

    private @Nullable String lastHash(String name, @Nullable TenantId tenant) {
        var query = repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc();
        query = tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant.value());
        return query.listPage(0, 1).stream().map(d -> d.getSource()).findFirst().orElse(null);
    }

    private long count(String name, @Nullable TenantId tenant) {
        var query = repository.createDeploymentQuery().deploymentName(name);
        return (tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant.value())).count();
    }
}
