package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<String> lasting) {

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
     */
    public record UserTask(String id, String name, String desk, List<String> outcomes, int timeLimit) {}
}
