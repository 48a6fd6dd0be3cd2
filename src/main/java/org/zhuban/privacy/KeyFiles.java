package org.zhuban.privacy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.signature.EcdsaParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The key files of one installation, Tink keysets as JSON in a folder that only the program's user may read and that every
 * node shares. Losing them loses every sealed value; they belong into the backup, but not beside the database's.
 */
public final class KeyFiles {

    /** What a key is for; each has a file of its own. */
    public enum Purpose {
        /** Sealing of personal numbers: AES-256-GCM. */
        SEAL("seal.json"),
        /** Blind indexes: HMAC-SHA-256. Not rotated: a new key means to compute every index anew. */
        INDEX("index.json"),
        /** Signatures of the audit log's head: Ed25519. */
        AUDIT("audit.json"),
        /** Signatures of documents 文书: ECDSA P-256 with SHA-256, which COSE and JOSE call ES256; the signature is r‖s. */
        DOCUMENT("document.json");

        private final String file;

        Purpose(String file) {
            this.file = file;
        }
    }

    private final Path folder;

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public KeyFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes what is missing; what is there stays. */
    public void createMissing() {
        try {
            Files.createDirectories(folder, attributes("rwx------"));
            for (Purpose purpose : Purpose.values()) {
                if (!Files.exists(path(purpose))) {
                    create(purpose);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key files could not be made in " + folder, e);
        }
    }

    /**
     * Adds a key that seals or signs from the next start on; what the older ones sealed still opens, what they signed still verifies.
     *
     * @param purpose {@link Purpose#SEAL} or {@link Purpose#DOCUMENT}
     */
    public void rotate(Purpose purpose) {
        if (purpose != Purpose.SEAL && purpose != Purpose.DOCUMENT) {
            throw new IllegalArgumentException(purpose + " is not rotated");
        }
        try {
            KeysetHandle old = read(purpose);
            KeysetHandle rotated = KeysetHandle.newBuilder(old)
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters(purpose))
                            .withRandomId()
                            .makePrimary())
                    .build();
            Path fresh = path(purpose).resolveSibling(purpose.file + ".new");
            Files.deleteIfExists(fresh);
            write(fresh, rotated);
            Files.move(fresh, path(purpose), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The key files in " + folder + " could not be changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if the file is missing or unreadable */
    public KeysetHandle read(Purpose purpose) {
        Path file = path(purpose);
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key file " + file
                            + " is missing or unreadable. Restore it from its backup; for a new installation"
                            + " make the key files with --zhuban.create-keys=<folder>.",
                    e);
        }
    }

    private void create(Purpose purpose) throws IOException {
        try {
            KeysetHandle handle = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters(purpose))
                            .withRandomId()
                            .makePrimary())
                    .build();
            write(path(purpose), handle);
        } catch (FileAlreadyExistsException e) {
            // Another node of the same installation was faster; its key is ours.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, KeysetHandle handle) throws IOException, GeneralSecurityException {
        Files.createFile(file, attributes("rw-------"));
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        Files.write(file, json.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }

    private static Parameters parameters(Purpose purpose) throws GeneralSecurityException {
        return switch (purpose) {
            case SEAL -> PredefinedAeadParameters.AES256_GCM;
            case INDEX ->
                HmacParameters.builder()
                        .setKeySizeBytes(32)
                        .setTagSizeBytes(32)
                        .setHashType(HmacParameters.HashType.SHA256)
                        .setVariant(HmacParameters.Variant.NO_PREFIX)
                        .build();
            case AUDIT -> PredefinedSignatureParameters.ED25519;
            case DOCUMENT ->
                EcdsaParameters.builder()
                        .setHashType(EcdsaParameters.HashType.SHA256)
                        .setCurveType(EcdsaParameters.CurveType.NIST_P256)
                        .setSignatureEncoding(EcdsaParameters.SignatureEncoding.IEEE_P1363)
                        .setVariant(EcdsaParameters.Variant.NO_PREFIX)
                        .build();
        };
    }

    private Path path(Purpose purpose) {
        return folder.resolve(purpose.file);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
