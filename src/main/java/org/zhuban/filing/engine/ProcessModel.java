package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * What the kit knows of one version of a process: read from its BPMN once, immutable.
 *
 * @param definition process definition id
 * @param key        filing type
 * @param name       shown, e.g. 企业账号认证
 * @param programme  from process property {@code programme}
 * @param properties extension properties of the process, e.g. {@code applicants} = {@code visitor}, {@code timeLimit}
 * @param tasks      user tasks by BPMN id
 * @param elements   names of all flow nodes by BPMN id (empty where unnamed)
 * @param bpmn       the diagram, as XML, for the viewer
 * @param forms      form files (form-js JSON) of its deployment by form id
 * @param lasting    BPMN ids of the steps that cannot be taken back: all but checks and messages
 * @param terms      BPMN ids of the timers that end a stage 阶段 (subprocess), whatever stands in it
 * @param waits      BPMN ids of the events 等待 at which a filing waits for a day to come, in order of the diagram
 */
public record ProcessModel(
        String definition,
        String key,
        int version,
        String name,
        Programme programme,
        Map<String, String> properties,
        Map<String, UserTask> tasks,
        Map<String, String> elements,
        String bpmn,
        Map<String, String> forms,
        Set<String> lasting,
        Set<String> terms,
        Set<String> waits) {

    /** Outcome of a user task whose time limit ended 逾期; nobody presses it. */
    public static final String LAPSED = "lapsed";

    /** The form the applicant fills in: {@code <key>.submit}. */
    public Optional<String> submitForm() {
        return Optional.ofNullable(forms.get(key + ".submit"));
    }

    /**
     * A user task.
     *
     * @param desk      extension property {@code desk}
     * @param outcomes  outcomes of the gateway behind it, in order of its flows, e.g. approved, returned, rejected
     * @param timeLimit working days
     * @param countersign who sign it together; null = one decides
     * @param fourEyes  BPMN ids of earlier user tasks: who decided one of them does not decide this one
     * @param lapse     what becomes of it when nobody decides in time, in the model's words; null = it stays open
     */
    public record UserTask(
            String id,
            String name,
            String desk,
            List<String> outcomes,
            int timeLimit,
            @Nullable Countersign countersign,
            List<String> fourEyes,
            @Nullable Lapse lapse) {

        public UserTask(String id, String name, String desk, List<String> outcomes, int timeLimit) {
            this(id, name, desk, outcomes, timeLimit, null, List.of(), null);
        }
    }

    /**
     * 会签: several sign a step.
     *
     * @param of     how many are asked
     * @param needed how many approvals carry it; where all must approve, the first other outcome ends it
     * @param inTurn one after the other
     */
    public record Countersign(int of, int needed, boolean inTurn) {

        private static final String APPROVED = "approved";

        public static int approvals(List<String> outcomes) {
            return (int) outcomes.stream().filter(APPROVED::equals).count();
        }

        /**
         * What these signatures, in order, decide together: it is settled by the one after which enough approve, or no longer can.
         *
         * @return null while others are to sign
         */
        public @Nullable String verdict(List<String> outcomes) {
            int approvals = approvals(outcomes);
            boolean settled = approvals >= needed || outcomes.size() - approvals > of - needed;
            return settled ? outcomes.get(outcomes.size() - 1) : null;
        }
    }

    /**
     * 逾期未决: a step that nobody decides in its time limit ends by itself.
     *
     * @param element BPMN id of the boundary event
     * @param name    its name, e.g. 逾期未决，视为同意
     */
    public record Lapse(String element, String name) {}
}
