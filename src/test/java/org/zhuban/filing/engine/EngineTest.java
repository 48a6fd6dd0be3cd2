package org.zhuban.filing.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The engine as the application sets it up, on a real PostgreSQL, between a {@link RecordedProgress} and {@link FakeSteps}; nothing else of the application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = EngineSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.job-execution.enabled=false",
            "spring.main.banner-mode=off",
            "spring.config.location=optional:classpath:/none/"
        })
@org.springframework.test.context.ActiveProfiles(
        "test") // any profile: without one and without a URL it would be the demo
@interface EngineTest {}
