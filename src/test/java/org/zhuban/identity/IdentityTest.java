package org.zhuban.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.zhuban.ZhubanTest;

/** The whole application, one-time codes going to {@link SentCodes}; the second factor is on, as outside the demo. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ZhubanTest(properties = {"zhuban.codes-per-hour=1000000", "zhuban.public-calls-per-minute=1000000"})
@Import({SentCodes.Configuration.class, People.class})
public @interface IdentityTest {}
