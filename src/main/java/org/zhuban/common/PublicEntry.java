package org.zhuban.common;

/**
 * An entry on the public home page; a module contributes it as a bean.
 *
 * @param title message code
 * @param text  message code of the sentence below it
 * @param href  where it leads
 * @param order smaller comes first; the first is shown largest
 */
public record PublicEntry(String title, String text, String href, int order) {}
