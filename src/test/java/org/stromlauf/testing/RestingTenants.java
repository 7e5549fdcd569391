package org.stromlauf.testing;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Lets a class's tenants rest when it is over: else their daily works would run with every day that later classes move. */
class RestingTenants implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) return;
        test.getApplicationContext()
                .getBean(JdbcTemplate.class)
                .update("delete from act_ru_job where handler_type_ = 'stromlauf-schedule'");
    }
}
