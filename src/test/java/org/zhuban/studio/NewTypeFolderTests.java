package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zhuban.common.Programme;

class NewTypeFolderTests {

    private static final Pattern STAGE = Pattern.compile(
            "bpmnElement=\"examination\" isExpanded=\"true\">\\s*<dc:Bounds x=\"(\\d+)\" y=\"\\d+\" width=\"(\\d+)\"");
    private static final Pattern LEAVING = Pattern.compile("bpmnElement=\"to-outcome\">\\s*<di:waypoint x=\"(\\d+)\"");

    @Test
    void the_line_out_of_the_examination_begins_at_its_right_edge() {
        String diagram = new String(
                NewTypeFolder.of(new NewType("a", "甲", Programme.JM, Set.of("person")), "")
                        .get("a.bpmn"),
                UTF_8);
        Matcher stage = STAGE.matcher(diagram);
        Matcher leaving = LEAVING.matcher(diagram);
        assertThat(stage.find() && leaving.find()).isTrue();
        assertThat(Integer.parseInt(leaving.group(1)))
                .isEqualTo(Integer.parseInt(stage.group(1)) + Integer.parseInt(stage.group(2)));
    }
}
