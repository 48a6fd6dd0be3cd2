package org.zhuban.filing.form;

/**
 * A field that differs between two revisions, or from the register.
 *
 * @param field  key
 * @param label  as in the form
 * @param before shown text, empty if there was none
 * @param after  shown text, empty if it was removed
 */
public record FieldChange(String field, String label, String before, String after) {}
