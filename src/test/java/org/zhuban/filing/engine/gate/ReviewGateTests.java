package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a model may say about reviewing, and each mistake in saying it. */
class ReviewGateTests {

    private static final String ONE = "two-eyes-work";
    private static final String SEVERAL = "most-sign-work";

    private final ProcessGate gate = new ProcessGate(
            Set.of("enterRegister", "issueDocument", "notifyApplicant"),
            Set.of("authority", "invited-enterprise", "applicant"),
            content -> new ProcessGate.FormCheck(
                    new String(content, UTF_8).replaceFirst("(?s).*?\"id\": \"([^\"]*)\".*", "$1"),
                    List.of(),
                    Set.of("projectName", "endsOn"),
                    Set.of("endsOn")),
            report -> java.util.Optional.empty());

    private List<String> codes(String type, String... change) {
        Path folder = Path.of("src/test/resources/types/signed", type);
        try {
            String bpmn = Files.readString(folder.resolve(type + ".bpmn"));
            for (int i = 0; i < change.length; i += 2) {
                assertThat(bpmn).contains(change[i]);
                bpmn = bpmn.replace(change[i], change[i + 1]);
            }
            var files = new TreeMap<String, byte[]>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(file).toString();
                    if (!name.startsWith("scenarios")) {
                        files.put(name, Files.readAllBytes(file));
                    }
                }
            }
            files.put(type + ".bpmn", bpmn.getBytes(UTF_8));
            List<GateFault> faults = gate.check(type, files);
            assertThat(faults).allSatisfy(ReviewGateTests::hasASentence);
            return faults.stream().map(GateFault::code).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void hasASentence(GateFault fault) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(messages.getMessage(fault.code(), fault.args().toArray(), locale))
                    .contains(fault.element());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-sign-work", "any-sign-work", SEVERAL, "turn-sign-work", ONE})
    void a_sound_model_passes(String type) {
        assertThat(codes(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "20, true", "1, false", "21, false", "two, false", "1000000000, false"})
    void two_to_twenty_sign(String signers, boolean sound) {
        String before = "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">3<";
        String after = before.replace(">3<", ">" + signers + "<");
        assertThat(codes(SEVERAL, before, after)).isEqualTo(sound ? List.of() : List.of("gate.countersign-number"));
    }

    @ParameterizedTest
    @CsvSource({
        "${outcome == 'approved'}, true",
        "${outcome != 'approved'}, true",
        "${approvals >= 1}, true",
        "${approvals >= 3}, true",
        "${approvals >= 4}, false",
        "${approvals >= 0}, false",
        "${approvals > 1}, false",
        "${outcome == 'returned'}, false",
        "${nrOfCompletedInstances == 2}, false",
        "${approvals >= 2 || true}, false",
        "true, false",
        "'', false"
    })
    void it_ends_by_all_by_any_or_by_so_many(String condition, boolean sound) {
        assertThat(codes(SEVERAL, "${approvals >= 2}", condition))
                .isEqualTo(sound ? List.of() : List.of("gate.countersign-rule"));
    }

    @Test
    void a_step_that_several_sign_says_when_it_ends() {
        String condition =
                "<bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">${approvals >= 2}</bpmn:completionCondition>";
        assertThat(codes(SEVERAL, condition, "")).containsExactly("gate.countersign-rule");
    }

    @Test
    void several_sign_only_where_several_sit() {
        assertThat(codes(SEVERAL, "value=\"authority\"", "value=\"invited-enterprise\""))
                .containsExactly("gate.countersign-desk");
    }

    @Test
    void behind_them_lies_what_several_may_say() {
        assertThat(codes(SEVERAL, "name=\"退回补正\"", "name=\"接受\"", "== 'returned'", "== 'accepted'"))
                .containsExactly("gate.countersign-outcomes");
    }

    @Test
    void a_subprocess_with_user_tasks_is_not_multiplied() {
        assertThat(
                        codes(
                                ONE,
                                "</bpmn:subProcess>",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:subProcess>"))
                .containsExactly("gate.countersign-scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-other", "confirm-two-eyes-work", "correct-filing", "review-two-eyes-work, nobody"})
    void four_eyes_name_a_reviewing_task_before(String named) {
        assertThat(codes(
                        ONE,
                        "name=\"fourEyes\" value=\"review-two-eyes-work\"",
                        "name=\"fourEyes\" value=\"" + named + "\""))
                .containsExactly("gate.four-eyes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2D", "P30D", "PT72H", "P3DT1H"})
    void a_step_lapses_at_the_end_of_its_time_limit(String duration) {
        assertThat(codes(ONE, ">P3D<", ">" + duration + "<")).containsExactly("gate.lapse-days");
    }

    @Test
    void an_applicants_time_does_not_lapse() {
        assertThat(codes(ONE, "attachedToRef=\"confirm-two-eyes-work\"", "attachedToRef=\"correct-filing\""))
                .containsExactly("gate.lapse-applicant");
    }

    @Test
    void what_lapsed_needs_a_way_on() {
        assertThat(codes(ONE, "== 'lapsed'", "== 'accepted'")).containsExactly("gate.outcome-uncovered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-filing", "notify-returned"})
    void the_way_back_leads_to_a_reviewing_task_before(String target) {
        assertThat(codes(
                        ONE,
                        "sourceRef=\"two-eyes-work-confirmed\" targetRef=\"review-two-eyes-work\"",
                        "sourceRef=\"two-eyes-work-confirmed\" targetRef=\"" + target + "\""))
                .contains("gate.sent-back");
    }
}
