package org.stromlauf.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.MarketClock;

/** Makes every test method a unit of work named after it. */
class TestUnits implements InvocationInterceptor {

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
