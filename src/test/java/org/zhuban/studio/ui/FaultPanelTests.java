package org.zhuban.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.zhuban.common.Texts;

class FaultPanelTests {

    private static String row(String file, String sentence) {
        var panel = new FaultPanel(new Texts(new StaticMessageSource()), fault -> {});
        panel.show(List.of(new ShownFault(file, "", sentence, true)));
        return panel.getChildren()
                .filter(OrderedList.class::isInstance)
                .flatMap(list -> list.getChildren().findFirst().orElseThrow().getChildren())
                .map(NativeButton.class::cast)
                .findFirst()
                .orElseThrow()
                .getElement()
                .getTextRecursively();
    }

    @Test
    void a_row_says_once_which_file_it_is_about() {
        assertThat(row("night-work.bpmn", "“night-work.bpmn”中的“审核”没有名称。")).isEqualTo("“night-work.bpmn”中的“审核”没有名称。");
        assertThat(row("scenarios/approved.yaml", "测试场景 scenarios/approved.yaml 不完整。"))
                .isEqualTo("测试场景 scenarios/approved.yaml 不完整。");
        assertThat(row("reports/night-work.jrxml", "打印模板“night-work”没有使用。")).isEqualTo("打印模板“night-work”没有使用。");
        assertThat(row("forms/submit.form", "字段“单位”的格式不对。")).isEqualTo("forms/submit.form字段“单位”的格式不对。");
    }
}
