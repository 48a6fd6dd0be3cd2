package org.zhuban.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of this program's own whose data outlives it, durable like a server's. Listens on localhost only.
 * The schema belongs to {@code zhuban_owner}; the application logs in as {@code zhuban_app}.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String OWNER = "zhuban_owner";
    static final String APPLICATION = "zhuban_app";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "zhuban";

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    /**
     * Starts it, makes roles and database if they are missing.
     *
     * @param data folder of the data, made at the first start
     * @param port 0 = any free one
     * @throws IllegalStateException if another program uses the same data
     */
    EmbeddedDatabase(Path data, int port) {
        try {
            Path folder = data.toAbsolutePath().normalize();
            Path home = java.util.Objects.requireNonNull(folder.getParent());
            Files.createDirectories(home);
            lockFile = lock(home.resolve(folder.getFileName() + ".lock"), folder);
            stopLeftover(folder);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(
                            home.resolve(folder.getFileName() + "-program").toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The library starts PostgreSQL for throw-away tests; kept data wants both on.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            if (port > 0) {
                builder.setPort(port);
            }
            postgres = builder.start();
            createDatabase();
            log.info("PostgreSQL runs on port {}, data in {}", postgres.getPort(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start with its data in " + data, e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }

    private static FileChannel lock(Path file, Path data) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another Zhuban is running with the data in " + data
                    + ". Stop it first, or name another folder with --zhuban.demo.data=…");
        }
        return channel;
    }

    /** After kill -9 of this program its PostgreSQL lives on; we hold the lock, so nobody else uses it. */
    private static void stopLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = lines.isEmpty() ? -1 : Long.parseLong(lines.get(0).strip());
        ProcessHandle leftover = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .orElse(null);
        if (leftover == null) {
            return; // PostgreSQL itself clears a file whose process is gone
        }
        log.info("Stopping the PostgreSQL {} that an interrupted run left behind", pid);
        leftover.destroy();
        try {
            leftover.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            leftover.destroyForcibly();
            leftover.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private void createDatabase() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APPLICATION)) {
                if (!exists(statement, "pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login");
                }
            }
            if (!exists(statement, "pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL could not be prepared", e);
        }
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from " + what)) {
            return found.next();
        }
    }
}
