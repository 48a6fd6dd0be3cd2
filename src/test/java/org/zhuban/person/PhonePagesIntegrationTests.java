package org.zhuban.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.attachment.Attachments;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;

/** The phone pages as a phone without scripts sees them. */
@ZhubanTest
class PhonePagesIntegrationTests {

    @Autowired
    private PersonRegister register;

    @Autowired
    private Persons persons;

    @Autowired
    private Accounts accounts;

    @Autowired
    private FilingService filings;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Attachments attachments;

    @Autowired
    private FacePictures facePictures;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    /** All of them ask from one address. */
    @BeforeEach
    void noCodeWasSentYet() {
        jdbc.sql("delete from one_time_code").update();
    }

    private Phone phone() {
        return new Phone(port);
    }

    private Person person(String mobile) {
        return persons.ofAccount(register.account(mobile).orElseThrow()).orElseThrow();
    }

    private static final Map<String, String> AGREED = Map.of("consent", "true");

    private Phone.Page identity(Phone phone, String name, String number) {
        phone.post("/m/certify", AGREED);
        return phone.send(
                "/m/certify/identity",
                Map.of("name", name, "idNumber", number, "regionCode", "320507"),
                Map.of("idFront", Workers.picture(), "idBack", Workers.picture()));
    }

    private static Phone.Page face(Phone phone, byte[] picture) {
        return phone.send("/m/certify/face", Map.of("faceConsent", "true"), Map.of("face", picture));
    }

    @Test
    void who_is_new_is_registered_by_the_code_and_needs_no_session() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        assertThat(phone.get("/m").to()).isEqualTo("/m/login");
        Phone.Page home = phone.login(mobile);
        assertThat(home.to()).isEqualTo("/m");
        assertThat(home.cookies())
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/m", "Max-Age=2592000");
        Phone.Page page = phone.get("/m");
        assertThat(page.text()).contains("未实名", "请完成实名认证");
        assertThat(page.cookies()).as("no session").isEmpty();
        assertThat(person(mobile).certified()).isFalse();
        assertThat(jdbc.sql("select count(*) from phone_login where encode(hash, 'escape') like :token")
                        .param("token", "%" + String.valueOf(phone.cookie()).substring(9) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_wrong_code_lets_nobody_in_and_a_second_login_finds_the_same_person() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.post("/m/login/code", Map.of("mobile", mobile));
        String code = phone.code(mobile);
        String wrong = code.equals("000000") ? "000001" : "000000";
        Phone.Page refused = phone.post("/m/login", Map.of("mobile", mobile, "code", wrong, "terms", "true"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("验证码不对");
        assertThat(phone.post("/m/login", Map.of("mobile", mobile, "code", code))
                        .text())
                .contains("请先阅读并同意");
        phone.post("/m/login", Map.of("mobile", mobile, "code", code, "terms", "true"));
        UUID first = person(mobile).id();
        clock.advance(Duration.ofMinutes(2));
        phone().login(mobile);
        assertThat(person(mobile).id()).isEqualTo(first);
    }

    @Test
    void the_wait_for_another_code_goes_on_after_a_wrong_one() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        assertThat(phone.post("/m/login/code", Map.of("mobile", mobile)).text()).containsPattern(countdown(55, 60));
        clock.advance(Duration.ofSeconds(30));
        assertThat(phone.post("/m/login", Map.of("mobile", mobile, "code", "", "terms", "true"))
                        .text())
                .containsPattern(countdown(20, 30));
        clock.advance(Duration.ofSeconds(31));
        assertThat(phone.post("/m/login", Map.of("mobile", mobile, "code", "", "terms", "true"))
                        .text())
                .contains("data-countdown=\"0\"");
    }

    private static String countdown(int least, int most) {
        return "data-countdown=\"("
                + java.util.stream.IntStream.rangeClosed(least, most)
                        .mapToObj(String::valueOf)
                        .collect(java.util.stream.Collectors.joining("|"))
                + ")\"";
    }

    @Test
    void what_is_refused_or_unknown_looks_like_a_phone_page_and_leads_back() {
        Phone phone = phone();
        phone.login(Workers.mobile());
        for (String path : new String[] {
            "/m/nonsense",
            "/m/employment/nonsense",
            "/m/employment/" + UUID.randomUUID(),
            "/m/certify/withdraw",
            "/m/a/b/c"
        }) {
            Phone.Page page = phone.get(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text())
                    .contains("phone.css", "没有这个页面", "href=\"/m\"")
                    .doesNotContain("/progress", "/login");
        }
        Phone.Page wrong = phone.post("/m/nonsense", Map.of());
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.text()).contains("phone.css", "没有办成");
        assertThat(phone.post("/m/logout", Map.of(), "https://evil.example").text())
                .contains("phone.css", "重新打开这个页面");
        assertThat(phone.post("/m/certify/counter", Map.of("appointmentOn", "2099-01-05"))
                        .text())
                .contains("phone.css", "请从“实名认证”重新开始");
    }

    @Test
    void a_form_from_elsewhere_does_nothing() {
        Phone phone = phone();
        phone.login(Workers.mobile());
        assertThat(phone.post("/m/logout", Map.of(), "https://evil.example").status())
                .isEqualTo(403);
        assertThat(phone.post("/m/logout", Map.of(), null).status()).isEqualTo(403);
        assertThat(phone.get("/m").status()).isEqualTo(200);
    }

    @Test
    void logout_and_a_disabled_account_end_the_login_and_use_prolongs_it() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        String token = phone.cookie();
        clock.advance(Duration.ofDays(29));
        assertThat(phone.get("/m").cookies()).as("prolonged").hasSize(1);
        clock.advance(Duration.ofDays(29));
        assertThat(phone.get("/m").status()).isEqualTo(200);
        phone.post("/m/logout", Map.of());
        phone.take(token);
        assertThat(phone.get("/m").to()).isEqualTo("/m/login");
        phone.take(null);
        phone.login(mobile);
        jdbc.sql("update account set enabled = false where id = ?")
                .param(person(mobile).account())
                .update();
        assertThat(phone.get("/m").to()).isEqualTo("/m/login");
    }

    @Test
    void a_matching_face_certifies_at_once() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        String number = Workers.number();
        assertThat(identity(phone, "何春风", number).to()).isEqualTo("/m/certify/face");
        assertThat(face(phone, Workers.picture()).to()).isEqualTo("/m/certify");
        assertThat(phone.get("/m/certify").text()).contains("已实名", "何春风").doesNotContain(number);
        assertThat(person(mobile).certified()).isTrue();
        assertThat(persons.certified(number)).map(Person::name).hasValue("何春风");
        assertThat(phone.get("/m/messages").text()).contains("实名认证");
    }

    @Test
    void faults_are_told_at_the_fields_and_nothing_typed_is_lost() {
        Phone phone = phone();
        phone.login(Workers.mobile());
        phone.post("/m/certify", AGREED);
        Phone.Page page = phone.send(
                "/m/certify/identity",
                Map.of("name", "吕布衣", "idNumber", "650102198502290016", "regionCode", ""),
                Map.of("idFront", Workers.picture(), "idBack", new byte[] {1, 2, 3}));
        assertThat(page.text())
                .contains("value=\"吕布衣\"", "value=\"650102198502290016\"", "请选择所在地区", "已上传，点这里可以更换", "认不出这是什么文件");
        assertThat(phone.get("/m/certify/identity").text()).contains("value=\"吕布衣\"");
        assertThat(identity(phone, "A<script>", Workers.number()).text()).contains("不要有数字和其他符号");
        assertThat(phone.post("/m/profile", Map.of("emergencyName", "A<script>"))
                        .text())
                .contains("不要有数字和其他符号");
        assertThat(phone.post("/m/certify", Map.of()).text()).contains("勾选同意");
        assertThat(phone.send("/m/certify/face", Map.of(), Map.of("face", Workers.picture()))
                        .text())
                .contains("需要您单独同意");
    }

    @Test
    void a_face_that_is_another_may_be_tried_again_five_times_a_day() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "施不符", Workers.number());
        for (int i = 0; i < 5; i++) {
            Phone.Page refused = face(phone, Workers.picture());
            assertThat(refused.text().contains("重拍一次")).isEqualTo(i < 4);
            assertThat(refused.text()).contains(i < 4 ? "今天还可以试 " + (4 - i) + " 次" : "今天已经试了 5 次，请明天再试；也可以改为");
        }
        assertThat(face(phone, Workers.picture()).text()).contains("今天已经试了 5 次，请明天再试");
        assertThat(phone.get("/m/certify/identity").text()).contains("value=\"施不符\"");
        clock.advance(Duration.ofDays(1));
        assertThat(face(phone, Workers.picture()).text()).contains("今天还可以试 4 次");
        assertThat(person(mobile).certified()).isFalse();
    }

    @Test
    void a_dark_picture_is_no_match_and_a_bright_one_after_it_certifies() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "张明月", Workers.number());
        assertThat(face(phone, Workers.picture(Color.BLACK)).text()).contains("不是同一人");
        assertThat(face(phone, Workers.picture()).to()).isEqualTo("/m/certify");
        assertThat(person(mobile).certified()).isTrue();
    }

    @Test
    void when_the_service_is_unsure_or_down_a_reviewer_compares_the_pictures_and_a_try_without_answer_does_not_count() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "孔断线", Workers.number());
        face(phone, Workers.picture());
        assertThat(phone.get("/m/certify").text()).contains("正在人工核验");
        assertThat(phone.get("/m").text()).contains("审核中").doesNotContain("未实名");
        CurrentAccount account = account(mobile);
        UUID filing = latest(account);
        assertThat(attachments.of(filing)).extracting(file -> file.slot()).contains("idFront", "idBack", "face");
        decide(filing, "returned");
        assertThat(phone.get("/m/certify").text()).contains("被退回");
        phone.post("/m/certify", AGREED);
        assertThat(phone.get("/m/certify/face").text()).contains("今天还可以试 5 次");
        face(phone, Workers.picture());
        decide(filing, "approved");
        assertThat(person(mobile).certified()).isTrue();
        assertThat(jdbc.sql("select template from sms_outbox where filing = ? order by created_at, id")
                        .param(filing)
                        .query(String.class)
                        .list())
                .as("he logs in on his phone and has no link")
                .containsExactly(
                        "sms.filing-submitted-person",
                        "sms.filing-returned-person",
                        "sms.filing-submitted-person",
                        "sms.filing-approved");
    }

    @Test
    void without_a_face_at_the_counter() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "曹操心", Workers.number());
        face(phone, Workers.picture(Color.BLACK));
        assertThat(phone.post("/m/certify/counter", Map.of("appointmentOn", "2099-01-04"))
                        .text())
                .contains("一个工作日");
        assertThat(phone.post("/m/certify/counter", Map.of("appointmentOn", "2099-01-05"))
                        .to())
                .isEqualTo("/m/certify");
        assertThat(phone.get("/m/certify").text()).contains("2099-\u206001-\u206005");
        UUID filing = latest(account(mobile));
        assertThat(attachments.of(filing)).extracting(file -> file.slot()).doesNotContain("face");
        decide(filing, "approved");
        assertThat(phone.get("/m/certify").text()).contains("现场核验");
    }

    @Test
    void a_number_certifies_one_account_only() {
        Phone first = phone();
        first.login(Workers.mobile());
        String number = Workers.number();
        identity(first, "严一心", number);
        face(first, Workers.picture());
        Phone second = phone();
        second.login(Workers.mobile());
        assertThat(identity(second, "严一心", number).text()).contains("已被另一个账号认证");
    }

    @Test
    void pictures_of_faces_are_erased_after_thirty_days() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "华清池", Workers.number());
        face(phone, Workers.picture(Color.BLACK));
        face(phone, Workers.picture());
        UUID filing = latest(account(mobile));
        clock.advance(Duration.ofDays(29));
        facePictures.erase();
        assertThat(faces(filing)).isEqualTo(2);
        clock.advance(Duration.ofDays(2));
        facePictures.erase();
        assertThat(faces(filing)).isZero();
        assertThat(attachments.of(filing)).hasSize(2);
    }

    private long faces(UUID filing) {
        return jdbc.sql("select count(*) from attachment where owner = ? and slot = 'face'")
                .param(filing)
                .query(Long.class)
                .single();
    }

    @Test
    void basic_information_is_kept_and_the_numbers_in_it_sealed() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        assertThat(phone.post("/m/profile", Map.of("address", "苏州市相城区元和街道", "emergencyPhone", "12"))
                        .text())
                .contains("苏州市相城区元和街道", "m-error");
        assertThat(phone.post(
                                "/m/profile",
                                Map.of("trade", "钢筋工", "emergencyName", "何嫂", "emergencyPhone", "13812345678"))
                        .to())
                .isEqualTo("/m/profile?saved");
        assertThat(phone.get("/m/profile").text()).contains("钢筋工", "何嫂", "13812345678");
        assertThat(jdbc.sql("select emergency_phone || mobile from person where id = ?")
                        .param(person(mobile).id())
                        .query(String.class)
                        .single())
                .doesNotContain("13812345678", mobile);
    }

    @Test
    void nobody_opens_another_ones_filing() {
        Phone phone = phone();
        String mobile = Workers.mobile();
        phone.login(mobile);
        identity(phone, "金刚石", Workers.number());
        UUID filing = latest(account(mobile));
        Phone other = phone();
        other.login(Workers.mobile());
        assertThat(other.get("/m/filings/" + filing).status()).isEqualTo(404);
        assertThat(phone.get("/m/filings/" + filing).to()).isEqualTo("/m/certify");
        assertThat(other.get("/workspace").to()).contains("/login");
    }

    private CurrentAccount account(String mobile) {
        return accounts.find(register.account(mobile).orElseThrow()).orElseThrow();
    }

    private UUID latest(CurrentAccount account) {
        return filings.mine(FilingService.Applicant.of(account), org.zhuban.filing.FilingQuery.ALL, 1)
                .items()
                .get(0)
                .id();
    }

    private void decide(UUID filing, String outcome) {
        OpenTasks.OnDesk task = openTasks.of(filing).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing, task.taskId(), task.element(), outcome, "请重拍", java.util.List.of(), "test", "审核员"));
    }
}
