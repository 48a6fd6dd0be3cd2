package org.zhuban.enterprise;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;

/** Invariants of SECURITY 25 about the register of enterprises. */
@Configuration(proxyBeanMethods = false)
class EnterpriseChecks {

    @Bean
    ConsistencyCheck approvedCertificationsAreRegistered(JdbcClient jdbc) {
        return new ConsistencyCheck() {
            @Override
            public String promise() {
                return "Each approved certification is in the register once, with an account";
            }

            @Override
            public List<String> violations() {
                return jdbc.sql(
                                """
                                select f.number || ' is approved but has '
                                       || case when e.id is null then 'no enterprise' else 'no account' end
                                from filing f
                                left join enterprise e on e.certified_by = f.id
                                where f.type = 'enterprise-certification' and f.state = 'APPROVED'
                                  and (e.id is null or not exists (select from account a where a.organisation = e.id))
                                limit 100""")
                        .query(String.class)
                        .list();
            }
        };
    }
}
