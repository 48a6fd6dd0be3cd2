package org.zhuban.studio.ui;

/**
 * A fault of a draft as it is shown.
 *
 * @param file     in the folder; the key of the type where it is about the folder as a whole
 * @param element  id in the diagram or table; empty = none
 * @param sentence says what to do
 */
record ShownFault(String file, String element, String sentence) {}
