package org.zhuban;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.zhuban.audit.LinkedAudit;
import org.zhuban.certificate.TestTrust;
import org.zhuban.document.IssuedFilings;
import org.zhuban.employment.Employees;
import org.zhuban.entry.Entrants;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.PublicWorks;
import org.zhuban.identity.People;
import org.zhuban.identity.SentCodes;
import org.zhuban.person.Workers;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;
import org.zhuban.project.UnsentMessages;
import org.zhuban.review.Reviewers;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.studio.AskedReleases;

/**
 * The whole application on a real PostgreSQL: for {@code *IntegrationTests} and browser journeys.
 *
 * <pre>{@code
 * @ZhubanTest
 * class FilingsIntegrationTests {
 *     @Autowired FilingService filings;
 *     @Autowired TestClock clock;               // is the application's Clock
 *     @Autowired TestDatabase database;         // superuser access, e.g. to damage something
 *     @LocalServerPort int port;
 *
 *     @Test
 *     void a_code_dies_after_five_minutes() {
 *         …
 *         clock.advance(Duration.ofMinutes(5));
 *         …
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>One server a JVM, started at first use. Every Spring context gets a database of its own, cloned from a template
 *       that was migrated once (about 100 ms). Spring caches contexts: classes with the same annotation share context and
 *       rows, so a test makes its own data and counts only that. {@code @DirtiesContext} is rarely right.
 *   <li>The application logs in as {@code zhuban_app}, as in service: what it isn't granted, fails here too.
 *   <li>The fixtures of the {@code @Import} below are in every context, and the types of {@code src/test/resources/types} are deployed: a class
 *       that imports a bean or sets a property of its own starts a context of its own, which takes about ten seconds. There are three to
 *       share: this one, {@link ApartTest} and {@link JourneyTest}.
 *   <li>Profile {@code test}. Sandboxes and fakes of outside systems are {@code @Profile({"demo", "test"})}; demo data
 *       isn't there.
 *   <li>Scheduled jobs and the engine's job executor are off, so that nothing happens by itself: call the job's method.
 *       In a {@link JourneyTest} the scheduled jobs run.
 *   <li>The web server listens on a random port, the management endpoints on another.
 *   <li>{@link TestClock} follows the system's time and is put back after each test.
 *   <li>{@code @Transactional} on a test class is fine where nothing commits by itself (audit denials do).
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({
    TestDatabase.Configuration.class,
    TestClock.Configuration.class,
    Employees.class,
    Firms.class,
    IssuedFilings.class,
    NightWorks.class,
    PublicWorks.class,
    SiteAccounts.class,
    Sites.class,
    Entrants.class,
    Reviewers.class,
    AskedReleases.class,
    SubmittedFilings.class,
    Workers.class,
    People.class,
    SentCodes.Configuration.class,
    UnsentMessages.class
})
@ContextConfiguration(initializers = TestTrust.class)
@ExtendWith({TestClock.PutBack.class, LinkedAudit.class})
public @interface ZhubanTest {

    /** Further properties; each distinct set starts a context of its own (some seconds), so use few. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
