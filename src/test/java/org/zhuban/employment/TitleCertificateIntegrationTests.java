package org.zhuban.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Phone;
import org.zhuban.person.Workers;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

@ZhubanTest
class TitleCertificateIntegrationTests {

    @Autowired
    private TitleRegistrations registrations;

    @Autowired
    private TitleCertificates certificates;

    @Autowired
    private Employees employees;

    @Autowired
    private Workers workers;

    @Autowired
    private Firms firms;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private static Map<String, String> said(String number) {
        return Map.of(
                "title", "工程师",
                "specialty", "建筑施工",
                "grade", "2",
                "number", number,
                "issuer", "江苏省人力资源和社会保障厅",
                "issuedOn", "2019-12-20",
                "employerCode", "forged");
    }

    private void register(Workers.Worker worker, String number) {
        registrations.register(worker.account(), said(number), new ByteArrayInputStream(Workers.picture()));
    }

    private void decide(CurrentAccount firm, Workers.Worker worker, String outcome) {
        UUID filing = registrations.standing(worker.account()).waiting().get(0).id();
        reviews.decide(firm, openTasks.of(filing).orElseThrow().taskId(), new Verdict(outcome, "与原件核对过", List.of()));
    }

    private Workers.Worker employee(CurrentAccount firm, String name) {
        Workers.Worker worker = workers.certified(name);
        employees.employ(Objects.requireNonNull(firm.organisation()), worker.number());
        return worker;
    }

    @Test
    void the_employer_confirms_what_the_person_registered() {
        CurrentAccount firm = firms.labour();
        Workers.Worker worker = employee(firm, "鲁班工");
        register(worker, "ZC-1001");
        decide(firm, worker, "accepted");
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        assertThat(certificates.of(enterprise, List.of(worker.id())))
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo("ZC-1001"));
        assertThatThrownBy(() -> register(worker, "ZC-1001")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nobody_employed_nobody_confirms() {
        assertThatThrownBy(() -> register(workers.certified("公输盘"), "ZC-1002")).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_filed_one_cannot_be_revoked_until_it_is_taken_out_and_then_is_registered_anew() {
        CurrentAccount firm = firms.labour();
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        Workers.Worker worker = employee(firm, "李春桥");
        register(worker, "ZC-1003");
        decide(firm, worker, "accepted");
        UUID id = certificates.of(worker.id()).get(0).id();
        transaction.executeWithoutResult(status -> certificates.file(enterprise, List.of(id), true));
        assertThatThrownBy(() -> certificates.revoke(firm, id, "专业有误"))
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.code())
                        .isEqualTo("title-certificate.filed"));
        assertThatThrownBy(() -> certificates.revoke(firms.labour(), id, "专业有误"))
                .isInstanceOf(NotFoundException.class);
        transaction.executeWithoutResult(status -> certificates.file(enterprise, List.of(id), false));
        assertThatThrownBy(() -> certificates.revoke(firm, id, "")).isInstanceOf(InvalidInputException.class);
        certificates.revoke(firm, id, "专业有误");
        assertThat(certificates.of(enterprise, List.of(worker.id()))).isEmpty();
        register(worker, "ZC-1003");
        decide(firm, worker, "accepted");
        assertThat(certificates.of(enterprise, List.of(worker.id()))).hasSize(1);
        assertThat(certificates.of(worker.id())).hasSize(2);
    }

    @Test
    void the_phone_says_what_is_missing_and_keeps_what_was_typed() {
        jdbc.sql("delete from one_time_code").update();
        Phone phone = new Phone(port);
        String mobile = Workers.mobile();
        phone.login(mobile);
        assertThat(phone.get("/m/titles").text()).contains("请先与企业建立聘用关系");
        Workers.Worker worker = workers.certify(mobile, "喻皓塔");
        employees.employ(Objects.requireNonNull(firms.labour().organisation()), worker.number());
        Phone.Page page = phone.send("/m/titles/new", Map.of("title", "高级工程师", "number", "ZC-1004"), Map.of());
        assertThat(page.text()).contains("value=\"高级工程师\"", "m-error");
        assertThat(phone.send(
                                "/m/titles/new",
                                Map.of(
                                        "title", "高级工程师",
                                        "grade", "3",
                                        "specialty", "建筑施工",
                                        "number", "ZC-1004",
                                        "issuer", "江苏省人社厅",
                                        "issuedOn", "2020-01-10"),
                                Map.of("certificate", Workers.picture()))
                        .to())
                .isEqualTo("/m/titles?sent");
        assertThat(phone.get("/m/titles?sent").text()).contains("等待单位确认", "已提交");
    }
}
