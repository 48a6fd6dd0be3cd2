package org.zhuban.privacy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** For tests that write rows of a program that runs as a process of its own: its sealer, by its keys. */
public final class Sealers {

    private Sealers() {}

    public static Sealer of(Path keys) {
        try {
            return new TinkSealer(new KeyFiles(keys));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
