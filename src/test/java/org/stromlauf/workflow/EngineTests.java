package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.testing.StromlaufTest;

@StromlaufTest
class EngineTests {

    @Autowired
    private ProcessEngine engine;

    @Test
    void isSetUpAsTheHouseDemands() {
        var set = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(set.getHistoryLevel().getName()).isEqualTo("activity");
        assertThat(set.isAuthorizationEnabled()).isTrue();
        assertThat(set.isTenantCheckEnabled()).isTrue();
        assertThat(set.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(set.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(set.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(set.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(set.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(set.getJobExecutor().isActive()).isFalse();
    }
}
