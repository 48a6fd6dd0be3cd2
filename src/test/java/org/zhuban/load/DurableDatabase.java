package org.zhuban.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server as durable as in service (the library's own defaults are not), with the two roles of the application. */
public final class DurableDatabase implements AutoCloseable {

    public static final String OWNER = "zhuban_owner";
    public static final String APPLICATION = "zhuban_app";

    private final EmbeddedPostgres server;

    public DurableDatabase(Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100");
            settings.forEach(builder::setServerConfig);
            server = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        JdbcClient postgres = JdbcClient.create(server.getPostgresDatabase());
        postgres.sql("create role " + OWNER + " login").update();
        postgres.sql("create role " + APPLICATION + " login").update();
    }

    /** Makes an empty one. */
    public void create(String database) {
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + database + " owner " + OWNER)
                .update();
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    public DataSource superuser(String database) {
        return server.getDatabase("postgres", database);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
