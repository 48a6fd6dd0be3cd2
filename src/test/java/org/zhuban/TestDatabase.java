package org.zhuban;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of one Spring context, on the one embedded PostgreSQL of this JVM. The first context migrates a template
 * with the application's own Flyway; every context, also the first, works on a clone of it.
 */
public final class TestDatabase {

    private static final String OWNER = "zhuban_owner";
    private static final String APPLICATION = "zhuban_app";
    private static final String TEMPLATE = "zhuban_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;
    private static boolean templateReady;

    private final String name = "zhuban_" + COUNT.incrementAndGet();

    private TestDatabase() {}

    /** As superuser: for tests that damage what the application cannot. */
    public JdbcClient asSuperuser() {
        return JdbcClient.create(superuserDataSource());
    }

    public DataSource superuserDataSource() {
        return server().getDatabase("postgres", name);
    }

    /** As the owner of the schema, the role of Flyway. */
    public JdbcClient asOwner() {
        return JdbcClient.create(server().getDatabase(OWNER, name));
    }

    /** JDBC URL without user. */
    public String url() {
        return "jdbc:postgresql://localhost:" + server().getPort() + "/" + name;
    }

    /** An empty database of its own, owned by {@code zhuban_owner}, for tests that migrate or start by themselves. */
    public static TestDatabase empty() {
        TestDatabase database = new TestDatabase();
        execute("create database " + database.name + " owner " + OWNER);
        return database;
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("max_connections", "300")
                        .setRegisterShutdownHook(false)
                        .start();
                // after the contexts, which close in order while it still answers
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
            execute("create role " + OWNER + " login");
            execute("create role " + APPLICATION + " login");
        }
        return running;
    }

    private static void stop() {
        try {
            server().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static synchronized void migrateTemplate(Flyway flyway) {
        if (!templateReady) {
            execute("create database " + TEMPLATE + " owner " + OWNER);
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .dataSource(server().getDatabase(OWNER, TEMPLATE))
                    .load()
                    .migrate();
            templateReady = true;
        }
    }

    private static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        TestDatabase testDatabase() {
            return new TestDatabase();
        }

        @Bean
        FlywayMigrationStrategy clonedTemplate(TestDatabase database) {
            return flyway -> {
                migrateTemplate(flyway);
                execute("create database " + database.name + " template " + TEMPLATE + " owner " + OWNER);
            };
        }

        @Bean
        JdbcConnectionDetails applicationConnection(TestDatabase database) {
            return new Login(APPLICATION, database);
        }

        @Bean
        FlywayConnectionDetails ownerConnection(TestDatabase database) {
            return new OwnerLogin(OWNER, database);
        }
    }

    private record Login(String getUsername, TestDatabase database) implements JdbcConnectionDetails {
        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    private record OwnerLogin(String getUsername, TestDatabase database) implements FlywayConnectionDetails {
        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }
}
