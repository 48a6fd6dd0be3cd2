package org.zhuban.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Texts;

/**
 * Makes the first administrator where {@code zhuban.first-admin.login} and {@code .mobile} are set and there is none
 * yet. His random password goes into a file that only the program's own user may read
 * ({@code zhuban.first-admin.password-file}), not into the log, which others read and keep, and not by SMS, which may
 * not be set up yet. The first login forces another password, so the file is worthless after that; delete it.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final IdentityProperties properties;

    FirstAdministrator(Accounts accounts, JdbcClient jdbc, Texts texts, IdentityProperties properties) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.texts = texts;
        this.properties = properties;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var wanted = properties.firstAdmin();
        if (wanted == null) {
            return;
        }
        // One node at a time; the next one finds the account.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('zhuban first administrator'))::text")
                .query(String.class)
                .single();
        var present = jdbc.sql("select exists (select from account_role where role = ?)")
                .param(Role.SYSTEM_ADMIN.name())
                .query(Boolean.class)
                .single();
        if (present) {
            return;
        }
        var issued = accounts.open(
                wanted.login(),
                texts.text("account.first-admin"),
                wanted.mobile(),
                null,
                List.of(Grant.of(Role.SYSTEM_ADMIN)));
        var file = Path.of(wanted.passwordFile());
        write(file, issued.login() + " " + issued.password() + System.lineSeparator());
        LOG.info("Made the first administrator {}; the password is in {}", issued.login(), file.toAbsolutePath());
    }

    private static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The first administrator's password could not be written to " + file.toAbsolutePath()
                            + "; set zhuban.first-admin.password-file to a place this program may write.",
                    failed);
        }
    }
}
