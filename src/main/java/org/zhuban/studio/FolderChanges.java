package org.zhuban.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;

/** What changes between two folders, in words; in the language of who asks. */
@Component
class FolderChanges {

    private final Texts texts;

    FolderChanges(Texts texts) {
        this.texts = texts;
    }

    List<String> words(Map<String, byte[]> before, Map<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<String> words = new ArrayList<>();
        for (String path : paths) {
            byte[] old = before.get(path);
            byte[] now = after.get(path);
            if (old == null) {
                words.add(texts.text("release.file-added", path));
            } else if (now == null) {
                words.add(texts.text("release.file-removed", path));
            } else if (!Arrays.equals(old, now)) {
                words.add(texts.text("release.file-changed", path));
            }
        }
        return words;
    }
}
