package org.zhuban.studio.ui;

/**
 * A fault of a draft as it is shown.
 *
 * @param file     in the folder; the key of the type where it is about the folder as a whole
 * @param element  id in the diagram or table; empty = none
 * @param sentence says what to do
 * @param refuses  is nothing released with it? Else it is a hint
 */
record ShownFault(String file, String element, String sentence, boolean refuses) {

    /** Does the sentence say by itself which file it is, by its path or, of a 打印模板, by its name? */
    boolean namesFile() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return sentence.contains(name)
                || (name.endsWith(".jrxml") && sentence.contains(name.substring(0, name.length() - ".jrxml".length())));
    }
}
