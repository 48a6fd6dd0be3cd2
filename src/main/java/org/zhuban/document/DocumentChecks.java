package org.zhuban.document;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;

/** Invariants of SECURITY 25 about documents. */
@Configuration(proxyBeanMethods = false)
class DocumentChecks {

    @Bean
    ConsistencyCheck everyApprovalHasItsDocument(JdbcClient jdbc) {
        return new ConsistencyCheck() {
            @Override
            public String promise() {
                return "Each approved filing whose process issues a document has one, of the approved revision, and no other filing has";
            }

            @Override
            public List<String> violations() {
                return jdbc.sql(
                                """
                                select f.number || ' passed the step that issues its document and has none of revision ' || f.revision
                                from filing f
                                where f.state in ('APPROVED', 'SUPERSEDED', 'EXPIRED', 'REVOKED')
                                  and exists (select from filing_trace t where t.filing = f.id and t.instance = f.process_instance and t.element = 'issue-document')
                                  and not exists (select from document d where d.filing = f.id and d.revision = f.revision)
                                union all
                                select f.number || ' is ' || f.state || ' and has document ' || d.number
                                from document d join filing f on f.id = d.filing
                                where f.state not in ('APPROVED', 'SUPERSEDED', 'EXPIRED', 'REVOKED')
                                limit 100""")
                        .query(String.class)
                        .list();
            }
        };
    }
}
