package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ZhubanTest
class ApplicationIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestRestTemplate http;

    @Value("${local.management.port}")
    private int managementPort;

    @Test
    void the_application_is_not_the_owner_of_its_schema() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("zhuban_app");
        assertThatThrownBy(() -> jdbc.sql("create table mine (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("drop table account").update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @Test
    void the_application_can_only_add_to_the_audit_log() {
        jdbc.sql("insert into audit_entry (actor, action, object, result) values ('system', 'test', 'test:1', 'DONE')")
                .update();
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'x'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () -> database.asOwner().sql("delete from audit_entry").update())
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void the_engine_works_on_tables_that_flyway_made() {
        assertThat(jdbc.sql("select version_ from act_ge_schema_log order by timestamp_ desc limit 1")
                        .query(String.class)
                        .single())
                .startsWith("7.24");
        assertThat(database.asSuperuser()
                        .sql(
                                "select count(*) from pg_tables where tablename like 'act\\_%' and tableowner <> 'zhuban_owner'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void health_answers_on_a_port_of_its_own_only() {
        String health = "/actuator/health";
        assertThat(http.getForEntity("http://127.0.0.1:" + managementPort + health, String.class)
                        .getBody())
                .contains("UP");
        assertThat(http.getForEntity(health, String.class).getBody()).doesNotContain("\"UP\"");
    }
}
