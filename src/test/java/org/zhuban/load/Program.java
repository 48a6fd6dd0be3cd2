package org.zhuban.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.privacy.Sealer;
import org.zhuban.privacy.Sealers;

/** The application as a process of its own, without anything of the tests on its class path; always on the same ports, so that it can be killed and started again. */
public final class Program implements AutoCloseable {

    private static final String PROCESSES = "--zhuban.processes=";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final List<String> command;
    private final int port = freePort();
    private final int managementPort = freePort();
    private @Nullable Process process;

    /**
     * @param folder    for its keys, attachments and log
     * @param jvm       options of its JVM
     * @param arguments of the program, beyond the database; without {@code --zhuban.processes} it runs the benches' types
     */
    public Program(Path folder, String databaseUrl, List<String> jvm, List<String> arguments) {
        this.folder = folder.toAbsolutePath();
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of(
                "-Duser.timezone=Asia/Shanghai",
                "-Dvaadin.project.basedir=" + this.folder.resolve("vaadin"),
                "-cp",
                classPath(),
                "org.zhuban.ZhubanApplication",
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=" + DurableDatabase.APPLICATION,
                "--spring.datasource.password=",
                "--spring.flyway.user=" + DurableDatabase.OWNER,
                "--spring.flyway.password=",
                "--zhuban.keys=" + this.folder.resolve("keys"),
                "--zhuban.create-missing-keys=true",
                "--zhuban.attachments.directory=" + this.folder.resolve("attachments"),
                "--zhuban.authority.region=" + Office.REGION,
                "--zhuban.public-calls-per-minute=1000000",
                "--logging.structured.format.console="));
        words.addAll(arguments);
        if (arguments.stream().noneMatch(argument -> argument.startsWith(PROCESSES))) {
            words.add(PROCESSES
                    + Path.of("src", "bench", "resources", "processes").toAbsolutePath());
        }
        command = List.copyOf(words);
    }

    /** Opens and makes what this program seals; its keys are there once it has started. */
    public Sealer sealer() {
        return Sealers.of(folder.resolve("keys"));
    }

    /** Ours without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> !part.replace('\\', '/').matches(".*/target/test-classes/?"))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns once it answers. */
    public void start() {
        try {
            Files.createDirectories(folder);
            Process started = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process = started;
            var ready = new CompletableFuture<Boolean>();
            var reader = new Thread(() -> read(started, ready), "program-log");
            reader.setDaemon(true);
            reader.start();
            ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ExecutionException | TimeoutException failed) {
            kill();
            throw new IllegalStateException("the program did not start, see " + log(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void read(Process started, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log = Files.newBufferedWriter(
                        log(), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                if (line.contains("Started ZhubanApplication")) {
                    ready.complete(true);
                }
            }
        } catch (IOException killed) {
            // its end closes the stream
        }
        ready.completeExceptionally(new IllegalStateException("the program ended"));
    }

    /** {@code kill -9}; returns when it is dead. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    /** Ends it in order. */
    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(40, TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException stop) {
                kill();
                Thread.currentThread().interrupt();
            }
        }
    }

    public long pid() {
        return process == null ? -1 : process.pid();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public Path log() {
        return folder.resolve("program.log");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
