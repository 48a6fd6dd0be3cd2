package org.zhuban.filing.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.zhuban.reference.WorkingDays;

/**
 * A timer that counts from when its waiting began, also after a migration or a recalculation: working days 工作日 end as time limits do
 * ({@link WorkingDays#due}), at 24:00 of the last one; plain time as the engine counts it.
 */
final class WaitTimer extends TimerDeclarationImpl {

    private static final long serialVersionUID = 1L;

    private final TimerDeclarationImpl timer;
    private final int days;
    private final transient ObjectProvider<WorkingDays> calendar;
    private final transient Clock clock;

    /**
     * @param timer as the engine read it
     * @param days  working days; 0 = it counts plain time
     */
    WaitTimer(TimerDeclarationImpl timer, int days, ObjectProvider<WorkingDays> calendar, Clock clock) {
        super(null, TimerDeclarationType.DURATION, timer.getJobHandlerType());
        setInterruptingTimer(timer.isInterruptingTimer());
        setEventScopeActivityId(timer.getEventScopeActivityId());
        this.timer = timer;
        this.days = days;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public TimerEntity createTimer(ExecutionEntity execution) {
        TimerEntity job = timer.createTimer(execution);
        job.setCreateTime(Date.from(clock.instant()));
        resolveAndSetDuedate(execution, job, true);
        return job;
    }

    @Override
    public void updateJob(TimerEntity job) {
        resolveAndSetDuedate(job.getExecution(), job, true);
    }

    @Override
    public String resolveAndSetDuedate(ExecutionEntity execution, TimerEntity job, boolean creationDateBased) {
        if (days == 0) {
            return timer.resolveAndSetDuedate(execution, job, true);
        }
        Instant began = job.getCreateTime().toInstant();
        job.setDuedate(Date.from(calendar.getObject().due(began, days)));
        return "";
    }
}
