package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A filing type's folder, all of which goes into a deployment; its scenarios only lie there, for whoever edits it next.
 *
 * @param key       its name
 * @param resources BPMN, DMN, forms, scenarios and printed forms by path within the folder, e.g. {@code forms/submit.form}
 */
record ProcessFolder(String key, SortedMap<String, byte[]> resources) {

    static boolean deployed(String path) {
        return Stream.of(".bpmn", ".dmn", ".form", ".yaml", ".jrxml").anyMatch(path::endsWith);
    }

    /** SHA-256 over names and contents. */
    String digest() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        resources.forEach((name, content) -> {
            digest.update((name + '\0' + content.length + '\0').getBytes(UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
