package org.zhuban.studio.ui;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** Words of the modelers in the browser, all of one kind at once: bundle {@code messages/modeler}. */
final class ModelerWords {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ModelerWords() {}

    /** By what follows the prefix. */
    static Map<String, String> all(Locale locale, String prefix) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages.modeler", locale, NO_OTHER_LANGUAGE);
        var words = new TreeMap<String, String>();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> words.put(key.substring(prefix.length()), bundle.getString(key)));
        return words;
    }
}
