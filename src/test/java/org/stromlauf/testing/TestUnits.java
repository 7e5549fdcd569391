package org.stromlauf.testing;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.MarketClock;

/** Makes every test method a unit of work named after it, and ends the daily work of a class's tenants with the class. */
class TestUnits implements InvocationInterceptor, AfterAllCallback {

    /** Rows stay, but a day that a later class walks through shall not cost the work of all tenants that ever were. */
    @Override
    public void afterAll(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        var engine = context.getBean(ManagementService.class);
        var scheduled = context.getBean(JdbcClient.class)
                .sql("select id_ from act_ru_job where handler_type_ = 'stromlauf-schedule' order by id_")
                .query(String.class)
                .list();
        UnitOfWork.run(test.getUniqueId(), () -> scheduled.forEach(engine::deleteJob));
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
        run(invocation, method, test);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
        run(invocation, method, test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
        run(invocation, method, test);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
        run(invocation, method, test);
    }

    private static void run(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
        standStill(test);
        var name = test.getUniqueId() + "/" + method.getExecutable().getName();
        UnitOfWork.run(name, () -> proceed(invocation));
    }

    /** The engine's clock is static: another context of the same run may have put it elsewhere. */
    private static void standStill(ExtensionContext test) {
        var clock = SpringExtension.getApplicationContext(test).getBean(MarketClock.class);
        clock.resetTo(clock.instant());
    }

    private static void proceed(Invocation<Void> invocation) {
        try {
            invocation.proceed();
        } catch (Throwable e) {
            TestUnits.<RuntimeException>rethrow(e);
        }
    }

    /** A test's own exception, as it is: the runner must see it unwrapped. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable e) throws E {
        throw (E) e;
    }
}
