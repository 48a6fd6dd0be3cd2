package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingStep;

/** The outgoing door: what the kit asks of the process engine, in the caller's transaction, which holds the filing's row locked: so decisions on one filing come one after another. */
public interface FilingWorkflow {

    /**
     * Starts a process; business key = filing number.
     *
     * @param definition the version that the filing was checked by, mostly the newest
     * @return the process instance
     * @throws org.zhuban.common.ConflictException {@code filing-type.suspended} while the type is suspended
     * @throws org.zhuban.common.NotFoundException {@code filing-type.unknown} if that version was deleted meanwhile
     */
    String start(String definition, UUID filing, String number, String region);

    /**
     * Completes a user task with an outcome; everything up to the next wait state runs in this transaction.
     *
     * @throws org.zhuban.common.ConflictException {@code task.handled} if it is gone or another was first
     */
    void complete(String taskId, String outcome);

    /**
     * Completes one of the tasks of a countersigned step 会签; the one that settles it moves the process on with its outcome.
     *
     * @param round     {@link org.zhuban.filing.FilingProgress.Round#id}
     * @param approvals of the round so far, with this one; as many as are needed once it is settled, so that nobody signs what cannot be carried
     * @throws org.zhuban.common.ConflictException {@code task.handled} if it is gone or another was first
     */
    void sign(String round, String taskId, String outcome, int approvals);

    /**
     * Ends a task whose time limit is over by the timer at it, with the others of its round; the outcome is {@code lapsed}.
     *
     * @throws org.zhuban.common.ConflictException {@code task.handled} if it is gone, {@code filing.suspended}
     */
    void lapse(String taskId);

    /** Sets or clears the assignee. @throws org.zhuban.common.ConflictException {@code task.handled} */
    void assign(String taskId, @Nullable UUID account);

    /** Correlates {@code filing.withdraw}. @throws org.zhuban.common.ConflictException {@code filing.already-decided} */
    void withdraw(String processInstance);

    /**
     * Goes back from the user task where it stands to one it has passed, which opens anew; what lies between is not undone.
     *
     * @param present BPMN id of the user task where it stands
     * @param former  BPMN id of the one to go back to
     * @throws org.zhuban.common.ConflictException {@code filing.suspended}, or {@code filing.already-decided} if it stands there no longer
     */
    void goBack(String processInstance, String present, String former);

    /** Task of the applicant (desk {@code applicant}) on which a returned filing waits. */
    Optional<String> applicantTask(String processInstance);

    /** The newest version of a type's process; what another node deploys is seen within a second. */
    Optional<ProcessModel> newest(String type);

    /** The version a filing runs on; immutable, cached. */
    ProcessModel model(String definition);

    /** All types deployed, newest versions, by key. */
    List<ProcessModel> types();

    /**
     * Asks a decision table that belongs to a version of a process.
     *
     * @param facts scalars by name
     * @return a row for each rule that matched, by names of the outputs
     * @throws IllegalArgumentException if the version has no such table
     */
    List<Map<String, Object>> decide(String definition, String decision, Map<String, ?> facts);

    /** Steps of the automated review 自动审查 of a version, to look at a filing again outside their run: they ask their tables and decide nothing. */
    List<FilingStep.Context> checks(String definition, UUID filing);

    /** Every open user task, the applicants' too, read in pages; for the nightly reconcile. */
    void forEachOpenTask(java.util.function.Consumer<OpenUserTask> visitor);
}
