package org.zhuban.document;

import java.util.Map;
import java.util.Set;

/** Papers from the templates in {@code reports/}. */
public interface Reports {

    /**
     * Fills a template and gives it as PDF/A with the fonts embedded.
     *
     * @param name   file name without {@code .jrxml}
     * @param values parameters of the template, texts only, for fields with {@code markup="styled"}; what no font has is printed as 〓
     */
    Printed print(String name, Map<String, String> values);

    /**
     * A printed paper.
     *
     * @param missing characters that could not be printed, to be told to whoever hands the paper out; empty as a rule
     */
    record Printed(byte[] pdf, Set<String> missing) {}
}
