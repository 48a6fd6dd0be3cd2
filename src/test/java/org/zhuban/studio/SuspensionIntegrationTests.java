package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.Catalogue;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Intake;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;

/** 暂停受理: what applicants meet while a type takes no submissions. */
@ZhubanTest
class SuspensionIntegrationTests {

    private static final CurrentAccount ADMIN =
            SubmittedFilings.account("process-admin", new Grant(Role.PROCESS_ADMIN, null, null));

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private FilingService filings;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private NightWorks works;

    @Autowired
    private TestClock clock;

    private CurrentAccount account = NightWorks.reviewer();
    private Applicant applicant = Applicant.of(account);

    @BeforeEach
    void an_enterprise() {
        clock.stopAt("2026-11-16T09:00:00");
        account = works.enterprise("LABOUR");
        applicant = Applicant.of(account);
    }

    @AfterEach
    void resumed() {
        suspensions.of(ADMIN, NightWorks.KEY).ifPresent(left -> suspensions.resume(ADMIN, NightWorks.KEY));
    }

    private Catalogue.Entry entry() {
        return catalogue.of(account).stream()
                .filter(entry -> entry.model().key().equals(NightWorks.KEY))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void submitting_is_refused_with_reason_and_day_and_the_draft_stays() {
        UUID draft = works.draft(account, "暂停工程").id();
        suspensions.suspend(ADMIN, NightWorks.KEY, "系统升级", LocalDate.of(2026, 12, 1));
        assertThatThrownBy(() -> filings.submit(applicant, draft))
                .isInstanceOfSatisfying(ConflictException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("filing-type.paused");
                    assertThat(refused.args()).containsExactly("夜间施工申报", "2026-12-01", "系统升级");
                });
        Filing kept = filings.own(applicant, draft).filing();
        assertThat(kept.state()).isEqualTo(FilingState.DRAFT);
        filings.save(applicant, draft, kept.version(), works.answers("改名工程"));
        assertThat(works.draft(account, "另一工程").state())
                .as("a new draft is kept too")
                .isEqualTo(FilingState.DRAFT);
    }

    @Test
    void the_catalogue_tells_it() {
        assertThat(entry().paused()).isEmpty();
        suspensions.suspend(ADMIN, NightWorks.KEY, "系统升级", LocalDate.of(2026, 12, 1));
        assertThat(entry().paused()).contains(new Intake.Pause("系统升级", LocalDate.of(2026, 12, 1)));
        suspensions.suspend(ADMIN, NightWorks.KEY, "政策调整", null);
        assertThat(entry().paused().orElseThrow().message()).isEqualTo("intake.paused.open");
    }

    @Test
    void it_resumes_by_itself_on_its_day() {
        UUID draft = works.draft(account, "到期工程").id();
        suspensions.suspend(ADMIN, NightWorks.KEY, "系统升级", LocalDate.of(2026, 11, 17));
        clock.advance(Duration.ofHours(12));
        assertThatThrownBy(() -> filings.submit(applicant, draft)).hasMessage("filing-type.paused");
        clock.advance(Duration.ofHours(12));
        assertThat(filings.submit(applicant, draft).state()).isEqualTo(FilingState.IN_REVIEW);
        assertThatThrownBy(() -> suspensions.resume(ADMIN, NightWorks.KEY)).hasMessage("suspension.none");
    }

    @Test
    void it_is_resumed_by_hand_and_what_was_submitted_goes_on_all_the_while() {
        Filing running = works.submit(account, "在办工程");
        UUID draft = works.draft(account, "等候工程").id();
        suspensions.suspend(ADMIN, NightWorks.KEY, "系统升级", null);
        works.decide(running.id(), "returned");
        assertThat(filings.submit(applicant, running.id()).state())
                .as("a correction is no new submission")
                .isEqualTo(FilingState.IN_REVIEW);
        works.decide(running.id(), "approved");
        suspensions.resume(ADMIN, NightWorks.KEY);
        assertThat(filings.submit(applicant, draft).state()).isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void reason_and_day_must_make_sense_and_only_process_admins_suspend() {
        assertThatThrownBy(() -> suspensions.suspend(ADMIN, NightWorks.KEY, " ", LocalDate.now(clock)))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .hasSize(2));
        assertThatThrownBy(() -> suspensions.suspend(ADMIN, "no-such-type", "系统升级", null))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> suspensions.suspend(NightWorks.reviewer(), NightWorks.KEY, "系统升级", null))
                .isInstanceOf(DeniedException.class);
    }
}
