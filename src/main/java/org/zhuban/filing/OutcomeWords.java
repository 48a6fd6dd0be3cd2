package org.zhuban.filing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.HierarchicalMessageSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.ProcessOutline;

/**
 * Words of outcomes 办理结果 that a model invents: where no bundle says {@code outcome.<name>}, buttons and lists say what the flow is called
 * in the newest version of the first type that has it, and at worst its bare name.
 */
@Component
class OutcomeWords implements SmartInitializingSingleton {

    private static final Pattern CODE = Pattern.compile("outcome\\.([a-z][a-z0-9-]*)(?:\\.(?:done|signed))?");

    private final MessageSource messages;
    private final ObjectProvider<FilingWorkflow> workflow;
    private final Map<String, Map<String, String>> byVersion = new ConcurrentHashMap<>();

    OutcomeWords(MessageSource messages, ObjectProvider<FilingWorkflow> workflow) {
        this.messages = messages;
        this.workflow = workflow;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (messages instanceof HierarchicalMessageSource bundles) {
            bundles.setParentMessageSource(new Named());
        }
    }

    /** Asked for whatever the bundles lack. */
    private final class Named extends AbstractMessageSource {

        @Override
        protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
            Matcher outcome = CODE.matcher(code);
            return outcome.matches() ? new MessageFormat(quoted(name(outcome.group(1))), locale) : null;
        }
    }

    private String name(String outcome) {
        return workflow.getObject().types().stream()
                .map(model -> byVersion
                        .computeIfAbsent(model.definition(), version -> named(model))
                        .getOrDefault(outcome, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(outcome);
    }

    private static Map<String, String> named(ProcessModel model) {
        return ProcessOutline.of(model.bpmn().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .all(ProcessOutline.FLOW)
                .filter(flow -> flow.outcome() != null && !flow.name().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        flow -> String.valueOf(flow.outcome()), ProcessOutline.Element::name, (one, other) -> one));
    }

    /** A name is no pattern. */
    private static String quoted(String name) {
        return name.replace("'", "''").replace("{", "'{'");
    }
}
