package org.zhuban.filing.ui;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.bench.Report;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;
import org.zhuban.filing.form.TestForms;

/** Server time of a form of 60 fields against one of 6: opened with its answers, and a keystroke's worth of a change. */
public final class FormsBench {

    private static final int WARM_UP = 100;
    private static final int CALLS = Integer.getInteger("bench.calls", 300);

    private final Forms forms = TestForms.forms();
    private final FormServices services = new FormServices(
            TestForms.REGIONS, TestForms.CODE_TABLES, forms, TestForms.TEXTS, TestForms.CONDITIONS, TestForms.CLOCK);

    public void run() {
        var report = new Report("forms")
                .line("# Forms")
                .line("")
                .line("Milliseconds of server time a form, medians of " + CALLS + ". Ten times the fields should cost about ten times.")
                .head("", "6 fields", "60 fields", "60 ÷ 6");
        double[] open = new double[2];
        double[] change = new double[2];
        int[] sizes = {6, 60};
        for (int i = 0; i < 2; i++) {
            FormDefinition form = forms.parse(form(sizes[i]));
            Map<String, Object> answers = answers(sizes[i]);
            open[i] = time(() -> opened(form, answers));
            MockVaadin.setup();
            FilingForm shown = opened(form, answers);
            change[i] = time(() -> shown.setData(answers));
            MockVaadin.tearDown();
        }
        report.row("opened with its answers", open[0], open[1], open[1] / open[0]);
        report.row("all answers set again", change[0], change[1], change[1] / change[0]);
        report.print();
    }

    private FilingForm opened(FormDefinition form, Map<String, Object> answers) {
        FilingForm shown = new FilingForm(form, services, new NoPage());
        shown.setData(answers);
        if (UI.getCurrent() != null) {
            UI.getCurrent().removeAll();
            UI.getCurrent().add(shown);
        }
        return shown;
    }

    private static double time(Runnable call) {
        boolean own = UI.getCurrent() == null;
        if (own) {
            MockVaadin.setup();
        }
        try {
            for (int i = 0; i < WARM_UP; i++) {
                call.run();
            }
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                long begun = System.nanoTime();
                call.run();
                millis.add((System.nanoTime() - begun) / 1e6);
            }
            return Report.median(millis);
        } finally {
            if (own) {
                MockVaadin.tearDown();
            }
        }
    }

    /** A sixth each of texts, numbers, amounts, dates, choices, and texts under a condition. */
    private static String form(int fields) {
        var components = new ArrayList<String>();
        for (int i = 0; i < fields; i++) {
            String key = "\"key\":\"f" + i + "\",\"label\":\"项目" + i + "\"";
            components.add(
                    switch (i % 6) {
                        case 0 -> "{\"type\":\"textfield\"," + key + ",\"validate\":{\"required\":true}}";
                        case 1 -> "{\"type\":\"number\"," + key + "}";
                        case 2 -> "{\"type\":\"number\"," + key + ",\"properties\":{\"format\":\"money\"}}";
                        case 3 -> "{\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"f" + i + "\",\"dateLabel\":\"日期" + i + "\"}";
                        case 4 -> "{\"type\":\"select\"," + key
                                + ",\"values\":[{\"value\":\"A\",\"label\":\"甲\"},{\"value\":\"B\",\"label\":\"乙\"}]}";
                        default -> "{\"type\":\"textarea\"," + key + ",\"conditional\":{\"hide\":\"=f" + (i - 1) + " != \\\"A\\\"\"}}";
                    });
        }
        return "{\"type\":\"default\",\"id\":\"bench-form.submit\",\"schemaVersion\":19,\"components\":["
                + String.join(",", components) + "]}";
    }

    private static Map<String, Object> answers(int fields) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < fields; i++) {
            answers.put("f" + i, switch (i % 6) {
                case 1 -> new java.math.BigDecimal(i);
                case 2 -> new java.math.BigDecimal("1234567.5");
                case 3 -> "2026-01-31";
                case 4 -> "A";
                default -> "苏州相城区元和街道安置房" + i;
            });
        }
        return answers;
    }

    /** A form nobody uploads to. */
    private static final class NoPage implements FormActions {

        @Override
        public Attachment upload(Slot slot, String name, InputStream content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(UUID attachment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void show(Image picture, Attachment attachment, int page, int width) {}

        @Override
        public void link(Anchor download, Attachment attachment) {}

        @Override
        public void sendCode(String purpose, String mobile) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean linkTemplate(Anchor download, String template) {
            return false;
        }
    }
}
