package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.zhuban.filing.FilingStep;
import org.zhuban.filing.engine.gate.ProcessGate;

/** Every folder under processes/: sound, named by our conventions, readable, and walked by its scenarios. */
class ProcessesTests {

    private static final Path ROOT = Path.of("processes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern OUTCOME = Pattern.compile("\\$\\{outcome == '([a-z-]+)'}");
    private static final Pattern VERB_NOUN = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** A folder with its diagram. */
    record Type(ProcessFolder folder, Path path, BpmnModelInstance bpmn) {

        <T extends FlowElement> List<T> all(Class<T> kind) {
            return List.copyOf(bpmn.getModelElementsByType(kind));
        }

        @Override
        public String toString() {
            return folder.key();
        }
    }

    static Stream<Type> types() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            Map<String, Path> paths = files.filter(path -> path.getNameCount() == 3 && Files.isDirectory(path))
                    .collect(Collectors.toMap(path -> path.getFileName().toString(), path -> path));
            return ProcessFolders.in(ROOT).values().stream()
                    .map(folder -> new Type(
                            folder,
                            paths.get(folder.key()),
                            Bpmn.readModelFromStream(
                                    new ByteArrayInputStream(folder.resources().get(folder.key() + ".bpmn")))))
                    .toList()
                    .stream();
        }
    }

    /** As Spring would name them. */
    static Set<String> steps() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(FilingStep.class));
        var names = new AnnotationBeanNameGenerator();
        return scanner.findCandidateComponents("org.zhuban").stream()
                .map(bean -> names.generateBeanName(bean, new SimpleBeanDefinitionRegistry()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static ProcessGate.FormCheck form(byte[] content) {
        try {
            JsonNode form = JSON.readTree(content);
            Set<String> fields = new TreeSet<>(form.findValuesAsText("key"));
            return new ProcessGate.FormCheck(form.path("id").asText(), List.of(), fields, fields);
        } catch (IOException broken) {
            return new ProcessGate.FormCheck(
                    "",
                    List.of(new ProcessGate.FormFault("", String.valueOf(broken.getMessage()))),
                    Set.of(),
                    Set.of());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_gate_lets_it_pass(Type type) {
        var gate = new ProcessGate(
                steps(), DeploymentGate.DESKS, ProcessesTests::form, report -> java.util.Optional.empty());
        assertThat(gate.check(type.folder().key(), type.folder().resources())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void it_needs_no_cleaning(Type type) {
        type.folder().resources().forEach((name, content) -> assertThat(ProcessGate.cleaned(name, content))
                .as(name)
                .isEqualTo(content));
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_programme_is_that_of_its_place(Type type) {
        String programme = type.path().getName(1).toString();
        assertThat(property(type, type.folder().key(), "programme")).isEqualTo(programme.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("types")
    void it_says_who_may_file_it(Type type) {
        assertThat(property(type, type.folder().key(), "applicants")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("types")
    void ids_are_kebab_and_user_tasks_verb_noun(Type type) {
        assertThat(type.all(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getId()).matches(KEBAB));
        assertThat(type.all(UserTask.class))
                .allSatisfy(task -> assertThat(task.getId()).matches(VERB_NOUN));
        assertThat(type.folder().resources().keySet())
                .allSatisfy(name -> assertThat(name).matches("(forms/|scenarios/)?[a-z0-9-]+\\.(bpmn|dmn|form|yaml)"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_reader_finds_a_chinese_name_on_every_shape(Type type) {
        assertThat(type.all(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_flow_says_what_it_does(Type type) {
        var messages = messages();
        for (SequenceFlow flow : type.all(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                Matcher outcome = OUTCOME.matcher(
                        flow.getConditionExpression().getTextContent().strip());
                assertThat(outcome.matches()).as(flow.getId()).isTrue();
                assertThat(messages.getMessage("outcome." + outcome.group(1), new Object[0], Locale.CHINA))
                        .as(flow.getId())
                        .isEqualTo(flow.getName());
                assertThat(messages.getMessage("outcome." + outcome.group(1), new Object[0], Locale.ENGLISH))
                        .isNotBlank();
                String done = "outcome." + outcome.group(1) + ".done";
                assertThat(messages.getMessage(done, new Object[0], Locale.CHINA))
                        .isNotBlank();
                assertThat(messages.getMessage(done, new Object[0], Locale.ENGLISH))
                        .as("of what was done, not of the button")
                        .isNotEqualTo(
                                messages.getMessage("outcome." + outcome.group(1), new Object[0], Locale.ENGLISH));
            }
        }
        assertThat(type.all(ExclusiveGateway.class))
                .allSatisfy(gateway -> assertThat(gateway.getName()).endsWith("？"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_messages_exist(Type type) {
        var messages = messages();
        for (ServiceTask task : type.all(ServiceTask.class)) {
            String template = property(type, task.getId(), "template");
            if (task.getCamundaDelegateExpression().startsWith("${notify")) {
                for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
                    assertThat(messages.getMessage("sms." + template, new Object[5], locale))
                            .isNotBlank();
                    assertThat(messages.getMessage("notice." + template, new Object[5], locale))
                            .isNotBlank();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_desks_have_names(Type type) {
        var messages = messages();
        for (UserTask task : type.all(UserTask.class)) {
            assertThat(messages.getMessage("desk." + property(type, task.getId(), "desk"), new Object[0], Locale.CHINA))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void it_can_be_withdrawn_while_it_is_reviewed_and_corrected(Type type) {
        assertThat(type.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getParentElement()).as(task.getId()).isInstanceOf(SubProcess.class);
            assertThat(type.all(BoundaryEvent.class))
                    .anySatisfy(event -> assertThat(event.getAttachedTo()).isEqualTo(task.getParentElement()));
        });
        assertThat(type.bpmn().getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Message.class))
                .extracting(org.camunda.bpm.model.bpmn.instance.Message::getName)
                .contains("filing.withdraw");
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_diagram_shows_every_node_and_none_covers_another(Type type) {
        List<BpmnShape> shapes = type.bpmn().getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess)
                        && !(shape.getBpmnElement() instanceof BoundaryEvent))
                .toList();
        Set<String> drawn = type.bpmn().getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        assertThat(drawn)
                .containsAll(
                        type.all(FlowNode.class).stream().map(FlowNode::getId).toList());
        for (BpmnShape one : shapes) {
            for (BpmnShape other : shapes) {
                assertThat(one == other || apart(one.getBounds(), other.getBounds()))
                        .as(
                                "%s covers %s",
                                one.getBpmnElement().getId(),
                                other.getBpmnElement().getId())
                        .isTrue();
            }
        }
    }

    private static boolean apart(Bounds one, Bounds other) {
        return one.getX() + one.getWidth() <= other.getX()
                || other.getX() + other.getWidth() <= one.getX()
                || one.getY() + one.getHeight() <= other.getY()
                || other.getY() + other.getHeight() <= one.getY();
    }

    @ParameterizedTest
    @MethodSource("types")
    void scenarios_reach_every_task_every_outcome_and_every_end(Type type) throws IOException {
        var reached = new TreeSet<String>();
        var ends = new TreeSet<String>();
        for (Path file : scenarios(type.path())) {
            JsonNode scenario = YAML.readTree(file.toFile());
            scenario.path("steps")
                    .forEach(step -> reached.add(
                            step.path("at").asText() + " " + step.path("decide").asText()));
            ends.add(scenario.path("expect").path("state").asText().toLowerCase(Locale.ROOT));
        }
        var outcomes = new TreeSet<String>();
        for (UserTask task : type.all(UserTask.class)) {
            for (SequenceFlow out : task.getOutgoing()) {
                for (SequenceFlow flow : out.getTarget().getOutgoing()) {
                    Matcher outcome = OUTCOME.matcher(
                            flow.getConditionExpression().getTextContent().strip());
                    if (outcome.matches()) {
                        outcomes.add(task.getId() + " " + outcome.group(1));
                    }
                }
            }
        }
        assertThat(reached).containsAll(outcomes);
        assertThat(ends)
                .containsAll(type.all(org.camunda.bpm.model.bpmn.instance.EndEvent.class).stream()
                        .filter(end -> end.getParentElement() instanceof org.camunda.bpm.model.bpmn.instance.Process)
                        .map(FlowElement::getId)
                        .toList());
    }

    private static List<Path> scenarios(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            throw new UncheckedIOException(folder + " has no scenarios", none);
        }
    }

    private static String property(Type type, String element, String name) {
        return type.bpmn().getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals(name)
                        && element.equals(property.getParentElement()
                                .getParentElement()
                                .getParentElement()
                                .getAttributeValue("id")))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse("");
    }

    @org.junit.jupiter.api.Test
    void keys_are_unique_over_all_programmes() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            List<String> keys = files.filter(path -> path.getNameCount() == 3)
                    .map(path -> path.getFileName().toString())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @org.junit.jupiter.api.Test
    void the_steps_are_found() {
        assertThat(steps()).containsAll(Arrays.asList("runChecks", "notifyApplicant", "enterRegister"));
    }
}
