package org.zhuban;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.zhuban.document.OfflineVerification;
import org.zhuban.privacy.KeyFiles;

/**
 * The filing office of a construction authority.
 *
 * <p>{@code --zhuban.create-keys=<folder>} makes the key files of a new installation and ends;
 * {@code --zhuban.rotate-keys=<folder>} adds a sealing key to those of an old one and ends,
 * {@code --zhuban.rotate-document-key=<folder>} a key that signs documents. {@code --zhuban.check} asks the consistency checks, reports
 * and ends. {@code verify <address> --keys <file>} verifies a document without any of it ({@link OfflineVerification}).
 */
@SpringBootApplication
public class ZhubanApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify")) {
            System.exit(OfflineVerification.main(args));
        }
        // The JDK would send a POST again by itself when a supplier hangs up; the outbox decides about that.
        System.setProperty("sun.net.http.retryPost", "false");
        if (System.getProperty("vaadin.project.basedir") == null) {
            System.setProperty(
                    "vaadin.project.basedir",
                    java.nio.file.Path.of("target/vaadin")
                            .toAbsolutePath()
                            .toString()); // its development files stay out of the sources
        }
        var arguments = new DefaultApplicationArguments(args);
        if (arguments.containsOption("zhuban.create-keys")) {
            keys(arguments, "zhuban.create-keys").createMissing();
        } else if (arguments.containsOption("zhuban.rotate-keys")) {
            keys(arguments, "zhuban.rotate-keys").rotate(KeyFiles.Purpose.SEAL);
        } else if (arguments.containsOption("zhuban.rotate-document-key")) {
            keys(arguments, "zhuban.rotate-document-key").rotate(KeyFiles.Purpose.DOCUMENT);
        } else if (arguments.containsOption("zhuban.check")) {
            // Beside the nodes: serves nobody, starts no job.
            SpringApplication.run(
                    ZhubanApplication.class,
                    Stream.concat(
                                    Stream.of(args),
                                    Stream.of(
                                            "--server.address=127.0.0.1",
                                            "--server.port=0",
                                            "--management.server.port=0",
                                            "--zhuban.jobs.enabled=false",
                                            "--camunda.bpm.job-execution.enabled=false"))
                            .toArray(String[]::new));
        } else {
            SpringApplication.run(ZhubanApplication.class, args);
        }
    }

    private static KeyFiles keys(DefaultApplicationArguments arguments, String option) {
        var folder = arguments.getOptionValues(option);
        if (folder == null || folder.size() != 1 || folder.get(0).isBlank()) {
            throw new IllegalArgumentException("Name the folder: --" + option + "=<folder>");
        }
        return new KeyFiles(Path.of(folder.get(0)));
    }
}
