package org.zhuban;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link ZhubanTest} in the context of the journeys: its scheduled jobs run, and nobody is asked for a second factor. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ZhubanTest(properties = {"zhuban.jobs.enabled=true", "zhuban.second-factor=false"})
public @interface JourneyTest {}
