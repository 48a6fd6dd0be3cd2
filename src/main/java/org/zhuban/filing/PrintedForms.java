package org.zhuban.filing;

/** The printed form 审批表 of a filing, by the document module. */
public interface PrintedForms {

    /** Is there one? */
    boolean printable(Filing filing);

    /** Its address inside this application, from {@code /}. */
    String link(Filing filing);
}
