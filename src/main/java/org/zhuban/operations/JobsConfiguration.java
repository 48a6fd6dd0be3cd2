package org.zhuban.operations;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns {@code @Scheduled} on, unless {@code zhuban.jobs.enabled=false} (tests call the jobs themselves). */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty("zhuban.jobs.enabled")
class JobsConfiguration {}
