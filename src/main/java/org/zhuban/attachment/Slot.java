package org.zhuban.attachment;

import java.util.Set;

/**
 * What a form's slot takes.
 *
 * @param key      of the form element, e.g. {@code idFront}
 * @param label    shown, e.g. 身份证正面
 * @param accepted kinds by content
 * @param maxBytes that size included; 5,242,880 unless the slot says otherwise
 * @param several  more than one file
 */
public record Slot(String key, String label, Set<Kind> accepted, long maxBytes, boolean several) {

    public static final long DEFAULT_MAX_BYTES = 5_242_880;

    /** File kinds, by content. */
    public enum Kind {
        PDF,
        JPG,
        PNG
    }
}
