package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.zhuban.studio.ui.DifferencePanel;

class DifferencePanelTests {

    private static final String BPMN = "enterprise-profile.bpmn";

    private final SortedMap<String, byte[]> folder = Folders.read(Folders.PROFILE);

    private Component panel(SortedMap<String, byte[]> after) {
        return new DifferencePanel(
                Difference.of(folder, after, Folders.texts()),
                new String(folder.get(BPMN), UTF_8),
                new String(after.get(BPMN), UTF_8),
                Folders.texts());
    }

    @Test
    void it_tells_the_changes_and_shows_them_on_the_diagram() {
        Component panel = panel(Folders.changed(folder, BPMN, "name=\"审核企业基本信息\"", "name=\"初审企业基本信息\""));
        assertThat(panel.getElement().getTextRecursively())
                .contains("变更后的流程图", "变更说明（1 处）", "环节“审核企业基本信息”改名为“初审企业基本信息”。")
                .doesNotContain("变更前的流程图");
    }

    @Test
    void a_form_alone_needs_no_diagram() {
        Component panel = panel(Folders.changed(folder, "forms/submit.form", "\"maxLength\": 100", "\"maxLength\": 60"));
        assertThat(panel.getElement().getTextRecursively())
                .contains("表单（forms/submit.form）", "最多字数")
                .doesNotContain("流程图");
    }

    @Test
    void nothing_is_said_to_be_nothing() {
        assertThat(panel(folder).getElement().getTextRecursively()).isEqualTo("与现行版本相同，没有变化。");
    }
}
