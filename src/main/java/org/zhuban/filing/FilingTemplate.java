package org.zhuban.filing;

import java.util.Map;

/** A paper to print, sign and upload again, filled in with what is typed so far. A form's slot names it in property {@code template}. */
public interface FilingTemplate {

    /** E.g. {@code authorisation-letter}. */
    String name();

    /** Shown as the file's name, e.g. 账号管理员授权书. */
    String title();

    byte[] pdf(Map<String, Object> data);
}
