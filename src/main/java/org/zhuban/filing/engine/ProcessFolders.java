package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.UriUtils;

/** Finds the folders {@code processes/<programme>/<key>/}, in the packaged application and in a directory. */
final class ProcessFolders {

    private static final String ROOT = "processes/";

    private ProcessFolders() {}

    static SortedMap<String, ProcessFolder> packaged() {
        try {
            var found = new TreeMap<String, byte[]>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
                String url = UriUtils.decode(resource.getURL().toString(), UTF_8);
                String path = url.substring(url.lastIndexOf("/" + ROOT) + 1 + ROOT.length());
                if (ProcessFolder.deployed(path)) {
                    found.put(path, resource.getContentAsByteArray());
                }
            }
            return folders(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty if the directory does not exist. */
    static SortedMap<String, ProcessFolder> in(Path directory) {
        var found = new TreeMap<String, byte[]>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory, 5)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String path = directory.relativize(file).toString().replace('\\', '/');
                    if (ProcessFolder.deployed(path)) {
                        found.put(path, Files.readAllBytes(file));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return folders(found);
    }

    /** The second part of a path is the key; programme folders only group. */
    private static SortedMap<String, ProcessFolder> folders(Map<String, byte[]> files) {
        var folders = new TreeMap<String, ProcessFolder>();
        files.forEach((path, content) -> {
            String[] parts = path.split("/", 3);
            if (parts.length == 3) {
                folders.computeIfAbsent(parts[1], key -> new ProcessFolder(key, new TreeMap<>()))
                        .resources()
                        .put(parts[2], content);
            }
        });
        return folders;
    }
}
