package org.zhuban.filing.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingStep;
import org.zhuban.filing.form.Forms;
import org.zhuban.filing.form.TestForms;

/** Not annotated as a configuration: the application would find it in its tests. */
@ComponentScan
@ImportAutoConfiguration({
    TransactionAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
class EngineSlice {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    Texts texts(MessageSource messages) {
        return new Texts(messages);
    }

    @Bean
    Forms forms() {
        return TestForms.forms();
    }

    @Bean
    RecordedAudit audit() {
        return new RecordedAudit();
    }

    @Bean
    RecordedProgress progress() {
        return new RecordedProgress();
    }

    @Bean
    FakeSteps fakeSteps() {
        return new FakeSteps();
    }

    @Bean
    FilingStep runChecks(FakeSteps steps) {
        return steps.named("runChecks");
    }

    @Bean
    FilingStep issueDocument(FakeSteps steps) {
        return steps.named("issueDocument");
    }

    @Bean
    FilingStep notifyApplicant(FakeSteps steps) {
        return steps.named("notifyApplicant");
    }

    @Bean
    FilingStep notifyDecider(FakeSteps steps) {
        return steps.named("notifyDecider");
    }

    @Bean
    FilingStep decideByChecks(FakeSteps steps) {
        return steps.deciding("decideByChecks", "review");
    }

    @Bean
    FilingStep enterRegister(FakeSteps steps) {
        return steps.named("enterRegister");
    }
}
