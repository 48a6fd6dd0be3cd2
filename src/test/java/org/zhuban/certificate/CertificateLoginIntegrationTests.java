package org.zhuban.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.certificate.TestTrust.RSA;
import static org.zhuban.certificate.TestTrust.SM2;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.certificate.TestAuthority.Holder;
import org.zhuban.certificate.TestAuthority.Wish;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** CA证书登录 over real TLS handshakes, with certificates that have every fault of the list. */
@ZhubanTest
class CertificateLoginIntegrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger(67_000);

    @LocalServerPort
    private int port;

    @Autowired
    private Firms firms;

    @Autowired
    private Bindings bindings;

    @Autowired
    private StandingCertificates standing;

    @Autowired
    private RevocationLists lists;

    @Autowired
    private TestClock clock;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    /** Every test asks for the lists anew. */
    @BeforeEach
    void new_lists() {
        TestTrust.anew(lists, clock.instant());
    }

    private CurrentAccount firm(String code) {
        return firms.firm("GENERAL_CONTRACTOR", "试验建设工程" + code, code);
    }

    private static String code() {
        return Firms.code(COUNT.incrementAndGet());
    }

    private Wish wish(String code) {
        return Wish.of(code, clock.instant());
    }

    private Binding bound(CurrentAccount firm, Holder holder) {
        return bindings.bind(java.util.Objects.requireNonNull(firm.organisation()), holder.certificate(), null, null);
    }

    private TlsBrowser browser() {
        return new TlsBrowser(port, null);
    }

    private TlsBrowser browser(Holder holder) {
        return new TlsBrowser(port, holder);
    }

    private String said(Refusal refusal) {
        return texts.text(java.util.Locale.SIMPLIFIED_CHINESE, "certificate.refusal." + refusal);
    }

    private HttpResponse<String> shown(Holder holder) {
        TlsBrowser browser = holder == null ? browser() : browser(holder);
        return browser.get(browser.tlsAddress());
    }

    private void refused(HttpResponse<String> answer, Refusal why) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(said(why)).contains("id=\"refusal\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ECDSA"})
    void a_bound_certificate_logs_its_enterprise_in(String kind) {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)).kind(kind));
        bound(firm, holder);
        TlsBrowser browser = browser(holder);
        HttpResponse<String> ticket = browser.get(browser.tlsAddress());
        assertThat(ticket.statusCode()).isEqualTo(302);
        assertThat(TlsBrowser.location(ticket))
                .startsWith("http://localhost:" + port + "/login/certificate/enter?ticket=");
        String before = browser.session();
        HttpResponse<String> in = browser.get(TlsBrowser.location(ticket));
        assertThat(TlsBrowser.location(in)).endsWith("/workspace");
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(browser.isLoggedIn()).isTrue();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'login' and object = ?")
                        .param("account:" + firm.id())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private String codeOf(CurrentAccount firm) {
        return jdbc.sql("select credit_code from enterprise where id = ?")
                .param(firm.organisation())
                .query(String.class)
                .single();
    }

    @Test
    void a_ticket_works_once_in_its_own_browser_and_for_a_minute() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        TlsBrowser browser = browser(holder);
        String stolen = TlsBrowser.location(browser.get(browser.tlsAddress()));
        TlsBrowser thief = browser();
        thief.get("/login/certificate");
        assertThat(TlsBrowser.location(thief.get(stolen))).endsWith("/login?ticket");
        assertThat(TlsBrowser.location(browser.get(stolen)))
                .as("used up by the thief")
                .endsWith("/login?ticket");
        String second = TlsBrowser.location(browser.get(browser.tlsAddress()));
        clock.advance(Duration.ofSeconds(61));
        assertThat(TlsBrowser.location(browser.get(second))).endsWith("/login?ticket");
        String third = TlsBrowser.location(browser.get(browser.tlsAddress()));
        assertThat(TlsBrowser.location(browser.get(third))).endsWith("/workspace");
        assertThat(TlsBrowser.location(browser.get(third))).doesNotContain("/workspace");
    }

    @Test
    void without_a_certificate_the_page_says_so() {
        refused(shown(null), Refusal.NONE);
    }

    @Test
    void an_expired_and_an_early_one_say_so() {
        Instant now = clock.instant();
        Duration day = Duration.ofDays(1);
        refused(
                shown(RSA.holder(wish(code()).valid(now.minus(day.multipliedBy(400)), now.minus(day)))),
                Refusal.EXPIRED);
        refused(
                shown(RSA.holder(wish(code()).valid(now.plus(day), now.plus(day.multipliedBy(400))))),
                Refusal.NOT_YET_VALID);
    }

    @Test
    void a_foreign_authority_and_a_self_signed_one_are_told_apart() {
        var stranger = new TestAuthority("RSA", "别家CA", clock.instant());
        refused(shown(stranger.holder(wish(code()))), Refusal.WRONG_CA);
        refused(shown(new TestAuthority("RSA", "试验CA", clock.instant()).holder(wish(code()))), Refusal.WRONG_CA);
        refused(shown(TestAuthority.selfSigned(wish(code()))), Refusal.SELF_SIGNED);
    }

    @Test
    void one_for_encryption_or_for_servers_has_the_wrong_usage() {
        refused(shown(RSA.holder(wish(code()).usage(KeyUsage.keyEncipherment))), Refusal.WRONG_USAGE);
        refused(shown(RSA.holder(wish(code()).purpose(KeyPurposeId.id_kp_serverAuth))), Refusal.WRONG_USAGE);
    }

    @Test
    void a_revoked_one_is_out() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        RSA.revoke(holder.certificate());
        refused(shown(holder), Refusal.REVOKED);
    }

    @Test
    void while_the_list_is_out_of_reach_nobody_comes_in_but_a_list_fetched_before_serves_while_it_is_good() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        assertThat(shown(holder).statusCode()).isEqualTo(302);
        TestTrust.lists(false, clock.instant());
        clock.advance(Duration.ofHours(2));
        assertThat(shown(holder).statusCode()).as("good for a day").isEqualTo(302);
        clock.advance(Duration.ofDays(1));
        refused(shown(holder), Refusal.CRL_UNREACHABLE);
        TestTrust.lists(true, clock.instant());
        clock.advance(Duration.ofMinutes(1));
        assertThat(shown(holder).statusCode()).isEqualTo(302);
    }

    @Test
    void one_without_code_of_an_unknown_enterprise_or_bound_to_another_says_so() {
        refused(shown(RSA.holder(wish(""))), Refusal.NO_CODE);
        refused(shown(RSA.holder(wish(code()))), Refusal.NO_ENTERPRISE);
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm(code()), holder);
        refused(shown(holder), Refusal.OTHER_ENTERPRISE);
    }

    @Test
    void one_not_bound_yet_is_told_the_way_and_remembered_for_the_application() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        HttpResponse<String> answer = shown(holder);
        refused(answer, Refusal.NOT_BOUND);
        assertThat(answer.body()).contains("申请绑定证书");
        assertThat(jdbc.sql("select count(*) from certificate_presented where credit_code = ?")
                        .param(codeOf(firm))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "WITHDRAWN", "REPLACED"})
    void one_that_was_ended_stays_out(Refusal how) {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        Binding binding = bound(firm, holder);
        switch (how) {
            case LOST -> bindings.reportLoss(firm, binding.id());
            case WITHDRAWN -> bindings.revoke(supervisor(), binding.id(), "锁被冒领");
            default ->
                bindings.bind(
                        binding.enterprise(),
                        RSA.holder(wish(codeOf(firm))).certificate(),
                        null,
                        binding.fingerprint());
        }
        refused(shown(holder), how);
    }

    private static CurrentAccount supervisor() {
        return new CurrentAccount(
                UUID.randomUUID(),
                "supervisor",
                "主管",
                List.of(new Grant(Role.SUPERVISOR, null, "320500")),
                null,
                java.util.Set.of("*"));
    }

    @Test
    void a_session_ends_within_a_minute_of_its_authoritys_word_and_a_list_out_of_reach_ends_none() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        TlsBrowser browser = browser(holder);
        browser.get(TlsBrowser.location(browser.get(browser.tlsAddress())));
        assertThat(browser.isLoggedIn()).isTrue();
        standing.watch();
        assertThat(browser.isLoggedIn()).isTrue();
        RSA.revoke(holder.certificate());
        TestTrust.lists(false, clock.instant());
        clock.advance(Duration.ofSeconds(31));
        standing.watch();
        assertThat(browser.isLoggedIn()).as("nobody knows better").isTrue();
        TestTrust.lists(true, clock.instant());
        clock.advance(Duration.ofSeconds(31));
        standing.watch();
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void a_revocation_by_the_supervisor_ends_the_sessions_at_the_next_request() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        Binding binding = bound(firm, holder);
        TlsBrowser browser = browser(holder);
        browser.get(TlsBrowser.location(browser.get(browser.tlsAddress())));
        assertThat(browser.isLoggedIn()).isTrue();
        bindings.revoke(supervisor(), binding.id(), "锁被冒领");
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void a_loss_ends_the_sessions_that_came_by_it_and_no_others() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        Binding binding = bound(firm, holder);
        TlsBrowser byCertificate = browser(holder);
        byCertificate.get(TlsBrowser.location(byCertificate.get(byCertificate.tlsAddress())));
        assertThat(byCertificate.isLoggedIn()).isTrue();
        TlsBrowser byPassword = browser();
        byPassword.login(firm.login(), "Baustelle7");
        assertThat(byPassword.isLoggedIn()).isTrue();
        bindings.reportLoss(firm, binding.id());
        assertThat(byCertificate.isLoggedIn()).isFalse();
        assertThat(byPassword.isLoggedIn()).isTrue();
    }

    @Test
    void a_proxys_header_is_believed_from_that_proxy_and_ignored_and_noted_from_anybody_else() throws IOException {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        String header = URLEncoder.encode(holder.certificate().pem(), StandardCharsets.US_ASCII)
                .replace("+", "%20");
        assertThat(browser()
                        .get("/certificate/check", Map.of("X-Client-Certificate", header))
                        .body())
                .contains("id=\"fine\"");
        long before = forgeries();
        assertThat(from("127.0.0.2", header)).contains(said(Refusal.NONE)).doesNotContain("id=\"fine\"");
        assertThat(forgeries()).isEqualTo(before + 1);
        TlsBrowser tls = browser(RSA.holder(wish(codeOf(firm))));
        assertThat(tls.get(tls.tlsBase() + "/certificate/check", Map.of("X-Client-Certificate", header))
                        .body())
                .as("what TLS shows counts")
                .contains(said(Refusal.NOT_BOUND));
    }

    private long forgeries() {
        return jdbc.sql("select count(*) from audit_entry where action = 'certificate-header'")
                .query(Long.class)
                .single();
    }

    private String from(String address, String header) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(
                            ("GET /certificate/check HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh-CN\r\nX-Client-Certificate: "
                                            + header + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_connector_has_nothing_but_its_two_pages() {
        TlsBrowser browser = browser();
        HttpResponse<String> elsewhere = browser.get(browser.tlsBase() + "/workspace");
        assertThat(elsewhere.statusCode()).isEqualTo(302);
        assertThat(TlsBrowser.location(elsewhere)).isEqualTo("http://localhost:" + port + "/workspace");
        HttpResponse<String> page = browser.get(browser.tlsBase() + "/certificate/check");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ECDSA", "SM2"})
    void a_signed_challenge_logs_in_as_well(String kind) throws Exception {
        CurrentAccount firm = firm(code());
        Holder holder =
                (kind.equals("SM2") ? SM2 : RSA).holder(wish(codeOf(firm)).kind(kind));
        bound(firm, holder);
        TlsBrowser browser = browser();
        HttpResponse<String> entered = browser.signIn(holder, signed(kind, holder));
        assertThat(TlsBrowser.location(entered)).contains("/login/certificate/enter?ticket=");
        assertThat(TlsBrowser.location(browser.get(TlsBrowser.location(entered))))
                .endsWith("/workspace");
        assertThat(browser.isLoggedIn()).isTrue();
    }

    private static TlsBrowser.Signer signed(String kind, Holder holder) {
        return data -> {
            Signature signer = Signature.getInstance(
                    switch (kind) {
                        case "RSA" -> "SHA256withRSA";
                        case "SM2" -> "SM3withSM2";
                        default -> "SHA256withECDSA";
                    },
                    EnterpriseCertificate.PROVIDER);
            signer.initSign(holder.key());
            signer.update(Base64.getDecoder().decode(data));
            return signer.sign();
        };
    }

    @Test
    void a_challenge_is_used_once_and_over_after_two_minutes_and_a_foreign_signature_is_no_use() throws Exception {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        Holder other = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        TlsBrowser browser = browser();
        HttpResponse<String> foreign = browser.signIn(holder, signed("RSA", other));
        refused(foreign, Refusal.SIGNATURE);
        assertThat(browser.signInAgain().statusCode()).as("the same challenge").isEqualTo(409);
        HttpResponse<String> late = browser.signIn(holder, data -> {
            clock.advance(Duration.ofSeconds(121));
            return signed("RSA", holder).sign(data);
        });
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test
    void a_locked_account_and_one_that_is_disabled_stay_out() {
        CurrentAccount firm = firm(code());
        Holder holder = RSA.holder(wish(codeOf(firm)));
        bound(firm, holder);
        for (int n = 0; n < 6; n++) {
            browser().login(firm.login(), "wrong" + n);
        }
        TlsBrowser browser = browser(holder);
        assertThat(TlsBrowser.location(browser.get(TlsBrowser.location(browser.get(browser.tlsAddress())))))
                .endsWith("/login?locked");
        jdbc.sql("update account set enabled = false where id = ?")
                .param(firm.id())
                .update();
        assertThat(TlsBrowser.location(browser.get(TlsBrowser.location(browser.get(browser.tlsAddress())))))
                .endsWith("/login?ticket");
    }
}
