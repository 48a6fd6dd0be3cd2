package org.zhuban.common;

import java.util.Locale;

/** Something in the guide 使用指南 that this installation sets; its pages say {@code {name}} in its place. A module contributes it as a bean. */
public interface GuideWord {

    /** E.g. {@code publication-delay}. */
    String name();

    String text(Locale reader);
}
