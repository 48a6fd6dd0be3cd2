package org.zhuban.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.zhuban.ZhubanTest;

@ZhubanTest
class GuideIntegrationTests {

    private static final Pattern NAME = Pattern.compile("「([^」]+)」");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");
    private static final Path FOLDER = Path.of("src/main/resources/guide");

    @Autowired
    private TestRestTemplate http;

    private ResponseEntity<String> get(String path, String language) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        headers.set(HttpHeaders.ACCEPT, "text/html");
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void every_page_is_shown_to_anybody_and_every_link_leads_somewhere(String language) {
        Set<String> links = new TreeSet<>(Set.of("/guide"));
        for (GuidePage page : GuidePage.values()) {
            ResponseEntity<String> shown = get("/guide/" + page.key(), language);
            assertThat(shown.getStatusCode()).as(page.key()).isEqualTo(HttpStatus.OK);
            assertThat(shown.getHeaders().get("Set-Cookie")).as("no session").isNull();
            assertThat(shown.getBody()).contains("<h1>").contains("<ol>").contains("lang=\"" + language);
            LINK.matcher(shown.getBody()).results().map(link -> link.group(1)).forEach(links::add);
        }
        assertThat(links).contains("/guide/clerk", "/guide/reviewer", "/guide/admin", "/guide/verify", "/q");
        assertThat(links)
                .allSatisfy(link ->
                        assertThat(get(link, language).getStatusCode()).as(link).isEqualTo(HttpStatus.OK));
    }

    @ParameterizedTest
    @EnumSource(GuidePage.class)
    void a_name_on_the_screen_is_spelled_as_the_screen_spells_it(GuidePage page) throws IOException {
        for (String language : List.of("zh-CN", "en")) {
            Set<String> said = said(language);
            String text = Files.readString(FOLDER.resolve(language).resolve(page.key() + ".md"));
            List<String> names =
                    NAME.matcher(text).results().map(MatchResult::group).toList();
            assertThat(names).as("%s, %s names what to press", language, page).isNotEmpty();
            assertThat(names).as("%s, %s", language, page).allSatisfy(name -> assertThat(said)
                    .contains(name.substring(1, name.length() - 1)));
        }
    }

    @Test
    void every_file_is_a_page_and_the_home_page_leads_to_them() throws IOException {
        for (String language : List.of("zh-CN", "en")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(Stream.of(GuidePage.values())
                                .map(page -> page.key() + ".md")
                                .toList());
            }
        }
        assertThat(get("/", "zh-CN").getBody()).contains("href=\"/guide\"", "使用指南");
        assertThat(get("/guide", "zh-CN").getBody()).contains("/guide/clerk", "企业办事人员");
    }

    @Test
    void a_page_that_is_not_there_is_not_found() {
        assertThat(get("/guide/../application", "zh-CN").getStatusCode().is4xxClientError())
                .isTrue();
        assertThat(get("/guide/nobody", "zh-CN").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    /** Every sentence of the bundles of a language. */
    private static Set<String> said(String language) throws IOException {
        Set<String> said = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.filter(file -> file.toString().endsWith("_en.properties") == language.equals("en"))
                    .toList()) {
                var bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.values().forEach(sentence -> said.add(sentence.toString()));
            }
        }
        return said;
    }
}
