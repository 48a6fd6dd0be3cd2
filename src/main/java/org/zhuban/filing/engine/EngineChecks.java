package org.zhuban.filing.engine;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;

/** Filing state = engine state (SECURITY 25), asked over both sides' tables in one statement, so that running work can't look like a fault. */
@Configuration(proxyBeanMethods = false)
class EngineChecks {

    private static final String PROMISE =
            "A filing in review or in correction has exactly one running process at one user task or one waiting event, any other none";

    private static final String VIOLATIONS =
            """
            select f.number || ' is ' || f.state || ' and has ' || p.instances || ' processes at ' || p.tasks || ' tasks and waiting events'
            from filing f
            cross join lateral (select count(*) as instances, coalesce(sum(t.tasks + w.waits), 0) as tasks
                                from act_ru_execution e
                                cross join lateral (select count(distinct task_def_key_) as tasks from act_ru_task where proc_inst_id_ = e.id_) t
                                cross join lateral (select count(distinct execution_id_) as waits from act_ru_job
                                                    where process_instance_id_ = e.id_ and handler_type_ = 'timer-intermediate-transition') w
                                where e.business_key_ = f.number and e.parent_id_ is null) p
            where case when f.state in ('IN_REVIEW', 'RETURNED') then p.instances <> 1 or p.tasks <> 1 else p.instances > 0 end
            union all
            select 'process ' || e.id_ || ' has no filing ' || e.business_key_
            from act_ru_execution e
            where e.parent_id_ is null and not exists (select from filing f where f.number = e.business_key_)
            limit 100""";

    @Bean
    ConsistencyCheck filingsAgreeWithTheEngine(JdbcClient jdbc) {
        return new ConsistencyCheck() {
            @Override
            public String promise() {
                return PROMISE;
            }

            @Override
            public List<String> violations() {
                return jdbc.sql(VIOLATIONS).query(String.class).list();
            }
        };
    }
}
