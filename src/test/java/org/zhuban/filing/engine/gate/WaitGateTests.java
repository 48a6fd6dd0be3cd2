package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a model may say of waiting 等待 and of publishing 公示. */
class WaitGateTests {

    private static final String KEY = "public-work";
    private static final Path FOLDER = Path.of("src/test/resources/types/published", KEY);
    private static final String FLAG = "name=\"workingDays\" value=\"true\"";
    private static final String DURATION = ">P5D<";
    private static final String FIELDS = "\"projectName,works,startsOn,endsOn,equipment\"";

    private final ProcessGate gate = new ProcessGate(
            Set.of("publish", "enterRegister", "issueDocument", "notifyApplicant"),
            Set.of("authority", "applicant"),
            json -> new ProcessGate.FormCheck(
                    KEY + ".submit",
                    List.of(),
                    Set.of("projectName", "works", "startsOn", "endsOn", "equipment"),
                    Set.of("endsOn")),
            report -> java.util.Optional.empty());

    private List<GateFault> faults(String... fromTo) {
        try {
            String bpmn = Files.readString(FOLDER.resolve(KEY + ".bpmn"));
            for (int i = 0; i < fromTo.length; i += 2) {
                assertThat(bpmn).contains(fromTo[i]);
                bpmn = bpmn.replace(fromTo[i], fromTo[i + 1]);
            }
            return gate.check(
                    KEY,
                    Map.of(
                            KEY + ".bpmn",
                            bpmn.getBytes(UTF_8),
                            "forms/submit.form",
                            Files.readAllBytes(FOLDER.resolve("forms/submit.form"))));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private List<String> codes(String... fromTo) {
        return faults(fromTo).stream().map(GateFault::code).toList();
    }

    private static String flag(String value) {
        return "name=\"workingDays\" value=\"" + value + "\"";
    }

    @ParameterizedTest
    @CsvSource({"true, P1D", "true, P250D", "false, P5D", "false, PT2H", "false, P1Y"})
    void a_timer_counts_working_days_or_plain_time(String flag, String duration) {
        assertThat(codes(FLAG, flag(flag), DURATION, ">" + duration + "<")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "", "5"})
    void whether_it_counts_working_days_is_true_or_false(String flag) {
        assertThat(codes(FLAG, flag(flag))).containsExactly("gate.working-days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P251D", "PT8H", "P1DT1H", "P1W", "P1M"})
    void working_days_are_whole_days_and_250_at_most(String duration) {
        assertThat(codes(DURATION, ">" + duration + "<")).contains("gate.working-days-timer");
    }

    @Test
    void a_repeating_timer_counts_no_working_days() {
        assertThat(
                        codes(
                                "<bpmn:boundaryEvent id=\"withdrawal\"",
                                """
                        <bpmn:boundaryEvent id="reminder" name="提醒" attachedToRef="examination" cancelActivity="false">
                          <bpmn:extensionElements><camunda:properties><camunda:property name="workingDays" value="true" /></camunda:properties></bpmn:extensionElements>
                          <bpmn:timerEventDefinition id="reminder-timer"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R3/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>
                        </bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="reminded" sourceRef="reminder" targetRef="notify-rejected" />
                        <bpmn:boundaryEvent id="withdrawal\""""))
                .containsExactly("gate.working-days-timer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void nothing_but_a_timer_counts_working_days(String flag) {
        assertThat(codes(
                        "<camunda:property name=\"desk\" value=\"authority\" />",
                        "<camunda:property name=\"desk\" value=\"authority\" /><camunda:property " + flag(flag)
                                + " />"))
                .containsExactly("gate.working-days-timer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "251", "999", "-1", "5.5", "五", "P5D"})
    void a_notice_stands_for_1_to_250_working_days(String days) {
        assertThat(codes("name=\"days\" value=\"5\"", "name=\"days\" value=\"" + days + "\""))
                .containsExactly("gate.publish-days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "250"})
    void or_without_end(String days) {
        assertThat(codes("name=\"days\" value=\"5\"", "name=\"days\" value=\"" + days + "\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "projectName", "projectName works", " projectName ,  works ", "works,equipment"})
    void what_is_published_is_asked_in_the_form(String fields) {
        assertThat(codes(FIELDS, "\"" + fields + "\"")).isEmpty();
    }

    @Test
    void an_unknown_field_and_an_attachment_are_not_published() {
        assertThat(faults(FIELDS, "\"projectName,plan,nothing\""))
                .allSatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo("gate.publish-field");
                    assertThat(fault.element()).isEqualTo("publish-result");
                })
                .extracting(fault -> String.valueOf(fault.args().get(2)))
                .containsExactly("plan", "nothing");
    }

    @Test
    void each_refusal_has_a_sentence_that_names_the_element_in_both_languages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        List<GateFault> all = java.util.stream.Stream.of(
                        faults(FLAG, flag("yes")),
                        faults(DURATION, ">PT8H<"),
                        faults(FIELDS, "\"plan\""),
                        faults("name=\"days\" value=\"5\"", "name=\"days\" value=\"0\""))
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(4);
        for (GateFault fault : all) {
            for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
                assertThat(messages.getMessage(fault.code(), fault.args().toArray(), locale))
                        .contains(fault.element())
                        .doesNotContain("{");
            }
        }
    }
}
