package org.stromlauf.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;

/** The attacks that DESIGN §8 names, over real HTTP, as a case worker of a grid operator and as nobody. */
@StromlaufTest
class AttackTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String PASSWORD = "geheim-genug-42";
    private static final TenantId GRID = TenantId.of("angriff-netz");
    private static final TenantId SUPPLIER = TenantId.of("angriff-lieferant");
    private static final UserName CLERK = UserName.of("angriff.clerk");
    private static final String OWN_TASK = "angriff-own-task";
    private static final String FOREIGN_TASK = "angriff-foreign-task";

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void hostTwoTenantsWithATaskEach() {
        if (users.find(CLERK).isPresent()) return;
        tenants.add(new Tenant(
                GRID, "Netz AG", MarketPartnerId.of("9900000000701"), Role.GRID_OPERATOR, Commodity.ELECTRICITY, true));
        tenants.add(new Tenant(
                SUPPLIER,
                "Strom GmbH",
                MarketPartnerId.of("9900000000702"),
                Role.SUPPLIER,
                Commodity.ELECTRICITY,
                true));
        users.add(new User(CLERK, "Klara Klerk", Set.of(UserRole.CASE_WORKER), Set.of(GRID)), PASSWORD);
        addTask(OWN_TASK, GRID);
        addTask(FOREIGN_TASK, SUPPLIER);
    }

    @Test
    void letsACaseWorkerListAndClaimTheOwnTask() {
        var clerk = clerk();

        assertThat(clerk.post(ENGINE + "task", "{}").body()).contains(OWN_TASK);
        assertThat(clerk.post(ENGINE + "task/" + OWN_TASK + "/claim", "{\"userId\":\"" + CLERK + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(OWN_TASK).singleResult().getAssignee())
                .isEqualTo(CLERK.value());
    }

    @Test
    void hidesAnotherTenantsTask() {
        var clerk = clerk();

        assertThat(clerk.post(ENGINE + "task", "{}").body()).doesNotContain(FOREIGN_TASK);
        assertThat(clerk.post(ENGINE + "task", "{\"withoutTenantId\":false,\"tenantIdIn\":[\"" + SUPPLIER + "\"]}")
                        .body())
                .doesNotContain(FOREIGN_TASK);
        assertThat(clerk.get(ENGINE + "task/" + FOREIGN_TASK).statusCode()).isIn(403, 404);
        assertThat(clerk.post(ENGINE + "task/" + FOREIGN_TASK + "/complete", "{}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(tasks.createTaskQuery().taskId(FOREIGN_TASK).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}",
                "{\"assigneeExpression\":\"${currentUser()}\"}",
                "{\"orQueries\":[{\"nameLike\":\"x\"}]}",
                "{\"a\":{\"b\":[{\"orQueries\":[]}]}}"
            })
    void refusesExpressionsInTaskQueries(String query) {
        var clerk = clerk();
        var all = filters.createTaskFilterQuery().filterName("Alle Aufgaben").singleResult();

        assertThat(clerk.post(ENGINE + "task", query).statusCode()).isEqualTo(403);
        assertThat(clerk.post(ENGINE + "task/count", query).statusCode()).isEqualTo(403);
        assertThat(clerk.post(ENGINE + "filter/" + all.getId() + "/list", query).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesExpressionsInQueryParameters() {
        assertThat(clerk().get(ENGINE + "task?assigneeExpression=%24%7BcurrentUser()%7D")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesToStoreFilters() {
        var filter = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${x}\"}}";

        assertThat(clerk().post(ENGINE + "filter/create", filter).statusCode()).isEqualTo(403);
        assertThat(filters.createTaskFilterQuery().filterName("x").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, signal, {\"name\":\"x\"}",
        "POST, message, {\"messageName\":\"x\"}",
        "POST, process-instance/delete, {}",
        "POST, user/create, {}",
        "POST, authorization/create, {}",
        "POST, task/create, {}",
        "PUT, task/angriff-own-task/variables/x, {\"value\":1}",
        "DELETE, task/angriff-own-task, ''",
        "HEAD, task, ''",
        "OPTIONS, user, ''",
        "GET, task/, ''",
        "GET, TASK, ''"
    })
    void refusesCallsThatNoWebAppMakes(String method, String path, String body) {
        var answer = clerk().send(method, ENGINE + path, body, body.isEmpty() ? "" : "application/json");

        assertThat(answer.statusCode()).isEqualTo(403);
        if (!method.equals("HEAD")) assertThat(answer.body()).contains("access.engine-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/..;/engine/engine/default/user",
                "/camunda/api/engine/engine/default;x=y/signal",
                "/camunda/api/engine/engine/default%2Fsignal",
                "/camunda/api/engine/engine/default/%73ignal",
                "/camunda//api/engine/engine/default/signal",
                "/camunda/api/engine/engine/default/./signal",
                "/camunda/app/../api/engine/engine/default/signal",
                "/camunda/app/%2e%2e/api/engine/engine/default/signal",
                "/camunda/api/engine/engine/default/signal/",
                "/camunda/API/engine/engine/default/signal"
            })
    void findsNoWayAroundByThePath(String path) {
        assertThat(clerk().post(path, "{\"name\":\"x\"}").statusCode()).isIn(400, 403, 404, 405);
    }

    @Test
    void refusesADeploymentWithoutTheRole() {
        var before = repository.createDeploymentQuery().count();
        var body = "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n--x--\r\n";

        var answer = clerk().send("POST", ENGINE + "deployment/create", body, "multipart/form-data; boundary=x");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("access.engine-role");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Object\",\"value\":\"rO0ABQ==\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                        + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
                "{\"type\":\"object\",\"value\":\"{}\"}",
                "{\"value\":\"{}\",\"valueInfo\":{\"serializationDataFormat\":\"application/json\"}}"
            })
    void refusesJavaObjectsAsVariables(String value) {
        assertThat(clerk().post(ENGINE + "task/" + OWN_TASK + "/complete", "{\"variables\":{\"x\":" + value + "}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(OWN_TASK).count()).isEqualTo(1);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        assertThat(clerk().send("POST", ENGINE + "task", "<x/>", "application/xml")
                        .statusCode())
                .isEqualTo(415);
        assertThat(clerk().post(ENGINE + "task", "{\"a\":1,\"a\":2}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsTheSetUpOfAnAdministratorClosed() {
        var request = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"m@x\"},"
                + "\"credentials\":{\"password\":\"x\"}}";
        var nobody = new Browser(port);
        nobody.get("/camunda/app/welcome/default/");

        assertThat(nobody.post("/camunda/api/admin/setup/default/user/create", request)
                        .statusCode())
                .isEqualTo(401);
        assertThat(clerk().post("/camunda/api/admin/setup/default/user/create", request)
                        .statusCode())
                .isEqualTo(403);
        assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE + "task", ENGINE + "user", ENGINE + "process-definition", "/api/tenants"})
    void tellsNobodyAnything(String path) {
        assertThat(new Browser(port).get(path).statusCode()).isEqualTo(401);
        assertThat(new Browser(port).post(path, "{}").statusCode()).isIn(401, 403);
    }

    @Test
    void refusesACallForgedByAnotherSite() {
        var clerk = clerk();
        var forged = clerk.sendWithoutToken("POST", ENGINE + "task/" + OWN_TASK + "/complete", "{}");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(OWN_TASK).count()).isEqualTo(1);
    }

    @Test
    void keepsAGridOperatorsUserFromSupplierData() {
        var browser = new Browser(port);

        assertThat(api("/api/tenants")).contains(GRID.value()).doesNotContain(SUPPLIER.value());
        assertThat(browser.api("GET", "/api/tenants/" + SUPPLIER, CLERK.value(), PASSWORD, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.api("GET", "/api/tenants/angriff-niemand", CLERK.value(), PASSWORD, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api("/api/tenants/" + GRID)).contains("9900000000701");
        var both = new User(CLERK, "Klara Klerk", Set.of(UserRole.CASE_WORKER), Set.of(GRID, SUPPLIER));
        assertThatThrownBy(() -> users.change(both)).hasMessageContaining("access.unbundling");
    }

    @Test
    void letsOnlyAdministratorsManageUsers() {
        var answer = new Browser(port).api("GET", "/api/users", CLERK.value(), PASSWORD, "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("/problems/access.forbidden", "Not allowed")
                .doesNotContain("Exception");
        assertThat(new Browser(port)
                        .api("GET", "/api/users", "admin", "a-password-for-tests", "")
                        .body())
                .contains(CLERK.value());
    }

    @Test
    void signsInOnceForPagesApiAndTasklist() {
        var clerk = clerk();

        assertThat(clerk.get("/api/users/me").body()).contains("Klara Klerk");
        assertThat(clerk.get("/").body()).contains("Netz AG").doesNotContain("Strom GmbH");
        assertThat(clerk.post("/camunda/api/admin/auth/user/default/logout", "{}")
                        .statusCode())
                .isIn(200, 204);
        assertThat(clerk.get("/api/users/me").statusCode()).isEqualTo(401);
        assertThat(clerk.get(ENGINE + "task").statusCode()).isEqualTo(401);
    }

    private Browser clerk() {
        return new Browser(port).signedIn(CLERK.value(), PASSWORD);
    }

    private String api(String path) {
        return new Browser(port).api("GET", path, CLERK.value(), PASSWORD, "").body();
    }

    private void addTask(String id, TenantId tenant) {
        var task = tasks.newTask(id);
        task.setName(id);
        task.setTenantId(tenant.value());
        tasks.saveTask(task);
    }
}
