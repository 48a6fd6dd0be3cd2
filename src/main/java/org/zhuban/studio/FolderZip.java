package org.zhuban.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.zhuban.common.UnprocessableException;

/**
 * A filing type's folder as a zip, as Camunda Modeler works on it. Reading is bounded in every direction (SECURITY 12): entries, size of each,
 * size of all, and what little unpacks to much; no name leads out of the folder.
 */
final class FolderZip {

    static final int MOST_BYTES = 10_000_000;
    private static final int MOST_ENTRIES = 60;
    private static final int MOST_NAME = 200;
    /** How many times its packed size a folder may have; texts reach 30. */
    private static final int RATIO = 150;
    /** Below, nothing is a bomb. */
    private static final int SMALL = 200_000;

    private FolderZip() {}

    static byte[] write(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The files by path, without a folder {@code <key>/} around them.
     *
     * @throws UnprocessableException {@code studio.zip.*}
     */
    static SortedMap<String, byte[]> read(String key, byte[] packed) {
        if (packed.length > MOST_BYTES) {
            throw new UnprocessableException("studio.zip.too-big", MOST_BYTES / 1_000_000);
        }
        var files = new TreeMap<String, byte[]>();
        long total = 0;
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new UnprocessableException("studio.zip.too-many", MOST_ENTRIES);
                }
                String name = entry.getName();
                byte[] content = zip.readNBytes(Drafts.MOST_BYTES + 1);
                total += content.length;
                if (total > MOST_BYTES) {
                    throw new UnprocessableException("studio.zip.too-big", MOST_BYTES / 1_000_000);
                }
                if (total > SMALL && total / RATIO > packed.length) {
                    throw new UnprocessableException("studio.zip.bomb");
                }
                String path = within(key, name);
                if (entry.isDirectory() || unasked(path)) {
                    continue;
                }
                Drafts.checkFile(path, content);
                if (files.put(path, content) != null) {
                    throw new UnprocessableException("studio.zip.twice", path);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnprocessableException("studio.zip.broken");
        }
        if (entries == 0) {
            throw new UnprocessableException("studio.zip.broken");
        }
        if (!files.containsKey(key + ".bpmn")) {
            throw new UnprocessableException("studio.zip.no-diagram", key + ".bpmn");
        }
        return files;
    }

    private static String within(String key, String name) {
        if (name.length() > MOST_NAME
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl)
                || java.util.List.of(name.split("/", -1)).contains("..")) {
            throw new UnprocessableException("studio.zip.path", shown(name));
        }
        return name.startsWith(key + "/") ? name.substring(key.length() + 1) : name;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{C}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
    }

    /** What macOS puts beside the files. */
    private static boolean unasked(String path) {
        return path.startsWith("__MACOSX/") || path.endsWith(".DS_Store");
    }
}
