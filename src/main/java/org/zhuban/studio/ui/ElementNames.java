package org.zhuban.studio.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a diagram's elements by id, as a reader of a sentence knows them. */
final class ElementNames {

    private static final Pattern ELEMENT = Pattern.compile("<(?:\\w+:)?[a-zA-Z]+ [^<>]*?\\bid=\"([^\"]+)\"[^<>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]+)\"");

    private static final int LONGEST = 40;

    private ElementNames() {}

    static Map<String, String> of(String xml) {
        var names = new HashMap<String, String>();
        Matcher element = ELEMENT.matcher(xml);
        while (element.find()) {
            Matcher name = NAME.matcher(element.group());
            if (name.find()) {
                names.put(element.group(1), shortened(name.group(1).replace("&#10;", " ")));
            }
        }
        return names;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }
}
