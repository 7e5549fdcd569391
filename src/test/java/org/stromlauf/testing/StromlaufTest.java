package org.stromlauf.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.stromlauf.StromlaufApplication;

/**
 * A test in the one application that all such tests share: every module, the engine on a real PostgreSQL, a market box's clock
 * and ids, job executor off; MockMvc, and a server on a port of its own ({@code @LocalServerPort}) for what only HTTP shows, such
 * as the filters before the engine's web apps. Starting it takes many seconds, so no test may change it: no
 * {@code @MockitoBean}, no {@code @TestPropertySource}, no {@code @Import}, no {@code @DirtiesContext}: each makes another context,
 * and the whole suite has at most three (this one, the Billing Factory alone, one to spare).
 *
 * <ul>
 *   <li>Each test method (and {@code @BeforeEach}) runs as a {@code UnitOfWork} of its own, so ids can be drawn.
 *   <li>{@code @Autowired MarketClock clock}: {@code clock.advanceTo(…)} moves time for us and the engine; it never goes back
 *       between tests, so count from {@code clock.instant()}.
 *   <li>{@code @Autowired DueWork…} runs jobs: see {@link Work}.
 *   <li>Rows stay: use tenants, business keys and locations of your own test class. Their daily works end with it.
 *   <li>Delegates that a test's model names are package-private components in {@code org.stromlauf.testing.process} or in your
 *       module's test package {@code process}.
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = StromlaufApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stromlauf.admin.password=a-password-for-tests")
@AutoConfigureMockMvc
@ActiveProfiles("box")
@ContextConfiguration(initializers = FreshDatabase.class)
@ExtendWith(TestUnits.class)
public @interface StromlaufTest {}
