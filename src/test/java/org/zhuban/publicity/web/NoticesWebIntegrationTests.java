package org.zhuban.publicity.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.publicity.Notice;
import org.zhuban.publicity.Notices;
import org.zhuban.publicity.Section;

@ZhubanTest
class NoticesWebIntegrationTests {

    private static final String API = "/api/v1/public/notices";

    @Autowired
    private Notices notices;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ObjectMapper json;

    private final UUID subject = UUID.randomUUID();
    private final String mark = "乙" + UUID.randomUUID().toString().substring(0, 8);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void stop() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        clock.stopAt(now);
    }

    private void publish(UUID of, String title, Instant from, @Nullable Instant until) {
        notices.publish(new Notice(
                of,
                "entry-enterprise",
                title + mark,
                "91410311MA1MJ5057R",
                "410311",
                from,
                until,
                List.of(
                        Section.rows("基本信息", List.of(new Section.Row("进疆负责人", "<b>赵**</b>"))),
                        Section.table("企业资质", List.of("资质", "证书编号"), List.of(List.of("建筑工程一级", "D141050575"))))));
    }

    private ResponseEntity<String> get(String path, String... headers) {
        var sent = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
        }
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(sent), String.class);
    }

    private JsonNode items(ResponseEntity<String> answer) {
        try {
            return json.readTree(answer.getBody()).path("items");
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private String until(ResponseEntity<String> answer) throws IOException {
        return json.readTree(answer.getBody()).path("until").asText();
    }

    @Test
    void a_visitor_looks_a_notice_up_without_a_cookie_and_reads_it() {
        publish(subject, "洛阳鹏程", now, now.plus(Duration.ofDays(40)));
        var list = get("/notices?q=" + mark, "Accept", "text/html");
        assertThat(list.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(list.getHeaders().get("Set-Cookie")).isNull();
        assertThat(list.getHeaders().getFirst("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(list.getBody())
                .contains("洛阳鹏程" + mark, "/notices/" + subject, "河南省", "公示至")
                .doesNotContain("??", "下一页");
        var page = get("/notices/" + subject, "Accept", "text/html");
        assertThat(page.getBody())
                .contains("洛阳鹏程" + mark, "D141050575", "&lt;b&gt;赵**", "公示期")
                .doesNotContain("<b>赵", "??");
        assertThat(get("/notices/" + subject, "Accept", "text/html", "Accept-Language", "en")
                        .getBody())
                .contains("Credit code")
                .doesNotContain("??");
        assertThat(get("/", "Accept", "text/html").getBody()).contains("href=\"/notices\"");
    }

    @Test
    void the_list_is_filtered_by_kind_and_exported_as_it_is_shown() throws IOException {
        publish(UUID.randomUUID(), "施工", "CONSTRUCTION");
        publish(UUID.randomUUID(), "=监理", "SUPERVISION");
        publish(UUID.randomUUID(), "无类型", null);
        String page = requireNonNull(get("/notices?kind=SUPERVISION&q=" + mark).getBody());
        assertThat(page).contains("=监理" + mark, "kind=SUPERVISION", "list.xlsx").doesNotContain("施工" + mark, "??");
        assertThat(get("/notices?kind=nothing&q=" + mark).getBody()).contains("施工" + mark, "无类型" + mark);
        assertThat(items(get(API + "?kind=CONSTRUCTION&q=" + mark)))
                .singleElement()
                .satisfies(item -> assertThat(item.path("kind").asText()).isEqualTo("CONSTRUCTION"));
        assertThat(get(API + "?kind=nothing").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(get(API + "?kind=SURVEY&since=" + now).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        var file = http.getForEntity("/notices/list.xlsx?q=" + mark, byte[].class);
        assertThat(file.getHeaders().getContentType()).asString().contains("spreadsheetml");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(requireNonNull(file.getBody())));
                var rows = book.getFirstSheet().openStream()) {
            List<Row> all = rows.toList();
            assertThat(all).hasSize(4);
            assertThat(all.get(0).getCellText(2)).isEqualTo("企业类型");
            assertThat(all.stream().map(row -> row.getCellText(0) + "|" + row.getCellText(2)))
                    .contains("施工" + mark + "|建筑施工企业", "'=监理" + mark + "|监理企业", "无类型" + mark + "|");
        }
    }

    private void publish(UUID of, String title, @Nullable String kind) {
        notices.publish(new Notice(
                of, "entry-enterprise", kind, title + mark, null, "410311", now, now.plusSeconds(600), List.of()));
    }

    @Test
    void pages_are_turned_by_links() {
        for (int i = 0; i < 23; i++) {
            publish(UUID.randomUUID(), "n" + i, now, null);
        }
        String first = requireNonNull(
                get("/notices?category=entry-enterprise&q=" + mark).getBody());
        assertThat(first.split("/notices/", -1)).as("20 and the sheet").hasSize(22);
        String next =
                first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1").replace("&amp;", "&");
        String second = requireNonNull(http.getForObject(java.net.URI.create(http.getRootUri() + next), String.class));
        assertThat(second.split("/notices/", -1)).hasSize(5);
        assertThat(second).contains("回到第一页").doesNotContain("下一页");
        assertThat(get("/notices?q=" + mark + "&cursor=broken").getBody()).contains("下一页");
    }

    @Test
    void nothing_found_and_nothing_there_are_said_in_words() {
        assertThat(get("/notices?q=没有这家" + mark).getBody()).contains("没有查到").doesNotContain("??");
        for (String none : List.of(UUID.randomUUID().toString(), "nothing")) {
            var unknown = get("/notices/" + none, "Accept", "text/html");
            assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(unknown.getBody()).contains("没有这条公示", "去公示查询");
        }
        publish(subject, "洛阳鹏程", now, now.plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        var ended = get("/notices/" + subject, "Accept", "text/html");
        assertThat(ended.getStatusCode()).isEqualTo(HttpStatus.GONE);
        assertThat(ended.getBody()).contains("这条公示已经结束").doesNotContain("洛阳鹏程", "??");
    }

    @Test
    void what_is_kept_in_memory_ends_with_the_notice_and_not_after_it() {
        publish(subject, "一", now, now.plus(Duration.ofMillis(1_500)));
        publish(subject, "二", now.plus(Duration.ofMillis(700)), now.plus(Duration.ofMillis(1_500)));
        assertThat(get("/notices/" + subject).getBody()).contains("一" + mark);
        clock.advance(Duration.ofMillis(699));
        assertThat(get("/notices/" + subject).getBody()).contains("一" + mark);
        clock.advance(Duration.ofMillis(1));
        assertThat(get("/notices/" + subject).getBody()).contains("二" + mark);
        clock.advance(Duration.ofMillis(800));
        assertThat(get("/notices/" + subject).getStatusCode()).isEqualTo(HttpStatus.GONE);
    }

    @Test
    void what_is_withdrawn_here_is_gone_here_at_once() {
        publish(subject, "一", now, null);
        assertThat(get(API + "/" + subject).getBody()).contains("PUBLIC");
        notices.withdraw(subject, null);
        assertThat(get(API + "/" + subject).getBody()).contains("ENDED").doesNotContain(mark);
    }

    @Test
    void the_api_gives_all_that_the_page_shows() throws IOException {
        publish(subject, "洛阳鹏程", now, now.plus(Duration.ofDays(40)));
        JsonNode item = items(get(API + "?q=" + mark)).get(0);
        assertThat(item.path("id").asText()).isEqualTo(subject.toString());
        assertThat(item.path("state").asText()).isEqualTo("PUBLIC");
        assertThat(item.path("creditCode").asText()).isEqualTo("91410311MA1MJ5057R");
        assertThat(item.at("/sections/0/rows/0/label").asText()).isEqualTo("进疆负责人");
        assertThat(item.at("/sections/1/cells/0/1").asText()).isEqualTo("D141050575");
        assertThat(json.readTree(get(API + "/" + subject).getBody())).isEqualTo(item);
        assertThat(get(API + "/" + UUID.randomUUID()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void who_has_it_already_is_not_sent_it_again_while_nothing_changes() throws IOException {
        publish(subject, "一", now, null);
        var first = get(API + "?q=" + mark);
        String etag = requireNonNull(first.getHeaders().getETag());
        clock.advance(Duration.ofSeconds(30));
        var again = get(API + "?q=" + mark, "If-None-Match", etag);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(again.getBody()).isNull();
        assertThat(again.getHeaders().getETag()).isEqualTo(etag);
        publish(subject, "二", clock.instant(), null);
        assertThat(get(API + "?q=" + mark, "If-None-Match", etag).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        String page = requireNonNull(get("/notices/" + subject).getHeaders().getETag());
        assertThat(get("/notices/" + subject, "If-None-Match", page).getStatusCode())
                .isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void a_site_that_polls_with_what_it_was_given_learns_of_beginning_and_end() throws IOException {
        String since = until(get(API + "?q=" + mark));
        publish(subject, "一", now.plusSeconds(20), now.plusSeconds(40));
        var quiet = get(API + "?since=" + since);
        assertThat(items(quiet).findValuesAsText("id")).doesNotContain(subject.toString());
        clock.advance(Duration.ofSeconds(20));
        var begun = get(API + "?since=" + until(quiet));
        assertThat(begun.getBody()).contains(subject.toString(), mark);
        clock.advance(Duration.ofSeconds(20));
        var ended = get(API + "?since=" + until(begun));
        JsonNode item = null;
        for (JsonNode one : items(ended)) {
            item = one.path("id").asText().equals(subject.toString()) ? one : item;
        }
        assertThat(requireNonNull(item).path("state").asText()).isEqualTo("ENDED");
        assertThat(item.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "state", "at");
        assertThat(get(API + "?since=" + until(ended)).getBody()).doesNotContain(subject.toString());
    }

    @Test
    void wrong_parameters_are_problems() {
        for (String wrong : List.of(
                "category=x", "since=yesterday", "cursor=x", "region=41", "since=2026-01-01T00:00:00Z&q=a", "size=x")) {
            var answer = get(API + "?" + wrong);
            assertThat(answer.getStatusCode().is4xxClientError()).as(wrong).isTrue();
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody()).doesNotContain("??", "\"message\":\"notices.");
        }
    }

    @Test
    void it_is_compressed_for_whoever_asks() throws IOException {
        publish(subject, "一", now, null);
        var headers = new HttpHeaders();
        headers.set("Accept-Encoding", "gzip");
        byte[] zipped = requireNonNull(
                http.exchange("/notices/" + subject, HttpMethod.GET, new HttpEntity<>(headers), byte[].class)
                        .getBody());
        assertThat(zipped[0]).isEqualTo((byte) 0x1f);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains(mark);
        }
    }
}
