package org.zhuban.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.enterprise.EnterpriseEnded;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;
import org.zhuban.publicity.NoticeBoard;
import org.zhuban.publicity.NoticeQuery;
import org.zhuban.publicity.PublicNotice;

/** What the public sees of entries, and when (RULES XJ 2). */
@ZhubanTest
class EntryPublicationIntegrationTests {

    @Autowired
    private Entrants entrants;

    @Autowired
    private NoticeBoard board;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private org.springframework.context.ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private List<PublicNotice> seen(CurrentAccount firm, String category) {
        return board.list(new NoticeQuery(category, null, code(firm)), null, 50).items();
    }

    private String code(CurrentAccount firm) {
        return jdbc.sql("select credit_code from enterprise where id = :id")
                .param("id", Objects.requireNonNull(firm.organisation()))
                .query(String.class)
                .single();
    }

    private void change(CurrentAccount firm, String office) {
        entrants.approve(entrants.submit(firm, "entry-change", Map.of("kind", "CONSTRUCTION", "localOffice", office)));
    }

    @Test
    void an_entry_is_public_a_day_after_its_approval_and_a_change_another_day_later() {
        CurrentAccount firm = entrants.entered();
        assertThat(seen(firm, "entry-enterprise")).isEmpty();
        clock.advance(Duration.ofHours(23).plusMinutes(59));
        assertThat(seen(firm, "entry-enterprise")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(seen(firm, "entry-enterprise")).singleElement().asString().doesNotContain("嘉元路1000号");

        change(firm, "相城区元和街道嘉元路1000号");
        clock.advance(Duration.ofHours(23));
        assertThat(seen(firm, "entry-enterprise"))
                .as("the former version shows meanwhile")
                .singleElement()
                .asString()
                .doesNotContain("嘉元路1000号");
        clock.advance(Duration.ofHours(2));
        assertThat(seen(firm, "entry-enterprise")).singleElement().asString().contains("嘉元路1000号");
    }

    @Test
    void an_entry_that_has_expired_is_not_shown() {
        CurrentAccount firm = entrants.entered();
        clock.advance(Duration.ofHours(25));
        int year = LocalDate.now(clock).getYear();
        clock.stopAt(year + "-12-31T23:59:59");
        assertThat(seen(firm, "entry-enterprise")).hasSize(1);
        clock.stopAt((year + 1) + "-01-01T00:00:00");
        assertThat(seen(firm, "entry-enterprise")).isEmpty();
    }

    @Test
    void people_are_public_with_their_certificates_their_names_masked_and_go_a_day_after_they_were_taken_out() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = entrants.employee(firm, "何匠心");
        entrants.approve(entrants.submit(
                firm,
                "entry-personnel",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
                        "certificates",
                        List.of(Entrants.certificate(worker, "SK-61"), Entrants.certificate(worker, "SK-62")))));
        clock.advance(Duration.ofHours(25));
        assertThat(seen(firm, "entry-person"))
                .singleElement()
                .asString()
                .contains("SK-61", "SK-62")
                .doesNotContain("何匠心")
                .doesNotContain(worker.number());

        entrants.approve(entrants.submit(
                firm,
                "entry-personnel-change",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
                        "cancelled",
                        List.of(Map.of("certificateNo", "SK-61"), Map.of("certificateNo", "SK-62")))));
        assertThat(seen(firm, "entry-person")).hasSize(1);
        clock.advance(Duration.ofHours(25));
        assertThat(seen(firm, "entry-person")).isEmpty();
    }

    @Test
    void nothing_of_an_enterprise_that_ended_is_public() {
        CurrentAccount firm = entrants.entered();
        clock.advance(Duration.ofHours(25));
        assertThat(seen(firm, "entry-enterprise")).hasSize(1);
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        transaction.executeWithoutResult(status -> events.publishEvent(new EnterpriseEnded(enterprise)));
        assertThat(seen(firm, "entry-enterprise")).isEmpty();
    }
}
