package org.zhuban.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinkSealerTests {

    @TempDir
    private Path home;

    private KeyFiles keys;
    private Sealer sealer;

    @BeforeEach
    void make_keys() throws GeneralSecurityException {
        keys = new KeyFiles(home.resolve("keys"));
        keys.createMissing();
        sealer = new TinkSealer(keys);
    }

    @Test
    void a_value_opens_where_it_was_sealed() {
        String sealed = sealer.seal("13812345678", "account", "mobile", "7");

        assertThat(sealed).doesNotContain("13812345678");
        assertThat(sealer.open(sealed, "account", "mobile", "7")).isEqualTo("13812345678");
        assertThat(sealer.seal("13812345678", "account", "mobile", "7")).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @CsvSource({"person, mobile, 7", "account, phone, 7", "account, mobile, 8"})
    void a_moved_value_does_not_open(String table, String column, String row) {
        String sealed = sealer.seal("13812345678", "account", "mobile", "7");

        assertThatThrownBy(() -> sealer.open(sealed, table, column, row))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageNotContaining("1381");
    }

    @Test
    void a_changed_value_does_not_open() {
        byte[] sealed = Base64.getDecoder().decode(sealer.seal("13812345678", "account", "mobile", "7"));
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> sealer.open(Base64.getEncoder().encodeToString(sealed), "account", "mobile", "7"))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> sealer.open("not sealed at all", "account", "mobile", "7"))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void an_index_is_the_same_after_a_restart_and_differs_by_kind_and_installation() throws GeneralSecurityException {
        byte[] index = sealer.index("mobile", "13812345678");

        assertThat(index).hasSize(32);
        assertThat(new TinkSealer(keys).index("mobile", "13812345678")).isEqualTo(index);
        assertThat(sealer.index("resident-id", "13812345678")).isNotEqualTo(index);
        KeyFiles others = new KeyFiles(home.resolve("others"));
        others.createMissing();
        assertThat(new TinkSealer(others).index("mobile", "13812345678")).isNotEqualTo(index);
    }

    @Test
    void after_a_rotation_old_values_open_and_new_ones_need_the_new_key() throws GeneralSecurityException {
        String old = sealer.seal("13812345678", "account", "mobile", "7");
        byte[] index = sealer.index("mobile", "13812345678");

        keys.rotate(KeyFiles.Purpose.SEAL);
        Sealer rotated = new TinkSealer(keys);
        String fresh = rotated.seal("13812345678", "account", "mobile", "7");

        assertThat(rotated.open(old, "account", "mobile", "7")).isEqualTo("13812345678");
        assertThat(rotated.index("mobile", "13812345678")).isEqualTo(index);
        assertThatThrownBy(() -> sealer.open(fresh, "account", "mobile", "7")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void only_the_owner_may_read_the_key_files() throws IOException {
        assertThat(permissions(home.resolve("keys"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files).hasSize(4).allSatisfy(file -> assertThat(permissions(file))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void keys_that_are_there_are_kept() throws GeneralSecurityException {
        String sealed = sealer.seal("13812345678", "account", "mobile", "7");
        keys.createMissing();

        assertThat(new TinkSealer(keys).open(sealed, "account", "mobile", "7")).isEqualTo("13812345678");
    }

    @Test
    void missing_keys_say_how_to_make_them() {
        assertThatThrownBy(() -> new TinkSealer(new KeyFiles(home.resolve("nowhere"))))
                .hasMessageContaining("seal.json")
                .hasMessageContaining("--zhuban.create-keys");
        assertThatThrownBy(() -> new KeysConfiguration().keyFiles("", false)).hasMessageContaining("zhuban.keys");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
