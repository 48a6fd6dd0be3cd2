package org.zhuban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseIntegrationTests {

    @TempDir
    private Path home;

    private Path programs = Path.of("");

    @Test
    void data_survives_a_restart_and_a_server_left_behind() throws Exception {
        Path data = home.resolve("postgres");
        try (EmbeddedDatabase first = new EmbeddedDatabase(data, 0)) {
            JdbcClient owner = login(first, EmbeddedDatabase.OWNER);
            owner.sql("create table kept (word text)").update();
            owner.sql("insert into kept values ('still here')").update();
            assertThat(setting(owner, "fsync")).isEqualTo("on");
            assertThat(setting(owner, "synchronous_commit")).isEqualTo("on");
            programs = programs(data);

            assertThatThrownBy(() -> new EmbeddedDatabase(data, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Zhuban is running");
        }

        ProcessHandle leftover = startServer(data);
        try (EmbeddedDatabase second = new EmbeddedDatabase(data, freePort())) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(login(second, EmbeddedDatabase.OWNER)
                            .sql("select word from kept")
                            .query(String.class)
                            .single())
                    .isEqualTo("still here");
            assertThat(login(second, EmbeddedDatabase.APPLICATION)
                            .sql("select current_user")
                            .query(String.class)
                            .single())
                    .isEqualTo("zhuban_app");
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    /** Where the running server's programs lie: unpacked once a JVM, by whichever test came first. */
    private static Path programs(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        String server = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
        return java.util.Objects.requireNonNull(Path.of(server).getParent());
    }

    /** As an interrupted run leaves it: nobody holds our lock any more. */
    private ProcessHandle startServer(Path data) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("pg_ctl").toString());
        command.addAll(List.of("-D", data.toString(), "-o", "-p " + freePort(), "-w", "start"));
        Process start = new ProcessBuilder(command)
                .redirectOutput(home.resolve("log").toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(start.waitFor()).isZero();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private static JdbcClient login(EmbeddedDatabase database, String role) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), role, ""));
    }
}
