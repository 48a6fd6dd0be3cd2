package org.zhuban.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhuban.certificate.TestTrust.BEGUN;
import static org.zhuban.certificate.TestTrust.RSA;
import static org.zhuban.certificate.TestTrust.SM2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.Firms;
import org.zhuban.TestFolder;
import org.zhuban.ZhubanTest;
import org.zhuban.certificate.TestAuthority.Holder;
import org.zhuban.certificate.TestAuthority.Wish;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.document.Documents;
import org.zhuban.document.IssuedFilings;
import org.zhuban.document.Verification;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** A submission signed with its enterprise's certificate 使用CA证书签名. */
@ZhubanTest
class FilingSigningIntegrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger(9000);

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private FilingService filings;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Documents documents;

    @Autowired
    private Verification verification;

    @Autowired
    private FilingSigning signing;

    @Autowired
    private Bindings bindings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private RevocationLists lists;

    private final String code = Firms.code(COUNT.incrementAndGet());

    private CurrentAccount firm(String creditCode) {
        return firms.firm("LABOUR", "签名试验建筑劳务" + creditCode, creditCode);
    }

    private Holder bound(CurrentAccount firm, String creditCode, String kind) {
        Holder holder = (kind.equals("SM2") ? SM2 : RSA)
                .holder(Wish.of(creditCode, BEGUN).kind(kind));
        return bound(firm, holder);
    }

    private Holder bound(CurrentAccount firm, Holder holder) {
        bindings.bind(Objects.requireNonNull(firm.organisation()), holder.certificate(), null, null);
        return holder;
    }

    private String text(CurrentAccount firm, UUID filing) {
        return Objects.requireNonNull(signing.of(Applicant.of(firm), filing).text());
    }

    private static String signed(String text, Holder holder) {
        try {
            Signature signer = Signature.getInstance(
                    switch (holder.certificate().algorithm()) {
                        case RSA -> "SHA256withRSA";
                        case SM2 -> "SM3withSM2";
                        default -> "SHA256withECDSA";
                    },
                    EnterpriseCertificate.PROVIDER);
            signer.initSign(holder.key());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private FilingSignature sign(CurrentAccount firm, UUID filing, Holder holder) {
        return signing.sign(Applicant.of(firm), filing, holder.certificate().pem(), signed(text(firm, filing), holder));
    }

    private String refusal(CurrentAccount firm, UUID filing, Holder holder, String text) {
        var error = catchThrowableOfType(
                        InvalidInputException.class,
                        () -> signing.sign(
                                Applicant.of(firm), filing, holder.certificate().pem(), signed(text, holder)))
                .errors()
                .get(0);
        assertThat(filings.own(Applicant.of(firm), filing).signature()).isNull();
        return error.field() + " " + error.code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ECDSA", "SM2"})
    void a_signature_of_each_algorithm_is_kept_with_what_it_takes_to_verify_it_anew(String kind) {
        CurrentAccount firm = firm(code);
        Holder holder = bound(firm, code, kind);
        UUID filing = issued.submitted(firm, code);
        FilingSignature made = sign(firm, filing, holder);
        assertThat(made)
                .extracting(FilingSignature::revision, FilingSignature::algorithm, FilingSignature::serial)
                .containsExactly(1, kind, holder.certificate().serial());
        assertThat(filings.own(Applicant.of(firm), filing).signature()).isEqualTo(made);
        assertThat(filings.forReview(filing).signature())
                .as("the reviewer sees it")
                .isEqualTo(made);
        var row = jdbc.sql("select certificate, text, signature from filing_signature where filing = ?")
                .param(filing)
                .query()
                .singleRow();
        assertThat(Signatures.good(
                        EnterpriseCertificate.read((byte[]) row.get("certificate"))
                                .orElseThrow(),
                        row.get("text").toString().getBytes(StandardCharsets.UTF_8),
                        (byte[]) row.get("signature")))
                .isTrue();
    }

    @Test
    void what_is_signed_names_filing_revision_and_the_digest_that_the_revision_keeps() {
        CurrentAccount firm = firm(code);
        UUID filing = issued.submitted(firm, code);
        String digest = jdbc.sql("select encode(digest, 'hex') from filing_revision where filing = ?")
                .param(filing)
                .query(String.class)
                .single();
        String number = filings.own(Applicant.of(firm), filing).filing().number();
        assertThat(text(firm, filing)).isEqualTo("zhuban-filing:" + number + ":1:" + digest);
    }

    @Test
    void another_enterprises_certificate_and_another_key_are_refused() {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "RSA");
        String otherCode = Firms.code(COUNT.incrementAndGet());
        Holder others = bound(firm(otherCode), otherCode, "RSA");
        UUID filing = issued.submitted(firm, code);
        String text = text(firm, filing);
        assertThat(refusal(firm, filing, others, text)).isEqualTo("/certificate certificate.sign.other-enterprise");
        assertThat(refusal(firm, filing, new Holder(others.key(), own.certificate()), text))
                .isEqualTo("/signature certificate.refusal.SIGNATURE");
    }

    @Test
    void a_signature_of_another_digest_another_revision_or_a_login_is_refused() {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "RSA");
        UUID filing = issued.submitted(firm, code);
        String text = text(firm, filing);
        String digest = text.substring(text.lastIndexOf(':') + 1);
        for (String wrong : List.of(
                text.replace(digest, "0".repeat(64)), text.replace(":1:", ":2:"), Tickets.LOGIN + digest, digest)) {
            assertThat(refusal(firm, filing, own, wrong)).isEqualTo("/signature certificate.refusal.SIGNATURE");
        }
    }

    @Test
    void a_revoked_a_lost_and_an_unbound_certificate_are_refused_each_in_its_words() {
        String revokedCode = Firms.code(COUNT.incrementAndGet());
        CurrentAccount revoked = firm(revokedCode);
        Holder withdrawn = bound(revoked, revokedCode, "RSA");
        RSA.revoke(withdrawn.certificate());
        TestTrust.anew(lists, BEGUN);
        UUID filing = issued.submitted(revoked, revokedCode);
        assertThat(refusal(revoked, filing, withdrawn, text(revoked, filing)))
                .isEqualTo("/certificate certificate.refusal.REVOKED");
        CurrentAccount firm = firm(code);
        Holder lost = bound(firm, code, "RSA");
        bindings.reportLoss(firm, bindings.own(firm).get(0).id());
        UUID own = issued.submitted(firm, code);
        assertThat(refusal(firm, own, lost, text(firm, own))).isEqualTo("/certificate certificate.refusal.LOST");
        assertThat(refusal(firm, own, RSA.holder(Wish.of(code, BEGUN)), text(firm, own)))
                .isEqualTo("/certificate certificate.sign.refusal.NOT_BOUND");
    }

    @Test
    void a_submission_is_signed_once_and_what_is_submitted_again_anew() {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "ECDSA");
        UUID filing = issued.submitted(firm, code);
        sign(firm, filing, own);
        assertThatThrownBy(() -> sign(firm, filing, own))
                .isInstanceOf(ConflictException.class)
                .hasMessage("certificate.sign.already");
        OpenTasks.OnDesk task = openTasks.of(filing).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing,
                task.taskId(),
                task.element(),
                "returned",
                "请补正",
                List.of(new Fault("contact", "联系人不对")),
                "tests",
                "审核员"));
        assertThatThrownBy(() -> sign(firm, filing, own)).hasMessage("certificate.sign.already");
        filings.submit(Applicant.of(firm), filing);
        assertThat(filings.own(Applicant.of(firm), filing).signature()).isNull();
        sign(firm, filing, own);
        assertThat(signing.of(Applicant.of(firm), filing).signatures())
                .extracting(FilingSignature::revision)
                .containsExactly(2, 1);
    }

    @Test
    void a_draft_is_not_signed_and_a_foreign_filing_is_not_found() {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "RSA");
        UUID draft = filings.open(Applicant.of(firm), "enterprise-profile", null, java.util.Map.of())
                .details()
                .filing()
                .id();
        assertThat(signing.of(Applicant.of(firm), draft).text()).isNull();
        assertThatThrownBy(() -> signing.sign(
                        Applicant.of(firm), draft, own.certificate().pem(), "AA=="))
                .hasMessage("certificate.sign.not-now");
        CurrentAccount stranger = firms.labour();
        assertThatThrownBy(() -> signing.of(Applicant.of(stranger), draft)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> signing.sign(
                        Applicant.of(stranger), draft, own.certificate().pem(), "AA=="))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_signature_stays_as_it_was_made() {
        CurrentAccount firm = firm(code);
        UUID filing = issued.submitted(firm, code);
        sign(firm, filing, bound(firm, code, "RSA"));
        for (String act : List.of("update filing_signature set revision = 2", "delete from filing_signature")) {
            assertThatThrownBy(() ->
                            jdbc.sql(act + " where filing = ?").param(filing).update())
                    .hasMessageContaining("stays as it was made");
        }
    }

    @Test
    void what_is_approved_already_is_signed_too_and_its_form_prints_whose_certificate_it_was() throws IOException {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "SM2");
        UUID filing = issued.submitted(firm, code);
        issued.approve(filing);
        assertThat(printed(filing)).doesNotContain("已使用CA证书签名");
        sign(firm, filing, own);
        assertThat(printed(filing))
                .contains("已使用CA证书签名：" + own.certificate().subject().replaceAll("\\s", "") + "，序列号"
                        + own.certificate().serial() + "，");
    }

    @Test
    void who_verifies_the_document_is_told_whose_certificate_signed_it_and_whether_that_holds() throws Exception {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "SM2");
        UUID filing = issued.submitted(firm, code);
        issued.approve(filing);
        assertThat(answer(filing).signature()).isNull();
        sign(firm, filing, own);
        assertThat(answer(filing).signature()).satisfies(signature -> {
            assertThat(signature.enterprise()).isEqualTo(firm.displayName());
            assertThat(signature.serial()).isEqualTo(own.certificate().serial());
            assertThat(signature.valid()).isTrue();
        });
        call(get("/q").param("code", answer(filing).code()), firm)
                .andExpect(content().string(containsString("签名有效")));
        String other = Firms.code(COUNT.incrementAndGet());
        CurrentAccount another = firm(other);
        Holder theirs = bound(another, other, "RSA");
        UUID forged = issued.submitted(another, other);
        issued.approve(forged);
        jdbc.sql(
                        """
                        insert into filing_signature (filing, revision, binding, algorithm, certificate, text, signature, actor, at)
                        select ?, 1, id, algorithm, certificate, ?, ?, 'tests', now() from certificate_binding where fingerprint = ?""")
                .params(
                        forged,
                        text(firm, filing),
                        Base64.getDecoder().decode(signed(text(firm, filing), theirs)),
                        theirs.certificate().fingerprint())
                .update();
        assertThat(answer(forged).signature())
                .as("a right signature of another record")
                .satisfies(signature -> assertThat(signature.valid()).isFalse());
        call(get("/q").param("code", answer(forged).code()), firm)
                .andExpect(content().string(containsString("签名与内容不符")));
    }

    private Verification.Answer answer(UUID filing) {
        UUID document = jdbc.sql("select id from document where filing = ?")
                .param(filing)
                .query(UUID.class)
                .single();
        return verification.ask(document).orElseThrow();
    }

    private String printed(UUID filing) throws IOException {
        byte[] pdf = documents.pdf(filing);
        Files.write(TestFolder.of("papers").resolve("signed.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private ResultActions call(MockHttpServletRequestBuilder request, CurrentAccount account) throws Exception {
        return MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build()
                .perform(request.with(authentication(new AccountAuthentication(account)))
                        .contentType(MediaType.APPLICATION_JSON));
    }

    @Test
    void an_enterprises_own_program_signs_by_the_api() throws Exception {
        CurrentAccount firm = firm(code);
        Holder own = bound(firm, code, "RSA");
        UUID filing = issued.submitted(firm, code);
        String path = "/api/v1/filings/" + filing + "/signature";
        String text = text(firm, filing);
        call(get(path), firm)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value(text))
                .andExpect(jsonPath("$.signatures").isEmpty());
        call(get(path), firms.labour()).andExpect(status().isNotFound());
        String body = "{\"fingerprint\": \"%s\", \"signature\": \"%s\"}";
        String print = own.certificate().fingerprint();
        call(post(path).content(body.formatted(print, signed(text, own))), firms.labour())
                .andExpect(status().isNotFound());
        call(post(path).content(body.formatted(print, signed("something else", own))), firm)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("/signature"));
        call(post(path).content(body.formatted("0".repeat(64), signed(text, own))), firm)
                .andExpect(status().isUnprocessableEntity());
        String good = body.formatted(print, signed(text, own));
        for (int i = 0; i < 2; i++) {
            call(post(path).header("Idempotency-Key", "sign-" + filing).content(good), firm)
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.serial").value(own.certificate().serial()));
        }
        call(post(path).content(body.formatted(print, signed(text, own))), firm).andExpect(status().isConflict());
        call(get(path), firm).andExpect(jsonPath("$.signatures[0].fingerprint").value(print));
    }
}
