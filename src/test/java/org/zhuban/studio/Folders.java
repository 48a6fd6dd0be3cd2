package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;

/** Folders of packaged types, changed by hand. */
final class Folders {

    static final Path PROFILE = Path.of("processes/xc/enterprise-profile");

    private Folders() {}

    static SortedMap<String, byte[]> read(Path root) {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** A copy with a text of one file replaced, once. */
    static SortedMap<String, byte[]> changed(SortedMap<String, byte[]> folder, String file, String from, String to) {
        String text = new String(folder.get(file), UTF_8);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not say " + from);
        }
        int at = text.indexOf(from);
        var copy = new TreeMap<>(folder);
        copy.put(file, (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(UTF_8));
        return copy;
    }

    static Texts texts() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/studio", "messages/filing", "messages/shell");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages);
    }
}
