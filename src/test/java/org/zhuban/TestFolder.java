package org.zhuban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of this JVM's tests under {@code target/}, one for each fork, so that two at once don't write the same files. */
public final class TestFolder {

    /** Also in {@code application-test.yaml}. */
    private static final Path ROOT = Path.of(System.getProperty("zhuban.test.folder", "target/test"));

    private TestFolder() {}

    /** A folder in it, made if it isn't there. */
    public static Path of(String name) {
        try {
            return Files.createDirectories(ROOT.resolve(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
