package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.attachment.SpreadsheetRows;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** The contract of {@code /api/v1/projects}: who sees, creates and changes which. */
@ZhubanTest
class ProjectApiIntegrationTests {

    private static final String PROJECTS = "/api/v1/projects";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectImport imports;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;

    @BeforeEach
    void behind_the_real_security() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions call(MockHttpServletRequestBuilder request, CurrentAccount account) throws Exception {
        return http.perform(request.with(authentication(new AccountAuthentication(account))));
    }

    private MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, Object body) throws Exception {
        return request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
    }

    private static CurrentAccount staff(Role role, String region) {
        return new CurrentAccount(
                UUID.randomUUID(), "clerk", "沈岚", List.of(new Grant(role, null, region)), null, Set.of("*"));
    }

    /** A project account of a party. */
    static CurrentAccount ofProject(CurrentAccount party, Project project) {
        return new CurrentAccount(
                UUID.randomUUID(),
                "site",
                "项目部",
                List.of(Grant.of(Role.PROJECT)),
                party.organisation(),
                project.id(),
                Set.of("*"));
    }

    @Test
    void a_supervisor_creates_and_every_party_sees_it() throws Exception {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = sites.firm("DEVELOPER");
        Map<String, String> facts = Map.of(
                "name",
                "北桥标准厂房",
                "region",
                "320507",
                "generalContractor",
                sites.code(contractor),
                "developer",
                sites.code(developer));

        String code = json.readTree(call(body(post(PROJECTS), facts), sites.supervisor)
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.state").value("CREATED"))
                        .andExpect(jsonPath("$.parties[*].kind", contains("GENERAL_CONTRACTOR", "DEVELOPER")))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .path("code")
                .asText();

        for (CurrentAccount party : List.of(contractor, developer)) {
            call(get(PROJECTS), party)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.items[*].code", contains(code)))
                    .andExpect(jsonPath("$.next").doesNotExist());
            call(get(PROJECTS + "/" + code), party).andExpect(status().isOk());
        }
        call(body(post(PROJECTS), facts), sites.supervisor)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/name")));
    }

    @Test
    void nobody_else_finds_it_and_nobody_else_creates() throws Exception {
        Sites.Site site = sites.site();
        Sites.Site other = sites.site();
        String path = PROJECTS + "/" + site.project().code();

        http.perform(get(PROJECTS)).andExpect(status().isUnauthorized());
        for (CurrentAccount stranger : List.of(
                other.contractor(),
                sites.firm("LABOUR"),
                staff(Role.REVIEWER, "320508"),
                staff(Role.SUPERVISOR, "320200"),
                ofProject(site.contractor(), other.project()))) {
            call(get(path), stranger).andExpect(status().isNotFound());
            call(body(put(path).header("If-Match", "\"0\""), Map.of()), stranger)
                    .andExpect(status().isNotFound());
            call(post(path + "/finish"), stranger).andExpect(status().isNotFound());
            call(body(post(path + "/parties/" + UUID.randomUUID() + "/end"), Map.of("reason", "合同解除")), stranger)
                    .andExpect(status().isNotFound());
        }
        for (CurrentAccount party : List.of(site.contractor(), site.developer(), staff(Role.REVIEWER, "320507"))) {
            call(body(post(PROJECTS), Map.of()), party).andExpect(status().isForbidden());
            call(body(put(path).header("If-Match", "\"0\""), Map.of()), party).andExpect(status().isForbidden());
            call(post(path + "/finish"), party).andExpect(status().isForbidden());
        }
        call(
                        get(PROJECTS),
                        new CurrentAccount(
                                UUID.randomUUID(), "p", "王建国", List.of(Grant.of(Role.PERSON)), null, Set.of("*")))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_project_account_sees_its_one_project_and_only_as_its_party() throws Exception {
        Sites.Site site = sites.site();
        CurrentAccount account = ofProject(site.contractor(), site.project());
        sites.given(
                "3205072601060001",
                "同一总承包的另一个项目",
                Objects.requireNonNull(site.contractor().organisation()));

        call(get(PROJECTS), account)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].code", contains(site.project().code())));
        call(get(PROJECTS), site.contractor()).andExpect(jsonPath("$.items", hasSize(2)));
        call(get(PROJECTS + "/3205072601060001"), account).andExpect(status().isNotFound());
    }

    @Test
    void the_list_is_keyset_paged_and_filtered() throws Exception {
        Sites.Site site = sites.site();
        for (int i = 2; i < 4; i++) {
            sites.given(
                    "320507260107000" + i,
                    "同一总承包的项目" + i,
                    Objects.requireNonNull(site.contractor().organisation()));
        }
        sites.managed(site.project());

        String next = json.readTree(call(get(PROJECTS + "?size=2"), site.contractor())
                        .andExpect(jsonPath("$.items", hasSize(2)))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .path("next")
                .asText();
        call(get(PROJECTS + "?size=2&cursor=" + next), site.contractor())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").doesNotExist());
        call(get(PROJECTS + "?state=MANAGED"), site.contractor())
                .andExpect(jsonPath("$.items[*].code", contains(site.project().code())));
        call(get(PROJECTS).param("q", "总承包的项目3"), site.contractor())
                .andExpect(jsonPath("$.items[*].code", contains("3205072601070003")));
    }

    @Test
    void a_party_leaves_through_the_api_and_the_reason_stays() throws Exception {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        Participation part = sites.joined(site.project(), labour, "LABOUR");
        String path = PROJECTS + "/" + site.project().code() + "/parties/" + part.id() + "/end";

        call(body(post(path), Map.of("reason", "合同解除")), labour).andExpect(status().isForbidden());
        call(body(post(path), Map.of()), site.contractor()).andExpect(status().isUnprocessableEntity());
        call(body(post(path), Map.of("reason", "合同解除")), site.contractor())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.parties[?(@.kind == 'LABOUR')].endReason", contains("合同解除")));
        call(body(post(path), Map.of("reason", "合同解除")), site.contractor()).andExpect(status().isConflict());
        call(get(PROJECTS), labour).andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void a_finished_project_is_only_read() throws Exception {
        Sites.Site site = sites.site();
        String path = PROJECTS + "/" + site.project().code();

        call(post(path + "/finish"), sites.supervisor)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("FINISHED"));
        call(post(path + "/finish"), sites.supervisor).andExpect(status().isConflict());
        call(body(put(path).header("If-Match", "\"1\""), Map.of()), sites.supervisor)
                .andExpect(status().isConflict());
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("项目");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    private List<String> heads() throws IOException {
        var template = new ByteArrayOutputStream();
        imports.template(sites.supervisor, template);
        return SpreadsheetRows.read(template.toByteArray(), 10).get(0).cells();
    }

    @Test
    void an_import_takes_every_row_or_none_and_names_each_fault_by_row_and_column() throws Exception {
        String contractor = sites.code(sites.firm("GENERAL_CONTRACTOR"));
        String developer = sites.code(sites.firm("DEVELOPER"));
        List<String> good = List.of("望亭物流园一期", "320507 相城区", "望亭镇", contractor, developer, "");
        List<String> next = List.of("望亭物流园二期", "320507", "", contractor, developer, "");
        var faulty = new MockMultipartFile(
                "file",
                "项目.xlsx",
                null,
                workbook(List.of(
                        heads(),
                        good,
                        List.of("园", "320200", "", developer, "", "123"),
                        List.of("望亭物流园一期", "320507", "", contractor, developer, ""))));

        call(multipart(PROJECTS + "/import").file(faulty), sites.supervisor)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder(
                                "/3/name",
                                "/3/region",
                                "/3/generalContractor",
                                "/3/developer",
                                "/3/supervision",
                                "/4/name")));
        assertThat(projects.search("望亭物流园", null, 10).items()).isEmpty();

        var right = new MockMultipartFile("file", "项目.xlsx", null, workbook(List.of(heads(), good, next)));
        call(multipart(PROJECTS + "/import").file(right), sites.firm("GENERAL_CONTRACTOR"))
                .andExpect(status().isForbidden());
        call(multipart(PROJECTS + "/import").file(right), sites.supervisor)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.created", hasSize(2)));
        var strange = new MockMultipartFile("file", "项目.xlsx", null, workbook(List.of(good)));
        call(multipart(PROJECTS + "/import").file(strange), sites.supervisor)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].code").value("spreadsheet.heads"));
    }
}
