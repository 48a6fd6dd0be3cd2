package org.zhuban.filing.engine;

import org.zhuban.common.Texts;
import org.zhuban.filing.form.Conditions;

/** The real FEEL conditions for tests of other packages. */
public final class TestConditions {

    private TestConditions() {}

    public static Conditions conditions(Texts texts) {
        return new FeelConditions(texts);
    }
}
