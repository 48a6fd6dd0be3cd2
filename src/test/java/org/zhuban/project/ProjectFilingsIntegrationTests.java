package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;

/** project-completion, project-application, construction-permit beyond their scenarios: what is refused, and by whom they can be filed. */
@ZhubanTest
class ProjectFilingsIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sites sites;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectOffice office;

    @Autowired
    private ProjectWorkspace workspace;

    @Autowired
    private FilingService filings;

    @Autowired
    private RegisterSearch search;

    @Autowired
    private ProjectRegister register;

    @Autowired
    private OpenTasks openTasks;

    private static Map<String, Object> information(Object... more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("address", "相城区元和街道采莲路");
        data.put("category", "01");
        data.put("nature", "001");
        data.put("contractAmount", "18650.5");
        data.put("startsOn", "2026-03-20");
        data.put("endsOn", "2028-06-30");
        data.put("projectManager", "徐国平");
        data.put("projectManagerPhone", "13862487001");
        data.put("wageContact", "顾晓燕");
        data.put("wageContactPhone", "13862497001");
        for (int i = 0; i < more.length; i += 2) {
            data.put(more[i].toString(), more[i + 1]);
        }
        return data;
    }

    private static Map<String, Object> permit(String number, Project project) {
        return new LinkedHashMap<>(Map.of(
                "projectCode", project.code(), "permitNumber", number, "issuedOn", "2026-03-15", "issuer", "相城区住建局"));
    }

    private Filing submit(CurrentAccount firm, String type, Map<String, Object> data) throws IOException {
        return completed(
                firm, filings.open(Applicant.of(firm), type, null, data).details());
    }

    private Filing completed(CurrentAccount firm, FilingDetails draft) throws IOException {
        var page = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(page);
        }
        for (FormElement field : draft.form().fields()) {
            if (field.isSlot()) {
                filings.attach(
                        Applicant.of(firm),
                        draft.filing().id(),
                        Objects.requireNonNull(field.key()),
                        "附件.pdf",
                        new ByteArrayInputStream(page.toByteArray()));
            }
        }
        return filings.submit(Applicant.of(firm), draft.filing().id());
    }

    private void approve(Filing filing) {
        OpenTasks.OnDesk task = openTasks.of(filing.id()).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing.id(), task.taskId(), task.element(), "approved", "同意", List.of(), "test", "审核员"));
    }

    private List<String> faults(CurrentAccount firm, String type, Map<String, Object> data) throws IOException {
        try {
            submit(firm, type, data);
        } catch (InvalidInputException faulty) {
            return faulty.errors().stream()
                    .map(error -> error.field() + " " + error.code())
                    .toList();
        }
        return List.of();
    }

    @Test
    void completion_makes_the_project_managed_and_a_later_one_changes_it() throws Exception {
        Sites.Site site = sites.site();
        String code = site.project().code();
        approve(submit(site.contractor(), "project-completion", information("projectCode", code)));

        ProjectWorkspace.Shown shown = workspace.of(sites.supervisor, code);
        assertThat(shown.project().state()).isEqualTo(Project.State.MANAGED);
        assertThat(shown.entry().values())
                .containsEntry("projectManager", "徐国平")
                .containsEntry("projectManagerPhone", "138****7001");

        approve(submit(
                site.contractor(),
                "project-completion",
                information("projectCode", code, "projectManager", "陆志强", "address", "元和街道 8 号")));

        ProjectWorkspace.Shown changed = workspace.of(site.developer(), code);
        assertThat(changed.project().address()).isEqualTo("元和街道 8 号");
        assertThat(changed.history().get(0).changes())
                .anySatisfy(change -> assertThat(change.after()).isEqualTo("陆志强"));
        assertThat(changed.history()).hasSize(3);
        assertThat(search.page(
                                site.developer(),
                                register,
                                new RegisterQuery(code, null, null, Map.of()),
                                null,
                                10,
                                Set.of("startsOn"))
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.values()).containsEntry("startsOn", "2026-03-20"));
    }

    @Test
    void another_party_never_reads_the_general_contractors_phones_in_clear() throws Exception {
        Sites.Site site = sites.site();
        approve(submit(
                site.contractor(),
                "project-completion",
                information("projectCode", site.project().code())));

        assertThat(search.reveal(site.contractor(), register, site.project().id())
                        .values())
                .containsEntry("projectManagerPhone", "13862487001");
        assertThat(catchThrowable(() ->
                        search.reveal(site.developer(), register, site.project().id())))
                .isInstanceOf(DeniedException.class);
        assertThat(RegisterSearch.mayExportClear(site.developer(), register)).isFalse();
    }

    @Test
    void only_the_general_contractor_completes_its_own_unfinished_project() throws Exception {
        Sites.Site site = sites.site();
        Map<String, Object> data = information("projectCode", site.project().code());

        assertThat(faults(sites.firm("GENERAL_CONTRACTOR"), "project-completion", data))
                .containsExactly("/projectCode project.not-contractor");
        assertThat(catchThrowable(() -> submit(site.developer(), "project-completion", data)))
                .isInstanceOf(DeniedException.class);
        CurrentAccount account = ProjectApiIntegrationTests.ofProject(site.contractor(), site.project());
        assertThat(submit(account, "project-completion", data).state()).isEqualTo(FilingState.IN_REVIEW);

        Sites.Site finished = sites.site();
        office.finish(sites.supervisor, finished.project().code());
        assertThat(faults(
                        finished.contractor(),
                        "project-completion",
                        information("projectCode", finished.project().code())))
                .containsExactly("/projectCode project.finished-already");
    }

    @Test
    void approval_fails_once_another_is_the_general_contractor() throws Exception {
        Sites.Site site = sites.site();
        Filing filing = submit(
                site.contractor(),
                "project-completion",
                information("projectCode", site.project().code()));
        CurrentAccount other = sites.firm("GENERAL_CONTRACTOR");
        office.change(
                sites.supervisor,
                site.project().code(),
                Objects.requireNonNull(
                        projects.find(site.project().code()).orElseThrow().version()),
                sites.facts(site.project().name(), other, site.developer(), site.supervision()));

        assertThat(catchThrowable(() -> approve(filing)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.not-contractor");
        assertThat(projects.find(site.project().code()).orElseThrow().state()).isEqualTo(Project.State.CREATED);
    }

    @Test
    void a_name_that_the_caller_writes_is_not_taken_for_the_project() throws Exception {
        Sites.Site site = sites.site();
        Filing filing = submit(
                site.contractor(),
                "project-completion",
                information("projectCode", site.project().code(), "projectName", "别人的项目", "regionCode", "110101"));

        assertThat(filing.title()).isEqualTo(site.project().name());
        assertThat(filing.region()).isEqualTo("320507");
    }

    /** As the API does: a draft, then its answers. */
    private Filing byCodes(CurrentAccount firm, String type, Map<String, Object> data) throws IOException {
        FilingDetails draft =
                filings.open(Applicant.of(firm), type, null, Map.of()).details();
        filings.save(Applicant.of(firm), draft.filing().id(), draft.filing().version(), data);
        return completed(firm, draft);
    }

    @Test
    void names_that_a_code_brings_along_are_there_without_a_dialog_to_choose_from() throws Exception {
        Sites.Site site = sites.site();
        Filing permit = byCodes(site.contractor(), "construction-permit", permit("320507202605170101", site.project()));

        assertThat(permit.title()).contains(site.project().name());
        assertThat(filings.own(Applicant.of(site.contractor()), permit.id()).data())
                .containsEntry("projectName", site.project().name())
                .containsEntry("regionCode", site.project().region());

        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = sites.firm("DEVELOPER");
        Filing application = byCodes(
                contractor,
                "project-application",
                information(
                        "projectName",
                        "按代码申请的项目",
                        "regionCode",
                        "320507",
                        "developerCode",
                        sites.code(developer),
                        "hasPermit",
                        "NO"));
        assertThat(filings.own(Applicant.of(contractor), application.id()).data())
                .containsEntry("developer", name(developer));
    }

    private String name(CurrentAccount firm) {
        return jdbc.sql("select name from enterprise where id = ?")
                .param(firm.organisation())
                .query(String.class)
                .single();
    }

    @Test
    void an_application_brings_parties_and_permits_and_is_managed_at_once() throws Exception {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = sites.firm("DEVELOPER");
        Map<String, Object> data = information(
                "projectName", "渭塘珍珠湖邻里中心",
                "regionCode", "320507",
                "developerCode", sites.code(developer),
                "hasPermit", "YES",
                "permits",
                        List.of(
                                Map.of("number", "320507202603150101", "issuedOn", "2026-03-15", "issuer", "相城区住建局"),
                                Map.of("number", "320507202603150201", "issuedOn", "2026-03-15", "issuer", "相城区住建局")));
        Filing filing = submit(contractor, "project-application", data);
        approve(filing);

        Project project = projects.search("渭塘珍珠湖", null, 10).items().get(0);
        ProjectWorkspace.Shown shown = workspace.of(contractor, project.code());
        assertThat(project.state()).isEqualTo(Project.State.MANAGED);
        assertThat(project.source()).isEqualTo(Project.Source.APPLICATION);
        assertThat(shown.parties()).extracting(Party::kind).containsExactly("GENERAL_CONTRACTOR", "DEVELOPER");
        assertThat(shown.permits()).extracting(Permit::number).hasSize(2);
        assertThat(workspace.of(developer, project.code()).acts().complete()).isFalse();
        assertThat(faults(contractor, "project-application", data))
                .containsExactly(
                        "/projectName project.exists",
                        "/permits/0/number project.permit.elsewhere",
                        "/permits/1/number project.permit.elsewhere");
        assertThat(catchThrowable(() -> filings.change(Applicant.of(contractor), filing.id())))
                .as("the project it began is changed, not the application")
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.unchangeable");
    }

    @Test
    void an_application_with_unknown_units_or_permits_twice_is_refused_at_each() throws Exception {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        Map<String, String> number = Map.of("number", "相建施(2014)0102", "issuedOn", "2014-03-15", "issuer", "相城区住建局");

        assertThat(faults(
                        contractor,
                        "project-application",
                        information(
                                "projectName", "太平书画院",
                                "regionCode", "320507",
                                "developerCode", sites.code(contractor),
                                "hasPermit", "YES",
                                "permits", List.of(number, number))))
                .containsExactly("/developerCode project.unit.unknown", "/permits/1/number project.permit.twice");
    }

    @Test
    void a_permit_is_of_one_project_and_entered_once() throws Exception {
        Sites.Site site = sites.site();
        Sites.Site other = sites.site();
        approve(submit(site.contractor(), "construction-permit", permit("320507202603160101", site.project())));
        approve(submit(site.contractor(), "construction-permit", permit("苏建施〔2014〕第16号", site.project())));

        assertThat(workspace.of(site.developer(), site.project().code()).permits())
                .extracting(Permit::number)
                .containsExactlyInAnyOrder("320507202603160101", "苏建施(2014)第16号");
        assertThat(faults(other.contractor(), "construction-permit", permit("320507202603160101", other.project())))
                .containsExactly("/permitNumber project.permit.elsewhere");
        assertThat(projects.search("320507202603160101", null, 10).items()).hasSize(1);
    }

    @Test
    void two_permits_of_one_number_in_review_leave_one() throws Exception {
        Sites.Site site = sites.site();
        Filing first = submit(site.contractor(), "construction-permit", permit("320507202604170101", site.project()));
        assertThat(catchThrowable(() ->
                        submit(site.contractor(), "construction-permit", permit("320507202604170101", site.project()))))
                .isInstanceOf(ConflictException.class);
        approve(first);
        assertThat(workspace.of(site.contractor(), site.project().code()).permits())
                .hasSize(1);
    }
}
