package org.zhuban.filing.engine;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.zhuban.filing.engine.gate.WorkingDaysRule;
import org.zhuban.reference.WorkingDays;

/** Puts {@link WaitTimer}s in place of the engine's: at every waiting event 等待, and at boundary events that count working days. */
final class WaitTimers extends AbstractBpmnParseListener {

    private final ObjectProvider<WorkingDays> calendar;
    private final Clock clock;

    WaitTimers(ObjectProvider<WorkingDays> calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void parseIntermediateCatchEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        put(event, activity, true);
    }

    @Override
    public void parseBoundaryEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        put(event, activity, false);
    }

    /** A timer of a user task is not among the declarations: see {@link Lapse}. */
    private void put(Element event, ActivityImpl activity, boolean plain) {
        Element definition = event.element("timerEventDefinition");
        Element duration = definition == null ? null : definition.element("timeDuration");
        Map<String, TimerDeclarationImpl> declared =
                activity.getEventScope().getProperties().get(BpmnProperties.TIMER_DECLARATIONS);
        TimerDeclarationImpl timer = declared == null ? null : declared.get(activity.getId());
        if (duration == null || timer == null) {
            return;
        }
        Map<String, String> properties =
                Objects.requireNonNullElse(BpmnParseUtil.parseCamundaExtensionProperties(event), Map.of());
        int days = WorkingDaysRule.days(
                properties.get(WorkingDaysRule.PROPERTY), duration.getText().strip());
        if (days > 0 || plain) {
            var waits = new WaitTimer(timer, days, calendar, clock);
            waits.setActivity(activity);
            declared.put(activity.getId(), waits);
        }
    }
}
