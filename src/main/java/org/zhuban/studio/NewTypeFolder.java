package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folder a new filing type begins with: a review, a correction and a withdrawal, a form of three fields and a scenario. The gate lets it
 * pass as it is.
 */
final class NewTypeFolder {

    private static final String ROOT = "/studio/new-type/";

    private NewTypeFolder() {}

    static SortedMap<String, byte[]> of(NewType type, String guide) {
        var files = new TreeMap<String, byte[]>();
        files.put(type.key() + ".bpmn", filled("new-type.bpmn", type, guide));
        files.put("forms/submit.form", filled("forms/submit.form", type, guide));
        files.put("scenarios/approved.yaml", filled("scenarios/approved.yaml", type, guide));
        return files;
    }

    private static byte[] filled(String file, NewType type, String guide) {
        try (InputStream template = NewTypeFolder.class.getResourceAsStream(ROOT + file)) {
            return new String(Objects.requireNonNull(template, file).readAllBytes(), UTF_8)
                    .replace("@KEY@", type.key())
                    .replace("@NAME@", type.name())
                    .replace("@PROGRAMME@", type.programme().name())
                    .replace("@APPLICANTS@", String.join(",", new TreeSet<>(type.applicants())))
                    .replace("@APPLICANT@", applicant(type))
                    .replace("@GUIDE@", guide)
                    .getBytes(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Who files in its scenario, of the first kind that may. */
    private static String applicant(NewType type) {
        String kind = new TreeSet<>(type.applicants())
                .stream()
                        .filter(one -> one.contains(":"))
                        .map(one -> one.substring(one.indexOf(':') + 1))
                        .findFirst()
                        .orElse("LABOUR");
        return "{kind: " + kind + ", name: 苏州相城试办甲申建筑有限公司, creditCode: 91320507MA9R00016X}";
    }
}
