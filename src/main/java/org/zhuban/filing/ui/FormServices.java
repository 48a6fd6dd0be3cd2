package org.zhuban.filing.ui;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.Conditions;
import org.zhuban.filing.form.Forms;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;

/** What a form on the screen reads from. */
@Component
public record FormServices(
        Regions regions, CodeTables codeTables, Forms forms, Texts texts, Conditions conditions, Clock clock) {}
