package org.zhuban.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.certificate.TestAuthority.Wish;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Finding;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** {@code ca-binding} beyond its scenarios, and how a binding ends. */
@ZhubanTest
class CaBindingIntegrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger(8000);

    @Autowired
    private Firms firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Bindings bindings;

    @Autowired
    private Presented presented;

    @Autowired
    private TestClock clock;

    private final String code = Firms.code(COUNT.incrementAndGet());
    /** Nobody here believes it: the reviewer learns so. */
    private final TestAuthority authority = new TestAuthority("ECDSA", "别家CA", java.time.Instant.now());

    private CurrentAccount firm() {
        return firms.firm("GENERAL_CONTRACTOR", "绑定试验建设工程" + code, code);
    }

    private EnterpriseCertificate certificate(String of) {
        return authority.holder(Wish.of(of, clock.instant()).kind("ECDSA")).certificate();
    }

    private UUID opened(CurrentAccount firm, Map<String, Object> data) {
        return filings.open(Applicant.of(firm), "ca-binding", null, data)
                .details()
                .filing()
                .id();
    }

    private static Map<String, Object> answers(String pem) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("certificatePem", pem);
        return answers;
    }

    private List<String> faults(CurrentAccount firm, UUID filing) {
        return catchThrowableOfType(InvalidInputException.class, () -> filings.submit(Applicant.of(firm), filing))
                .errors()
                .stream()
                .map(FieldError::code)
                .toList();
    }

    private void approve(UUID filing) {
        OpenTasks.OnDesk task = openTasks.of(filing).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing, task.taskId(), task.element(), "approved", "同意", List.of(), "test", "审核员"));
    }

    @Test
    void an_application_knows_the_enterprise_and_shows_what_stands_in_the_certificate() {
        CurrentAccount firm = firm();
        EnterpriseCertificate own = certificate(code);
        UUID filing = opened(firm, answers(own.pem()));
        filings.submit(Applicant.of(firm), filing);
        Map<String, Object> data = filings.own(Applicant.of(firm), filing).data();
        assertThat(data)
                .containsEntry("creditCode", code)
                .containsEntry("contactName", "顾雪梅")
                .containsEntry("certificateSerial", own.serial())
                .containsEntry("certificateFingerprint", own.fingerprint())
                .containsEntry("certificateAlgorithm", "ECDSA");
        assertThat(filings.forReview(filing).findings().stream()
                        .filter(finding -> finding.result() == Finding.Result.FAIL)
                        .map(Finding::rule))
                .containsExactly("chain-trusted");
    }

    @Test
    void what_is_no_certificate_holds_a_private_key_or_belongs_to_another_is_refused_at_its_field() {
        CurrentAccount firm = firm();
        UUID filing = opened(firm, answers("这不是证书"));
        assertThat(faults(firm, filing)).contains("certificate.unreadable");
        assertThat(faults(firm, changed(firm, filing, "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----")))
                .contains("certificate.private-key");
        String other = Firms.code(COUNT.incrementAndGet());
        assertThat(faults(firm, changed(firm, filing, certificate(other).pem())))
                .contains("certificate.not-own");
        assertThat(faults(firm, changed(firm, filing, certificate("").pem()))).contains("certificate.no-code");
        EnterpriseCertificate own = certificate(code);
        bindings.bind(Objects.requireNonNull(firm.organisation()), own, null, null);
        assertThat(faults(firm, changed(firm, filing, own.pem()))).contains("certificate.bound-already");
    }

    private UUID changed(CurrentAccount firm, UUID filing, String pem) {
        var details = filings.own(Applicant.of(firm), filing);
        Map<String, Object> data = new LinkedHashMap<>(details.data());
        new ArrayList<>(data.keySet())
                .stream().filter(key -> key.startsWith("certificate")).forEach(data::remove);
        data.put("certificatePem", pem);
        filings.save(Applicant.of(firm), filing, details.filing().version(), data);
        return filing;
    }

    @Test
    void a_renewed_certificate_takes_the_place_of_the_former_and_the_former_is_out() {
        CurrentAccount firm = firm();
        EnterpriseCertificate former = certificate(code);
        bindings.bind(Objects.requireNonNull(firm.organisation()), former, null, null);
        EnterpriseCertificate renewed = certificate(code);
        Map<String, Object> answers = answers(renewed.pem());
        answers.put("replacesSerial", former.serial());
        UUID filing = opened(firm, answers);
        filings.submit(Applicant.of(firm), filing);
        approve(filing);
        assertThat(bindings.own(firm))
                .extracting(Binding::fingerprint, Binding::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(renewed.fingerprint(), Binding.State.ACTIVE),
                        org.assertj.core.groups.Tuple.tuple(former.fingerprint(), Binding.State.REPLACED));
        UUID another = opened(firm, answersReplacing(certificate(code), "ABCDEF"));
        assertThat(faults(firm, another)).containsExactly("certificate.replaces-unknown");
    }

    private static Map<String, Object> answersReplacing(EnterpriseCertificate certificate, String serial) {
        Map<String, Object> answers = answers(certificate.pem());
        answers.put("replacesSerial", serial);
        return answers;
    }

    @Test
    void the_certificate_just_presented_is_filled_in_and_a_former_application_is_not() {
        CurrentAccount firm = firm();
        UUID former = opened(firm, answers(certificate(code).pem()));
        filings.submit(Applicant.of(firm), former);
        approve(former);
        assertThat(filings.open(Applicant.of(firm), "ca-binding", null, Map.of())
                        .details()
                        .data())
                .doesNotContainKey("certificateSerial");
        EnterpriseCertificate own = certificate(code);
        presented.remember(new Examination(own, code, null, null, Map.of(Check.BINDING, Refusal.NOT_BOUND)));
        assertThat(filings.open(Applicant.of(firm), "ca-binding", null, Map.of())
                        .details()
                        .data())
                .containsEntry("certificateSerial", own.serial())
                .extractingByKey("certificatePem")
                .asString()
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void a_loss_is_reported_by_the_enterprise_itself_once_and_by_nobody_else() {
        CurrentAccount firm = firm();
        Binding binding = bindings.bind(Objects.requireNonNull(firm.organisation()), certificate(code), null, null);
        CurrentAccount stranger = firms.labour();
        assertThatThrownBy(() -> bindings.reportLoss(stranger, binding.id())).isInstanceOf(NotFoundException.class);
        bindings.reportLoss(firm, binding.id());
        assertThatThrownBy(() -> bindings.reportLoss(firm, binding.id())).isInstanceOf(ConflictException.class);
        assertThat(bindings.own(firm)).extracting(Binding::state).containsExactly(Binding.State.LOST);
    }

    @Test
    void a_supervisor_of_the_region_revokes_with_a_reason_a_reviewer_and_a_foreign_supervisor_do_not() {
        CurrentAccount firm = firm();
        Binding binding = bindings.bind(Objects.requireNonNull(firm.organisation()), certificate(code), null, null);
        CurrentAccount reviewer = staff(Role.REVIEWER, "320507");
        CurrentAccount elsewhere = staff(Role.SUPERVISOR, "330100");
        CurrentAccount supervisor = staff(Role.SUPERVISOR, "320500");
        assertThatThrownBy(() -> bindings.revoke(reviewer, binding.id(), "冒领")).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> bindings.revoke(elsewhere, binding.id(), "冒领")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bindings.revoke(supervisor, binding.id(), " "))
                .isInstanceOf(InvalidInputException.class);
        assertThat(bindings.supervised(elsewhere, code)).isEmpty();
        assertThat(bindings.supervised(supervisor, code))
                .extracting(Bindings.Listed::creditCode)
                .containsExactly(code);
        bindings.revoke(supervisor, binding.id(), "冒领的证书");
        assertThat(bindings.own(firm))
                .extracting(Binding::state, Binding::endReason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Binding.State.REVOKED, "冒领的证书"));
    }

    private static CurrentAccount staff(Role role, String region) {
        return new CurrentAccount(
                UUID.randomUUID(), "staff", "主管", List.of(new Grant(role, null, region)), null, Set.of("*"));
    }
}
