package org.zhuban.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.TestDatabase;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.PrintedForms;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.load.Office;
import org.zhuban.review.SubmittedFilings;

@ZhubanTest
class DocumentIntegrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger(60_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private Documents documents;

    @Autowired
    private FilingService filings;

    @Autowired
    private PrintedForms printedForms;

    @Autowired
    private FilingRecords records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @Autowired
    private List<ConsistencyCheck> checks;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    private static CurrentAccount supervisor(String region) {
        return SubmittedFilings.account("主管", new Grant(Role.SUPERVISOR, null, region));
    }

    private CurrentAccount firm(String code) {
        return firms.firm("LABOUR", "苏州相城文书建筑劳务有限公司", code);
    }

    private UUID approved() {
        String code = Firms.code(COUNT.incrementAndGet());
        UUID id = issued.submitted(firm(code), code);
        issued.approve(id);
        return id;
    }

    private String region(UUID filing) {
        return records.of(filing).filing().region();
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "zh-CN");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private JsonNode verify(UUID filing) throws IOException {
        return json(get("/api/v1/public/verify/"
                + VerificationCode.of(documents.of(filing).orElseThrow().id())));
    }

    private String bearer(CurrentAccount firm) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/tokens"))
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((firm.login() + ":Baustelle7")
                                                        .getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"scopes\": [\"*\"], \"days\": 1}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return "Bearer " + json(answer).path("token").asText();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void a_document_is_issued_with_the_approval_and_not_before() {
        String code = Firms.code(COUNT.incrementAndGet());
        UUID id = issued.submitted(firm(code), code);
        assertThat(documents.of(id)).isEmpty();
        assertThatThrownBy(() -> documents.pdf(id))
                .isInstanceOf(ConflictException.class)
                .hasMessage("document.not-yet");
        assertThat(printedForms.printable(records.of(id).filing())).isFalse();

        issued.approve(id);
        Document document = documents.of(id).orElseThrow();
        assertThat(document.number()).matches("XC-" + region(id) + "-[0-9]{4}-[0-9]{6}");
        assertThat(document.holder()).isEqualTo("苏州相城文书建筑劳务有限公司");
        assertThat(document.creditCode()).isEqualTo(code);
        assertThat(document.revision()).isEqualTo(1);
        assertThat(document.approvedBy()).isEqualTo("相城区住建局 审核员");
        assertThat(printedForms.printable(records.of(id).filing())).isTrue();
        assertThat(printedForms.link(records.of(id).filing())).isEqualTo("/files/" + id + "/document.pdf");
        assertThat(checks).allSatisfy(check -> assertThat(check.violations().stream()
                        .filter(each -> each.contains(records.of(id).filing().number())))
                .as(check.promise())
                .isEmpty());
    }

    @Test
    void an_approval_without_its_document_is_found() {
        UUID id = approved();
        database.asSuperuser()
                .sql("delete from document where filing = ?")
                .param(id)
                .update();
        assertThat(checks.stream().flatMap(check -> check.violations().stream()))
                .anyMatch(each ->
                        each.contains(records.of(id).filing().number()) && each.contains("issues its document"));
        jdbc.sql("delete from filing_trace where filing = ?").param(id).update();
    }

    @Test
    void the_applicant_prints_it_whole_and_staff_masked_and_nobody_else() throws Exception {
        String code = Firms.code(COUNT.incrementAndGet());
        CurrentAccount firm = firm(code);
        UUID id = issued.submitted(firm, code);
        String path = "/api/v1/filings/" + id + "/document.pdf";
        String own = bearer(firm);
        HttpResponse<byte[]> early = get(path, "Authorization", own);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).path("detail").asText()).contains("审核通过后才能打印");
        issued.approve(id);

        HttpResponse<byte[]> whole = get(path, "Authorization", own);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(whole.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(text(whole.body()))
                .contains("企业基本情况表", "沈𠮷㐂", IssuedFilings.PHONE, "(苏)JZ安许证字[2024]001001", "营业执照1份");

        var office = new Office(database.superuserDataSource());
        String reviewer = "Bearer " + office.reviewer("document-reviewer-" + id, region(id));
        assertThat(text(get(path, "Authorization", reviewer).body()))
                .contains("企业基本情况表", "138****8101")
                .doesNotContain(IssuedFilings.PHONE, "0512-65430000");
        String elsewhere = "Bearer " + office.reviewer("document-elsewhere-" + id, "320100");
        assertThat(get(path, "Authorization", elsewhere).statusCode()).isEqualTo(404);
        String other = bearer(firms.labour());
        assertThat(get(path, "Authorization", other).statusCode()).isEqualTo(404);
        assertThat(get(path).statusCode()).isEqualTo(401);
        assertThat(get("/files/" + id + "/document.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_document_says_the_same_however_often_it_is_printed() throws IOException {
        UUID id = approved();
        assertThat(text(documents.pdf(id))).isEqualTo(text(documents.pdf(id)));
    }

    @Test
    void anybody_with_the_code_sees_the_record_with_personal_data_masked() throws IOException {
        UUID id = approved();
        JsonNode answer = verify(id);
        assertThat(answer.path("state").asText()).isEqualTo("VALID");
        assertThat(answer.path("holder").asText()).isEqualTo("苏州相城文书建筑劳务有限公司");
        assertThat(answer.toString())
                .contains("138****8101", "0512-****0000", "沈**", "(苏)JZ安许证字[2024]001001")
                .doesNotContain(IssuedFilings.PHONE, "65430000", "businessLicence.pdf")
                .doesNotContain("沈𠮷㐂", "陆文斌", "顾雪梅", "钱立新");
        var list = SignedList.read(answer.path("statement").toString());
        var keys = OfflineVerification.keys(
                new String(get("/api/v1/public/documents/keys").body(), StandardCharsets.UTF_8));
        assertThat(list.verified(SignedList.Kind.STATE, keys))
                .containsEntry("state", "VALID")
                .containsEntry("number", documents.of(id).orElseThrow().number());
    }

    @Test
    void a_revoked_document_says_so_everywhere_and_stays_revoked() throws IOException {
        UUID id = approved();
        documents.revoke(supervisor("320500"), id, "提供虚假材料");
        JsonNode answer = verify(id);
        assertThat(answer.path("state").asText()).isEqualTo("REVOKED");
        assertThat(answer.path("reason").asText()).isEqualTo("提供虚假材料");
        assertThat(answer.path("since").asText()).isNotEmpty();
        assertThatThrownBy(() -> documents.revoke(supervisor("320500"), id, "再撤一次"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("document.revoked-already");
        assertThatThrownBy(() -> jdbc.sql(
                                "update document set revoked_at = null, revoked_by = null, revoked_reason = null where filing = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("cannot be changed");
    }

    @Test
    void the_applicant_of_a_revoked_document_is_told_and_prints_it_no_more() throws Exception {
        String code = Firms.code(COUNT.incrementAndGet());
        CurrentAccount firm = firm(code);
        UUID id = issued.submitted(firm, code);
        issued.approve(id);
        documents.revoke(supervisor("320500"), id, "提供虚假材料。");

        FilingDetails details = filings.own(Applicant.of(firm), id);
        assertThat(details.filing().state()).isEqualTo(FilingState.REVOKED);
        FilingEvent last = details.events().get(details.events().size() - 1);
        assertThat(last.kind()).isEqualTo(FilingEvent.Kind.REVOKED);
        assertThat(last.opinion()).isEqualTo("提供虚假材料。");
        assertThat(last.actorName()).as("the authority of the supervisor").startsWith("苏州市");
        assertThat(jdbc.sql(
                                "select template from sms_outbox where filing = ? order by created_at desc, id desc limit 1")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("sms.filing-revoked");
        assertThat(jdbc.sql(
                                "select arguments::text from box_message where account = ? and template = 'notice.filing-revoked'")
                        .param(firm.id())
                        .query(String.class)
                        .single())
                .contains(details.filing().number(), "\"提供虚假材料\"");
        assertThat(printedForms.printable(details.filing())).isFalse();
        String own = bearer(firm);
        HttpResponse<byte[]> print = get("/api/v1/filings/" + id + "/document.pdf", "Authorization", own);
        assertThat(print.statusCode()).isEqualTo(409);
        assertThat(json(print).path("detail").asText()).contains("已被撤销", "提供虚假材料");
        JsonNode filing = json(get("/api/v1/filings/" + id, "Authorization", own));
        assertThat(filing.path("state").asText()).isEqualTo("REVOKED");
        assertThat(filing.path("opinion").asText()).isEqualTo("提供虚假材料。");
    }

    @Test
    void what_was_revoked_is_filed_anew_and_only_until_something_stands_in_its_place() {
        String code = Firms.code(COUNT.incrementAndGet());
        CurrentAccount firm = firm(code);
        UUID id = issued.submitted(firm, code);
        issued.approve(id);
        documents.revoke(supervisor("320500"), id, "提供虚假材料");
        UUID again = filings.change(Applicant.of(firm), id).filing().id();
        filings.submit(Applicant.of(firm), again);
        issued.approve(again);
        assertThat(filings.own(Applicant.of(firm), again).filing().state()).isEqualTo(FilingState.APPROVED);
        assertThat(filings.own(Applicant.of(firm), id).filing().state())
                .as("not superseded: it was not in force")
                .isEqualTo(FilingState.REVOKED);
        assertThatThrownBy(() -> filings.change(Applicant.of(firm), id)).hasMessage("filing.not-changeable");
    }

    @Test
    void only_the_supervisor_of_the_region_revokes_and_must_say_why() {
        UUID id = approved();
        assertThatThrownBy(() -> documents.revoke(supervisor("320100"), id, "理由充分"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> documents.revoke(SubmittedFilings.reviewer("审核", region(id)), id, "理由充分"))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> documents.revoke(supervisor(region(id)), id, " "))
                .isInstanceOf(InvalidInputException.class);
        assertThat(documents.of(id).orElseThrow().revokedAt()).isNull();
    }

    @Test
    void a_superseded_document_names_the_one_in_force() throws IOException {
        String code = Firms.code(COUNT.incrementAndGet());
        CurrentAccount firm = firm(code);
        UUID first = issued.submitted(firm, code);
        issued.approve(first);
        UUID second = issued.submitted(firm, code);
        assertThat(verify(first).path("state").asText())
                .as("until the change is approved")
                .isEqualTo("VALID");
        issued.approve(second);
        jdbc.sql("update filing set state = 'SUPERSEDED' where id = ?")
                .param(first)
                .update();
        JsonNode answer = verify(first);
        assertThat(answer.path("state").asText()).isEqualTo("SUPERSEDED");
        assertThat(answer.path("successor").asText())
                .isEqualTo(documents.of(second).orElseThrow().number());
        assertThat(verify(second).path("state").asText()).isEqualTo("VALID");
        assertThat(text(documents.pdf(first)))
                .contains("已变更，本件不再有效。现行文书" + documents.of(second).orElseThrow().number());
        assertThat(text(documents.pdf(second))).doesNotContain("已变更，本件");
    }

    @Test
    void an_issued_document_cannot_be_changed_and_a_changed_record_is_not_printed() {
        UUID id = approved();
        assertThatThrownBy(() -> jdbc.sql("update document set holder = '别人' where filing = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("cannot be changed");
        database.asSuperuser()
                .sql("alter table filing_revision disable trigger user")
                .update();
        database.asSuperuser()
                .sql("update filing_revision set data = jsonb_set(data, '{workerCount}', '999') where filing = ?")
                .param(id)
                .update();
        database.asSuperuser()
                .sql("alter table filing_revision enable trigger user")
                .update();
        assertThatThrownBy(() -> documents.pdf(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_unknown_or_mistyped_code_is_not_found() throws IOException {
        HttpResponse<byte[]> unknown = get("/api/v1/public/verify/" + VerificationCode.of(UUID.randomUUID()));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("detail").asText()).contains("没有查到这份文书");
        assertThat(get("/api/v1/public/verify/abc").statusCode()).isEqualTo(404);
    }

    @Test
    void the_page_answers_a_typed_code_without_scripts_and_without_a_session() {
        Document document = documents.of(approved()).orElseThrow();
        HttpResponse<byte[]> page = get("/q?code=" + VerificationCode.of(document.id()));
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("真实有效", document.number(), "138****8101", "主营业务种类")
                .doesNotContain(IssuedFilings.PHONE);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(new String(get("/q?code=" + document.number()).body(), StandardCharsets.UTF_8))
                .contains("这是文书编号");
        assertThat(new String(get("/q?code=7K2M").body(), StandardCharsets.UTF_8))
                .contains("查验码有误");
        assertThat(new String(
                        get("/q?code=" + VerificationCode.of(UUID.randomUUID())).body(), StandardCharsets.UTF_8))
                .contains("可能是伪造");
    }

    @Test
    void a_browser_that_cannot_check_signatures_asks_the_server() throws Exception {
        Document document = documents.of(approved()).orElseThrow();
        String seal = Base64.getUrlEncoder().withoutPadding().encodeToString(document.seal());
        assertThat(check(seal).path("result").asText()).isEqualTo("GENUINE");
        assertThat(check(seal).path("claims").path("number").asText()).isEqualTo(document.number());
        assertThat(check(seal.substring(0, 100)).path("result").asText()).isEqualTo("UNREADABLE");
        assertThat(check("A".repeat(5_000)).path("result").asText()).isEqualTo("UNREADABLE");
    }

    private JsonNode check(String seal) throws IOException, InterruptedException {
        return json(http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/public/verify"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"seal\": \"" + seal + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }
}
