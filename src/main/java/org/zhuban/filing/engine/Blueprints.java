package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.filing.form.Conditions;

/** Reads a deployed version once: its BPMN, the forms and the decisions that came with it. */
@Component
class Blueprints {

    private static final int DEFAULT_TIME_LIMIT = 5;
    private static final Pattern OUTCOME = Pattern.compile("\\$\\{outcome == '([a-z][a-z0-9-]*)'}");

    /** Steps after which a filing may go back to the task before: they say or find something and change nothing. */
    private static final Set<String> PASSING = Set.of("${runChecks}", "${notifyApplicant}", "${notifyDecider}");

    private final ObjectProvider<RepositoryService> repository;
    private final ObjectMapper json;
    private final Conditions conditions;
    private final Map<String, Blueprint> cache = new ConcurrentHashMap<>();

    Blueprints(ObjectProvider<RepositoryService> repository, ObjectMapper json, Conditions conditions) {
        this.repository = repository;
        this.json = json;
        this.conditions = conditions;
    }

    /** A transaction that deployed and rolled back leaves a dead entry under an id that is never given out again. */
    Blueprint of(String definition) {
        Blueprint known = cache.get(definition);
        if (known == null) {
            known = read(repository.getObject().getProcessDefinition(definition));
            cache.put(definition, known);
        }
        return known;
    }

    /** It was deployed only to be rolled back. */
    void forget(String definition) {
        cache.remove(definition);
    }

    private Blueprint read(ProcessDefinition definition) {
        RepositoryService repository = this.repository.getObject();
        var forms = new LinkedHashMap<String, String>();
        var asked = new LinkedHashMap<String, Set<String>>();
        String bpmn = "";
        for (Resource resource : repository.getDeploymentResources(definition.getDeploymentId())) {
            String text = new String(((ResourceEntity) resource).getBytes(), UTF_8);
            if (resource.getName().endsWith(".form")) {
                forms.put(formId(text), text);
            } else if (resource.getName().equals(definition.getResourceName())) {
                bpmn = text;
            } else if (resource.getName().endsWith(".dmn")) {
                DecisionTables.asked(((ResourceEntity) resource).getBytes(), conditions, asked);
            }
        }
        Map<String, String> decisions =
                repository.createDecisionDefinitionQuery().deploymentId(definition.getDeploymentId()).list().stream()
                        .collect(Collectors.toUnmodifiableMap(DecisionDefinition::getKey, DecisionDefinition::getId));
        var head =
                new Head(definition.getId(), definition.getKey(), definition.getVersion(), name(definition.getName()));
        return read(head, repository.getBpmnModelInstance(definition.getId()), bpmn, forms, decisions, asked);
    }

    /** Of a folder that the gate let pass and nobody deployed: version 0, without decisions. */
    ProcessModel read(String key, SortedMap<String, byte[]> files) {
        byte[] diagram = Objects.requireNonNull(files.get(key + ".bpmn"));
        BpmnModelInstance bpmn = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
        var forms = new LinkedHashMap<String, String>();
        files.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                String text = new String(content, UTF_8);
                forms.put(formId(text), text);
            }
        });
        Process process = bpmn.getModelElementById(key);
        var head = new Head("", key, 0, name(process.getName()));
        return read(head, bpmn, new String(diagram, UTF_8), forms, Map.of(), Map.of())
                .model();
    }

    /** What only a deployed version knows of itself. */
    private record Head(String id, String key, int version, String name) {}

    private static Blueprint read(
            Head definition,
            BpmnModelInstance bpmn,
            String xml,
            Map<String, String> forms,
            Map<String, String> decisions,
            Map<String, Set<String>> asked) {
        Process process = bpmn.getModelElementById(definition.key());
        Map<String, String> ofProcess = propertiesOf(process);
        int timeLimit = timeLimit(ofProcess, DEFAULT_TIME_LIMIT);
        var tasks = new LinkedHashMap<String, ProcessModel.UserTask>();
        var elements = new LinkedHashMap<String, String>();
        var properties = new LinkedHashMap<String, Map<String, String>>();
        var lasting = new LinkedHashSet<String>();
        var terms = new LinkedHashSet<String>();
        var waits = new LinkedHashSet<String>();
        for (FlowNode node : bpmn.getModelElementsByType(FlowNode.class)) {
            Map<String, String> ofNode = propertiesOf(node);
            elements.put(node.getId(), name(node.getName()));
            properties.put(node.getId(), ofNode);
            if (node instanceof Task step && lasts(step)) {
                lasting.add(node.getId());
            }
            if (node instanceof IntermediateCatchEvent event && timed(event)) {
                waits.add(node.getId());
            }
            if (node instanceof BoundaryEvent event
                    && timed(event)
                    && event.cancelActivity()
                    && event.getAttachedTo() instanceof SubProcess) {
                terms.add(node.getId());
            }
            if (node instanceof UserTask task) {
                tasks.put(
                        task.getId(),
                        new ProcessModel.UserTask(
                                task.getId(),
                                name(task.getName()),
                                ofNode.getOrDefault("desk", ""),
                                outcomes(task),
                                timeLimit(ofNode, timeLimit),
                                Reviewing.countersign(task),
                                Reviewing.fourEyes(ofNode),
                                Reviewing.lapse(task)));
            }
        }
        var model = new ProcessModel(
                definition.id(),
                definition.key(),
                definition.version(),
                definition.name(),
                Programme.valueOf(ofProcess.getOrDefault("programme", "")),
                ofProcess,
                Collections.unmodifiableMap(tasks),
                Collections.unmodifiableMap(elements),
                xml,
                Collections.unmodifiableMap(forms),
                Collections.unmodifiableSet(lasting),
                Collections.unmodifiableSet(terms),
                Collections.unmodifiableSet(waits));
        return new Blueprint(model, Map.copyOf(properties), decisions, Map.copyOf(asked));
    }

    private static boolean lasts(Task step) {
        return !(step instanceof UserTask)
                && !(step instanceof ServiceTask service
                        && PASSING.contains(Objects.requireNonNullElse(service.getCamundaDelegateExpression(), "")));
    }

    private static boolean timed(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static List<String> outcomes(UserTask task) {
        var outcomes = new ArrayList<String>();
        for (SequenceFlow out : task.getOutgoing()) {
            if (out.getTarget() instanceof ExclusiveGateway gateway) {
                for (SequenceFlow flow : gateway.getOutgoing()) {
                    String outcome = outcome(flow);
                    if (outcome != null && !outcome.equals(ProcessModel.LAPSED) && !outcomes.contains(outcome)) {
                        outcomes.add(outcome);
                    }
                }
            }
        }
        return List.copyOf(outcomes);
    }

    private static @Nullable String outcome(SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return null;
        }
        Matcher matcher =
                OUTCOME.matcher(flow.getConditionExpression().getTextContent().strip());
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static Map<String, String> propertiesOf(BaseElement element) {
        if (element.getExtensionElements() == null) {
            return Map.of();
        }
        var properties = new LinkedHashMap<String, String>();
        for (CamundaProperties group : element.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()) {
            for (CamundaProperty property : group.getCamundaProperties()) {
                properties.put(property.getCamundaName(), property.getCamundaValue());
            }
        }
        return Collections.unmodifiableMap(properties);
    }

    private static int timeLimit(Map<String, String> properties, int otherwise) {
        String given = properties.get("timeLimit");
        return given == null ? otherwise : Integer.parseInt(given.strip());
    }

    static String name(@Nullable String name) {
        return name == null ? "" : name.replaceAll("\\s+", " ").strip();
    }

    private String formId(String form) {
        try {
            return json.readTree(form).path("id").asText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
