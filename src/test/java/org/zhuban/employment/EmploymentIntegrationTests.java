package org.zhuban.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.TooManyException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.Phone;
import org.zhuban.person.Workers;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

@ZhubanTest
class EmploymentIntegrationTests {

    @Autowired
    private FilingService filings;

    @Autowired
    private EmploymentAnswers answers;

    @Autowired
    private EmploymentTerms terms;

    @Autowired
    private Employments employments;

    @Autowired
    private Employees employees;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Firms firms;

    @Autowired
    private Workers workers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private UUID draft(CurrentAccount firm, String name, String number) {
        UUID id = filings.open(
                        Applicant.of(firm),
                        "employment",
                        null,
                        Map.of(
                                "name",
                                name,
                                "idNumber",
                                number,
                                "startsOn",
                                LocalDate.now(clock).toString(),
                                "endsOn",
                                LocalDate.now(clock).plusYears(1).toString()))
                .details()
                .filing()
                .id();
        filings.attach(Applicant.of(firm), id, "contract", "合同.pdf", new ByteArrayInputStream(NightWorks.pdf()));
        return id;
    }

    private Filing ask(CurrentAccount firm, Workers.Worker worker) {
        return filings.submit(Applicant.of(firm), draft(firm, worker.name(), worker.number()));
    }

    private static ByteArrayInputStream face() {
        return new ByteArrayInputStream(Workers.picture());
    }

    @Test
    void a_person_agrees_by_face_and_is_employed_by_one_enterprise_only() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("陶渊明");
        Filing request = ask(firm, worker);
        assertThat(request.state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(answers.standing(worker.account()).requests())
                .extracting(Filing::id)
                .containsExactly(request.id());
        assertThat(answers.accept(worker.account(), request.id(), face(), true)).isEqualTo(FaceChecks.Outcome.MATCH);
        assertThat(jdbc.sql("select agreed_by from employment where filing = ?")
                        .param(request.id())
                        .query(String.class)
                        .single())
                .isEqualTo("FACE");
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        assertThat(employments.employed(enterprise, List.of(worker.id(), UUID.randomUUID())))
                .containsExactly(worker.id());
        assertThat(employments.standing(worker.id())).map(Employment::number).hasValue(request.number());
        assertThat(employments.employees(enterprise, "陶渊", null, 10).items()).hasSize(1);
        assertThatThrownBy(() -> ask(firms.labour(), worker))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> {
                    assertThat(wrong.errors()).singleElement().satisfies(error -> assertThat(error.code())
                            .isEqualTo("employment.not-found"));
                });
    }

    @Test
    void who_is_not_certified_is_not_found_with_the_same_words_and_every_search_is_audited() {
        CurrentAccount firm = firms.labour();
        long before = searches(firm);
        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), draft(firm, "无此人", Workers.number())))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.errors().get(0).code()).isEqualTo("employment.not-found"));
        assertThat(searches(firm)).isEqualTo(before + 1);
    }

    private long searches(CurrentAccount firm) {
        return jdbc.sql("select count(*) from audit_entry where action = 'employment-search' and object = ?")
                .param("enterprise:" + firm.organisation())
                .query(Long.class)
                .single();
    }

    @Test
    void an_account_that_searches_too_often_has_to_wait() {
        CurrentAccount firm = firms.labour();
        jdbc.sql(
                        "insert into employment_lookup (id, account, at) select gen_random_uuid(), ?, ? from generate_series(1, 60)")
                .params(firm.id(), clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        Workers.Worker worker = workers.certified("柳如是");
        assertThatThrownBy(() -> ask(firm, worker)).isInstanceOf(TooManyException.class);
        clock.advance(Duration.ofMinutes(61));
        assertThat(ask(firm, worker).state()).isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void a_mismatch_leaves_the_request_open_for_five_tries_a_day() {
        Workers.Worker worker = workers.certified("白居易");
        UUID request = ask(firms.labour(), worker).id();
        for (int i = 0; i < 5; i++) {
            assertThat(answers.accept(
                            worker.account(), request, new ByteArrayInputStream(Workers.picture(Color.BLACK)), true))
                    .isEqualTo(FaceChecks.Outcome.NO_MATCH);
        }
        assertThatThrownBy(() -> answers.accept(worker.account(), request, face(), true))
                .isInstanceOf(TooManyException.class);
        clock.advance(Duration.ofDays(1));
        assertThat(answers.accept(worker.account(), request, face(), true)).isEqualTo(FaceChecks.Outcome.MATCH);
    }

    @Test
    void without_consent_or_picture_or_by_somebody_else_nothing_is_agreed() {
        Workers.Worker worker = workers.certified("王之涣");
        UUID request = ask(firms.labour(), worker).id();
        assertThatThrownBy(() -> answers.accept(worker.account(), request, face(), false))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> answers.accept(worker.account(), request, null, true))
                .isInstanceOf(InvalidInputException.class);
        CurrentAccount other = workers.certified("王昌龄").account();
        assertThatThrownBy(() -> answers.accept(other, request, face(), true)).isInstanceOf(NotFoundException.class);
        String task = openTasks.of(request).orElseThrow().taskId();
        assertThatThrownBy(() -> reviews.decide(worker.account(), task, new Verdict("accepted", "", List.of())))
                .as("by the inbox, without a face")
                .isInstanceOf(ZhubanException.class);
        assertThat(answers.standing(worker.account()).requests()).hasSize(1);
    }

    @Test
    void after_a_refusal_only_the_person_can_reopen_it() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("孟浩然");
        UUID request = ask(firm, worker).id();
        assertThatThrownBy(() -> answers.refuse(worker.account(), request, " "))
                .isInstanceOf(InvalidInputException.class);
        answers.refuse(worker.account(), request, "离家太远");
        assertThat(filings.own(Applicant.of(firm), request).filing().state()).isEqualTo(FilingState.REJECTED);
        assertThatThrownBy(() -> ask(firm, worker)).isInstanceOfSatisfying(InvalidInputException.class, wrong -> {
            assertThat(wrong.errors().get(0).code()).isEqualTo("employment.refused");
            assertThat(wrong.errors().get(0).args()).contains("离家太远");
        });
        assertThatThrownBy(() -> answers.accept(worker.account(), request, face(), true))
                .isInstanceOf(ConflictException.class);
        answers.reopen(worker.account(), Objects.requireNonNull(firm.organisation()));
        UUID again = ask(firm, worker).id();
        assertThat(answers.accept(worker.account(), again, face(), true)).isEqualTo(FaceChecks.Outcome.MATCH);
    }

    @Test
    void of_eight_confirmations_at_once_one_wins_and_the_others_are_told() throws Exception {
        Workers.Worker worker = workers.certified("高适存");
        List<OpenTasks.OnDesk> tasks = new ArrayList<>();
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID request = ask(firms.labour(), worker).id();
            requests.add(request);
            tasks.add(openTasks.of(request).orElseThrow());
        }
        List<Callable<String>> confirmations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID request = requests.get(i);
            OpenTasks.OnDesk task = tasks.get(i);
            confirmations.add(() -> {
                try {
                    filings.decide(new FilingService.Decision(
                            request,
                            task.taskId(),
                            task.element(),
                            "accepted",
                            "",
                            List.of(),
                            worker.account().id().toString(),
                            worker.name()));
                    return "won";
                } catch (ConflictException lost) {
                    return lost.code();
                }
            });
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<String> ends = new ArrayList<>();
            for (Future<String> end : threads.invokeAll(confirmations)) {
                ends.add(end.get());
            }
            assertThat(ends).containsOnlyOnce("won");
            assertThat(ends).filteredOn("employment.standing-elsewhere"::equals).hasSize(7);
        } finally {
            threads.shutdown();
        }
        assertThat(employments.of(worker.id())).hasSize(1);
        UUID other = requests.stream()
                .filter(request -> openTasks.of(request).isPresent())
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> answers.accept(worker.account(), other, face(), true))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.code())
                        .isEqualTo("employment.elsewhere-already"));
    }

    @Test
    void a_wish_to_end_it_that_nobody_answers_lapses_after_three_working_days() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("岑参军");
        String number = employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        answers.end(worker.account(), "回家");
        Filing wish = Objects.requireNonNull(answers.standing(worker.account()).leaving());
        assertThat(wish.decider()).isEqualTo(firm.organisation());
        clock.stopAt(Objects.requireNonNull(wish.dueAt()).minusSeconds(60));
        terms.lapse();
        assertThat(employments.find(number)).map(Employment::state).hasValue(Employment.State.ACTIVE);
        clock.stopAt(Objects.requireNonNull(wish.dueAt()).plusSeconds(1));
        terms.lapse();
        assertThat(employments.find(number)).hasValueSatisfying(employment -> {
            assertThat(employment.state()).isEqualTo(Employment.State.ENDED);
            assertThat(employment.endReason()).isEqualTo(Employment.EndReason.LAPSED);
        });
        assertThat(answers.standing(worker.account()).past()).hasSize(1);
    }

    @Test
    void the_enterprise_confirms_in_its_inbox_what_the_person_asks_for() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("李商隐");
        String number = employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        answers.end(worker.account(), "回家");
        UUID wish = Objects.requireNonNull(answers.standing(worker.account()).leaving())
                .id();
        reviews.decide(firm, openTasks.of(wish).orElseThrow().taskId(), new Verdict("accepted", "", List.of()));
        assertThat(employments.find(number)).map(Employment::endReason).hasValue(Employment.EndReason.TERMINATED);
    }

    @Test
    void a_person_may_take_his_wish_back() {
        Workers.Worker worker = workers.certified("杜牧之");
        employees.employ(Objects.requireNonNull(firms.labour().organisation()), worker.number());
        answers.end(worker.account(), "回家");
        answers.stay(worker.account());
        EmploymentAnswers.Standing standing = answers.standing(worker.account());
        assertThat(standing.leaving()).isNull();
        assertThat(standing.current()).isNotNull();
    }

    @Test
    void what_the_enterprise_asks_for_the_person_confirms_on_his_phone() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("温庭筠");
        String number = employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        var applicant = Applicant.of(firm);
        UUID wish = filings.open(
                        applicant, "employment-termination", null, Map.of("employmentNo", number, "reason", "项目完工"))
                .details()
                .filing()
                .id();
        filings.submit(applicant, wish);
        answers.agreeToEnd(worker.account(), wish);
        assertThat(employments.find(number)).map(Employment::active).hasValue(false);
        assertThatThrownBy(() -> answers.agreeToEnd(worker.account(), wish)).isInstanceOf(ConflictException.class);
    }

    @Test
    void who_asks_second_is_sent_to_answer_the_first() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("孟浩舟");
        String number = employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        var applicant = Applicant.of(firm);
        UUID wish = filings.open(
                        applicant, "employment-termination", null, Map.of("employmentNo", number, "reason", "项目完工"))
                .details()
                .filing()
                .id();
        answers.end(worker.account(), "回家");
        assertThatThrownBy(() -> filings.submit(applicant, wish))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.errors())
                        .extracting(FieldError::code)
                        .containsExactly("employment.end-asked-already"));
        answers.stay(worker.account());
        filings.submit(applicant, wish);
        assertThatThrownBy(() -> answers.end(worker.account(), "回家"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("employment.end-asked-already");
        answers.agreeToEnd(worker.account(), wish);
        assertThat(employments.find(number)).map(Employment::active).hasValue(false);
    }

    @Test
    void nobody_ends_the_employment_of_others() {
        Workers.Worker worker = workers.certified("韦应物");
        String number = employees.employ(Objects.requireNonNull(firms.labour().organisation()), worker.number());
        var stranger = Applicant.of(firms.labour());
        UUID wish = filings.open(
                        stranger, "employment-termination", null, Map.of("employmentNo", number, "reason", "项目完工"))
                .details()
                .filing()
                .id();
        assertThatThrownBy(() -> filings.submit(stranger, wish)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void both_sides_are_told_a_month_and_a_day_before_the_end_and_it_ends_the_day_after() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("贾岛上");
        LocalDate today = LocalDate.now(clock);
        employees.employ(
                Objects.requireNonNull(firm.organisation()),
                worker.number(),
                "XJ20260105320507700001",
                today.plusDays(31));
        terms.terms();
        assertThat(told(worker)).isZero();
        clock.advance(Duration.ofDays(1));
        terms.terms();
        terms.terms();
        assertThat(told(worker)).isEqualTo(1);
        clock.advance(Duration.ofDays(29));
        terms.terms();
        assertThat(told(worker)).isEqualTo(2);
        clock.advance(Duration.ofDays(1));
        terms.terms();
        assertThat(employments.standing(worker.id())).isPresent();
        clock.advance(Duration.ofDays(1));
        terms.terms();
        assertThat(employments.standing(worker.id())).isEmpty();
        assertThat(told(worker)).isEqualTo(3);
    }

    private long told(Workers.Worker worker) {
        return jdbc.sql(
                        "select count(*) from box_message where account = ? and template like 'notice.employment-expir%'")
                .param(worker.account().id())
                .query(Long.class)
                .single();
    }

    @Test
    void the_phone_shows_employer_term_and_contract_and_takes_the_answer() {
        jdbc.sql("delete from one_time_code").update();
        Phone phone = new Phone(port);
        String mobile = Workers.mobile();
        phone.login(mobile);
        Workers.Worker worker = workers.certify(mobile, "罗隐居");
        CurrentAccount firm = firms.labour();
        UUID request = ask(firm, worker).id();
        assertThat(phone.get("/m").text()).contains(firm.displayName() + "请您确认聘用");
        String page = phone.get("/m/employment/" + request).text();
        assertThat(page).contains(firm.displayName(), "查看劳动合同", "今天还可以试 5 次");
        String contract = page.replaceAll("(?s).*src=\"(/m/employment/[^\"]+/contract/[^\"]+)\".*", "$1");
        assertThat(phone.get(contract).status()).isEqualTo(200);
        assertThat(phone.send(
                                "/m/employment/" + request + "/accept",
                                Map.of("faceConsent", "true"),
                                Map.of("face", Workers.picture()))
                        .to())
                .isEqualTo("/m/employment?done=accepted");
        assertThat(phone.get("/m/employment?done=accepted").text()).contains("聘用关系已成立", firm.displayName(), "解除聘用");
        assertThat(phone.post("/m/employment/leave", Map.of("reason", "")).text())
                .contains("请填写原因");
        assertThat(phone.post("/m/employment/leave", Map.of("reason", "回家")).to())
                .isEqualTo("/m/employment?done=asked");
        Phone.Page twice = phone.post("/m/employment/leave", Map.of("reason", "回家"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("phone.css", "正在等待答复");
        assertThat(phone.get("/m/employment").text()).contains("已提出解除");
        Phone other = new Phone(port);
        clock.advance(Duration.ofMinutes(2));
        other.login(Workers.mobile());
        assertThat(other.get("/m/employment/" + request).status()).isEqualTo(404);
        assertThat(other.get(contract).status()).isEqualTo(404);
    }

    @Test
    void who_shows_no_face_agrees_by_the_code_on_his_mobile_and_the_register_says_so() {
        jdbc.sql("delete from one_time_code").update();
        Phone phone = new Phone(port);
        String mobile = Workers.mobile();
        phone.login(mobile);
        Workers.Worker worker = workers.certify(mobile, "皮日休");
        CurrentAccount firm = firms.labour();
        UUID request = ask(firm, worker).id();
        String path = "/m/employment/" + request;
        assertThat(phone.get(path).text()).contains("不刷脸，用短信验证码确认");
        assertThat(phone.post(path + "/code", Map.of()).text())
                .as("less than a minute after the login's code")
                .contains("后再");
        clock.advance(Duration.ofMinutes(2));
        String old = phone.code(mobile);
        assertThat(phone.post(path + "/code", Map.of()).text()).contains("请填写验证码");
        String code = phone.codeAfter(mobile, old);
        assertThat(phone.post(path + "/accept-by-code", Map.of("code", old)).text())
                .contains("验证码不对");
        assertThat(employments.standing(worker.id())).isEmpty();
        assertThat(phone.post(path + "/accept-by-code", Map.of("code", code)).to())
                .isEqualTo("/m/employment?done=accepted");
        assertThat(employments.standing(worker.id())).isPresent();
        assertThat(jdbc.sql("select agreed_by from employment_listed where filing = ?")
                        .param(request)
                        .query(String.class)
                        .single())
                .isEqualTo("SMS_CODE");
        assertThat(filings.own(Applicant.of(firm), request).lastWord()).isEqualTo("本人用短信验证码确认同意。");
        UUID another = ask(firms.labour(), workers.certified("陆龟蒙")).id();
        assertThat(phone.post("/m/employment/" + another + "/code", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void who_is_employed_reads_at_the_other_requests_that_he_cannot_agree_and_what_to_do() {
        jdbc.sql("delete from one_time_code").update();
        Phone phone = new Phone(port);
        String mobile = Workers.mobile();
        phone.login(mobile);
        Workers.Worker worker = workers.certify(mobile, "杜荀鹤");
        UUID first = ask(firms.labour(), worker).id();
        UUID other = ask(firms.labour(), worker).id();
        answers.accept(worker.account(), first, face(), true);
        assertThat(phone.get("/m").text()).contains("您现在受聘于其他企业，不能同意");
        assertThat(phone.get("/m/employment").text()).contains("不能同意这项请求", "请先解除现有聘用关系");
        Phone.Page lost = phone.send(
                "/m/employment/" + other + "/accept", Map.of("faceConsent", "true"), Map.of("face", Workers.picture()));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text()).contains("您现在受聘于", "先解除现有聘用关系", "拒绝聘用").doesNotContain("该人员", "同意并核验");
        assertThat(phone.get("/m/employment/" + first).text()).contains("这项请求已经同意", "href=\"/m/employment\"");
        Phone.Page again = phone.post("/m/employment/" + first + "/refuse", Map.of("reason", "后悔了"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("这项请求已经同意");
    }

    @Test
    void the_end_that_the_enterprise_wishes_is_asked_for_once_more() {
        jdbc.sql("delete from one_time_code").update();
        Phone phone = new Phone(port);
        String mobile = Workers.mobile();
        phone.login(mobile);
        Workers.Worker worker = workers.certify(mobile, "许浑舟");
        CurrentAccount firm = firms.labour();
        String number = employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        var applicant = Applicant.of(firm);
        UUID wish = filings.open(
                        applicant, "employment-termination", null, Map.of("employmentNo", number, "reason", "项目完工"))
                .details()
                .filing()
                .id();
        filings.submit(applicant, wish);
        String page = "/m/employment/" + wish;
        assertThat(phone.get(page).text())
                .contains("href=\"" + page + "/end\"")
                .doesNotContain("action=\"" + page + "/end");
        assertThat(phone.get(page + "/end").text()).contains("确定同意解除", "action=\"" + page + "/end");
        assertThat(employments.find(number)).map(Employment::active).hasValue(true);
        assertThat(phone.post(page + "/end", Map.of()).to()).isEqualTo("/m/employment?done=ended");
        assertThat(employments.find(number)).map(Employment::active).hasValue(false);
    }

    @Test
    void the_term_of_a_contract_is_one_that_there_can_be() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = workers.certified("司空图");
        LocalDate today = LocalDate.now(clock);
        LocalDate sixteen =
                new org.zhuban.common.ResidentId(worker.number()).birthday().plusYears(16);
        assertThat(faults(firm, worker, LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31)))
                .containsExactlyInAnyOrder("employment.starts-early", "employment.ends-late", "employment.under-age");
        assertThat(faults(firm, worker, sixteen.minusDays(1), today.plusYears(1)))
                .containsExactly("employment.under-age");
        assertThat(faults(firm, worker, today.plusDays(61), today.plusYears(1)))
                .containsExactly("employment.starts-late");
        assertThat(faults(firm, worker, today, today.plusYears(50).plusDays(1)))
                .containsExactly("employment.ends-late");
        assertThat(faults(firm, worker, today.plusDays(60), today.plusYears(50)))
                .isEmpty();
    }

    private List<String> faults(CurrentAccount firm, Workers.Worker worker, LocalDate start, LocalDate end) {
        var applicant = Applicant.of(firm);
        UUID id = filings.open(
                        applicant,
                        "employment",
                        null,
                        Map.of(
                                "name", worker.name(),
                                "idNumber", worker.number(),
                                "startsOn", start.toString(),
                                "endsOn", end.toString()))
                .details()
                .filing()
                .id();
        filings.attach(applicant, id, "contract", "合同.pdf", new ByteArrayInputStream(NightWorks.pdf()));
        try {
            filings.submit(applicant, id);
            return List.of();
        } catch (InvalidInputException wrong) {
            filings.delete(applicant, id);
            return wrong.errors().stream().map(error -> error.code()).toList();
        }
    }

    @Test
    void the_enterprise_is_told_that_it_waits_for_the_person() {
        CurrentAccount firm = firms.labour();
        UUID request = ask(firm, workers.certified("聂夷中")).id();
        assertThat(jdbc.sql("select template from box_message where account = ? and link = ?")
                        .params(firm.id(), "filings/" + request)
                        .query(String.class)
                        .list())
                .containsExactly("notice.filing-awaited");
    }
}
