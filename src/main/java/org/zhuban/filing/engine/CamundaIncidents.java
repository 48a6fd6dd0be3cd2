package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;

/** Incidents of failed jobs on Camunda 7. */
@Service
class CamundaIncidents implements ProcessIncidents {

    private final ManagementService management;
    private final JdbcClient jdbc;

    CamundaIncidents(ManagementService management, JdbcClient jdbc) {
        this.management = management;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Integer> counts() {
        return jdbc
                .sql(
                        """
                        select p.key_, count(*) as failed from act_ru_incident i
                        join act_re_procdef p on p.id_ = i.proc_def_id_ where i.configuration_ is not null group by p.key_""")
                .query((row, index) -> Map.entry(row.getString("key_"), row.getInt("failed")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Incident> of(String type, int most) {
        return jdbc.sql(
                        """
                        select i.id_, p.key_, p.version_, i.activity_id_, coalesce(e.business_key_, '') as number,
                               i.incident_msg_, i.incident_timestamp_
                        from act_ru_incident i
                        join act_re_procdef p on p.id_ = i.proc_def_id_
                        left join act_ru_execution e on e.id_ = i.proc_inst_id_
                        where p.key_ = :type and i.configuration_ is not null
                        order by i.incident_timestamp_, i.id_ limit :most""")
                .param("type", type)
                .param("most", most)
                .query((row, index) -> new Incident(
                        row.getString("id_"),
                        row.getString("key_"),
                        row.getInt("version_"),
                        row.getString("activity_id_"),
                        row.getString("number"),
                        row.getString("incident_msg_"),
                        row.getTimestamp("incident_timestamp_").toInstant()))
                .list();
    }

    @Override
    @Transactional
    public void retry(String incident) {
        String job = jdbc.sql("select configuration_ from act_ru_incident where id_ = ?")
                .param(incident)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("studio.incident.gone"));
        try {
            management.setJobRetries(job, 1);
        } catch (NullValueException gone) {
            throw new NotFoundException("studio.incident.gone");
        }
    }
}
