package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;
import org.zhuban.identity.SentCodes;

@ZhubanTest
class CamundaWebappsIntegrationTests {

    private static final List<String> DOORS = List.of(
            "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/",
            "/camunda/api/engine/engine/default/process-definition/count",
            "/camunda/api/engine/engine/default/user",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
            "/camunda/api/admin/auth/user/default",
            "/camunda/lib/deps.js");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SentCodes sent;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    private Browser in(People.Somebody staff) {
        var browser = new Browser(port);
        browser.login(staff.login(), People.PASSWORD);
        var code = Objects.requireNonNull(sent.to(Logins.SECOND_FACTOR, staff.mobile()));
        browser.fill("/login/code", "/login/code", Map.of("code", code));
        assertThat(browser.isLoggedIn()).isTrue();
        return browser;
    }

    @Test
    void a_reviewer_finds_every_door_closed() {
        var browser = in(people.reviewer());
        for (var door : DOORS) {
            assertThat(browser.get(door).statusCode()).as(door).isEqualTo(403);
        }
    }

    @Test
    void an_enterprise_finds_every_door_closed() {
        var browser = new Browser(port).in(people.enterprise());
        for (var door : DOORS) {
            assertThat(browser.get(door).statusCode()).as(door).isEqualTo(403);
        }
    }

    @Test
    void a_visitor_is_sent_to_the_login_and_a_program_refused() {
        var browser = new Browser(port);
        assertThat(Browser.location(browser.get("/camunda/app/cockpit/default/")))
                .endsWith("/login");
        assertThat(browser.get("/camunda/api/engine/engine/default/user").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/engine-rest/engine").statusCode()).isIn(302, 404);
    }

    @Test
    void a_process_admin_is_in_cockpit_without_another_login() {
        var browser = in(people.modeler());
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        var definitions = browser.get("/camunda/api/engine/engine/default/process-definition/count");
        assertThat(definitions.statusCode()).as(definitions.body()).isEqualTo(200);
        assertThat(definitions.body()).contains("\"count\"");
        assertThat(browser.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_process_admin_without_his_role_is_out_with_the_next_click() {
        var modeler = people.modeler();
        var browser = in(modeler);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        jdbc.sql("delete from account_role where account = ?")
                .param(modeler.id())
                .update();
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition/count")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_printed_form_that_runs_code_is_refused_at_the_engines_own_upload_and_that_is_kept() {
        ProcessEngines.registerProcessEngine(
                engine); // the webapps know one engine of a name in the whole JVM, the newest context's
        var browser = in(people.modeler());
        browser.get("/camunda/api/engine/engine/default/process-definition/count");
        String attack =
                "<jasperReport name=\"x\"><summary height=\"9\"><element kind=\"textField\" x=\"0\" y=\"0\" width=\"9\""
                        + " height=\"9\"><expression>Runtime.getRuntime().exec(\"id\")</expression></element></summary></jasperReport>";
        String part = "--edge\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String body = part.formatted("deployment-name", "", "smuggled-report")
                + part.formatted("a", "; filename=\"reports/smuggled-report.jrxml\"", attack)
                + "--edge--\r\n";
        var answer = browser.send(browser.request("/camunda/api/engine/engine/default/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 500);
        assertThat(jdbc.sql("select count(*) from act_re_deployment where name_ = 'smuggled-report'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'process-deploy' and object = 'process:smuggled-report'")
                        .query(Long.class)
                        .single())
                .isOne();
    }
}
