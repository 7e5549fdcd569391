package org.stromlauf.testing;

import static org.springframework.test.context.TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.stromlauf.StromlaufApplication;

/**
 * As {@link StromlaufTest}, but with a real server on a port of its own ({@code @LocalServerPort}): for what only HTTP shows, such
 * as the engine's web apps and their filters. All such tests share one more context; change it as little.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = StromlaufApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stromlauf.admin.password=a-password-for-tests")
@ActiveProfiles("box")
@ContextConfiguration(initializers = FreshDatabase.class)
@ExtendWith(TestUnits.class)
@TestExecutionListeners(listeners = RestingTenants.class, mergeMode = MERGE_WITH_DEFAULTS)
public @interface StromlaufServerTest {}
