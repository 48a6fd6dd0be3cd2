package org.zhuban;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.zhuban.identity.web.Bricks;
import org.zhuban.studio.QuietStudio;

/**
 * A {@link ZhubanTest} in the second context: what would disturb the others (new versions of types, a route of its own) or be disturbed by them
 * (past filings, people at desks, what an address may call in a minute). Each test finds the studio at rest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ZhubanTest(properties = "zhuban.public-calls-per-minute=120")
@Import(Bricks.class)
@ExtendWith(QuietStudio.class)
public @interface ApartTest {}
