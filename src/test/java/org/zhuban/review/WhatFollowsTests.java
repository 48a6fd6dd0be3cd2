package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhuban.common.Programme;
import org.zhuban.filing.engine.ProcessModel;

/** What the program does after an outcome, read from the models as they are drawn. */
class WhatFollowsTests {

    private static WhatFollows of(String folder, String task, String outcome) throws IOException {
        Path path = Path.of(folder);
        String key = path.getFileName().toString();
        return WhatFollows.of(
                new ProcessModel(
                        key + ":1:1",
                        key,
                        1,
                        key,
                        Programme.ZZ,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Files.readString(path.resolve(key + ".bpmn")),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Set.of()),
                task,
                outcome);
    }

    @Test
    void an_approval_ends_with_the_register_the_document_and_the_message() throws IOException {
        assertThat(of("processes/jm/construction-permit", "review-permit", "approved"))
                .isEqualTo(new WhatFollows(List.of("登入项目库", "出具审批表", "通知审核通过"), List.of(), true));
        assertThat(of("processes/jm/project-participation", "answer-invitation", "accepted"))
                .isEqualTo(new WhatFollows(List.of("登记参建单位", "通知邀请被接受"), List.of(), true));
    }

    @Test
    void what_comes_after_a_wait_is_told_apart_from_what_is_done_at_once() throws IOException {
        assertThat(of("src/test/resources/types/published/public-work", "review-public-work", "approved"))
                .isEqualTo(new WhatFollows(
                        List.of("公示办理结果"),
                        List.of(new WhatFollows.Later("公示期", 5, true, List.of("登记", "出具审批表", "通知审核通过"))),
                        true));
    }

    @Test
    void where_another_has_to_decide_nothing_ends() throws IOException {
        String folder = "src/test/resources/types/signed/two-eyes-work";
        assertThat(of(folder, "review-two-eyes-work", "approved").ends()).isFalse();
        assertThat(of(folder, "confirm-two-eyes-work", "approved").ends()).isTrue();
    }
}
