package org.zhuban.filing.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the running filings of a type stand, whatever version they run on. */
@Component
public class RunningSteps {

    private final JdbcClient jdbc;

    RunningSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait at which element, by BPMN id: at tasks, timers, and steps to be carried out by and by. */
    @Transactional(readOnly = true)
    public Map<String, Integer> of(String type) {
        return jdbc
                .sql(
                        """
                        select split_part(e.act_id_, '#', 1) as element, count(distinct e.proc_inst_id_) as filings
                        from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_
                        where p.key_ = :type and e.is_active_ and e.act_id_ is not null
                        group by split_part(e.act_id_, '#', 1)""")
                .param("type", type)
                .query((row, index) -> Map.entry(row.getString("element"), row.getInt("filings")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
