package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** Projects and their parties: who creates them, the order of ZZ 2.8, who leaves. */
@ZhubanTest
class ProjectsIntegrationTests {

    @Autowired
    private Sites sites;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectOffice office;

    @Autowired
    private ProjectParties parties;

    @Autowired
    private JdbcClient jdbc;

    private static UUID enterprise(CurrentAccount account) {
        return Objects.requireNonNull(account.organisation());
    }

    @Test
    void general_contractor_developer_and_supervision_are_certified_as_soon_as_the_project_exists() {
        Sites.Site site = sites.site();

        assertThat(site.project().state()).isEqualTo(Project.State.CREATED);
        assertThat(site.project().code()).matches("320507[0-9]{10}");
        assertThat(List.of(site.contractor(), site.developer(), site.supervision()))
                .allSatisfy(
                        firm -> assertThat(projects.mayCertify(site.project().id(), enterprise(firm)))
                                .isEmpty());
        assertThat(projects.parties(site.project().id()))
                .extracting(Party::kind)
                .containsExactly("GENERAL_CONTRACTOR", "DEVELOPER", "SUPERVISION");
    }

    @Test
    void specialist_and_labour_contractors_wait_until_the_information_is_approved() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        CurrentAccount specialist = sites.firm("SPECIALIST");
        sites.joined(site.project(), labour, "LABOUR");
        sites.joined(site.project(), specialist, "SPECIALIST");
        UUID project = site.project().id();

        assertThat(projects.mayCertify(project, enterprise(labour))).contains("project.certify.not-completed");
        assertThat(projects.mayCertify(project, enterprise(specialist))).contains("project.certify.not-completed");

        sites.managed(site.project());

        assertThat(projects.mayCertify(project, enterprise(labour))).isEmpty();
        assertThat(projects.mayCertify(project, enterprise(specialist))).isEmpty();
    }

    @Test
    void whoever_takes_no_part_has_left_or_was_ended_is_refused_with_the_reason() {
        Sites.Site site = sites.site();
        sites.managed(site.project());
        UUID project = site.project().id();
        CurrentAccount labour = sites.firm("LABOUR");
        CurrentAccount ended = sites.firm("SPECIALIST");
        CurrentAccount survey = sites.firm("SURVEY");

        assertThat(projects.mayCertify(project, enterprise(labour))).contains("project.certify.no-party");
        Participation part = sites.joined(site.project(), labour, "LABOUR");
        parties.end(site.contractor(), part.id(), "合同解除");
        assertThat(projects.mayCertify(project, enterprise(labour))).contains("project.certify.ended");

        sites.joined(site.project(), ended, "SPECIALIST");
        jdbc.sql("update enterprise set state = 'ENDED', ended_at = now(), end_reason = '注销' where id = ?")
                .param(enterprise(ended))
                .update();
        assertThat(projects.mayCertify(project, enterprise(ended))).contains("project.certify.enterprise-ended");

        sites.joined(site.project(), survey, "SURVEY");
        assertThat(projects.mayCertify(project, enterprise(survey))).contains("project.certify.kind");

        office.finish(sites.supervisor, site.project().code());
        assertThat(projects.mayCertify(project, enterprise(site.contractor()))).contains("project.certify.finished");
    }

    @Test
    void a_party_that_came_back_is_one_again() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        Participation first = sites.joined(site.project(), labour, "LABOUR");
        parties.end(site.contractor(), first.id(), "合同到期");
        sites.joined(site.project(), labour, "LABOUR");

        assertThat(projects.participation(site.project().id(), enterprise(labour))
                        .orElseThrow()
                        .active())
                .isTrue();
    }

    @Test
    void nobody_joins_twice_or_as_what_he_is_not() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");

        assertThatThrownBy(() -> sites.joined(site.project(), labour, "SPECIALIST"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.party.kind");
        sites.joined(site.project(), labour, "LABOUR");
        assertThatThrownBy(() -> sites.joined(site.project(), labour, "LABOUR"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.party.already");
        assertThatThrownBy(() -> sites.joined(site.project(), sites.firm("GENERAL_CONTRACTOR"), "GENERAL_CONTRACTOR"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.party.contractor");
    }

    @Test
    void the_general_contractor_alone_has_a_party_leave_and_only_whom_it_invited() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        Participation part = sites.joined(site.project(), labour, "LABOUR");

        assertThatThrownBy(() -> parties.end(sites.firm("GENERAL_CONTRACTOR"), part.id(), "合同解除"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> parties.end(labour, part.id(), "合同解除")).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> parties.end(site.contractor(), part.id(), " "))
                .isInstanceOf(InvalidInputException.class);
        Participation developer = projects.participation(site.project().id(), enterprise(site.developer()))
                .orElseThrow();
        assertThatThrownBy(() -> parties.end(site.contractor(), developer.id(), "合同解除"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.party.stays");

        parties.end(site.contractor(), part.id(), "合同解除");
        assertThatThrownBy(() -> parties.end(site.contractor(), part.id(), "合同解除"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.party.ended-already");
    }

    @Test
    void only_a_supervisor_creates_and_only_in_his_region_with_certified_units_of_the_right_kind() {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = sites.firm("DEVELOPER");
        CurrentAccount supervision = sites.firm("SUPERVISION");
        ProjectFacts facts = sites.facts("黄埭实验小学", contractor, developer, supervision);
        var reviewer = new CurrentAccount(
                UUID.randomUUID(),
                "clerk",
                "审核员",
                List.of(new Grant(Role.REVIEWER, null, "320507")),
                null,
                Set.of("*"));
        var elsewhere = new CurrentAccount(
                UUID.randomUUID(),
                "wuxi",
                "主管",
                List.of(new Grant(Role.SUPERVISOR, null, "320200")),
                null,
                Set.of("*"));

        assertThatThrownBy(() -> office.create(reviewer, facts)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> office.create(contractor, facts)).isInstanceOf(DeniedException.class);
        assertThat(codes(() -> office.create(elsewhere, facts))).containsExactly("/region project.region.foreign");
        assertThat(codes(() -> office.create(
                        sites.supervisor,
                        ProjectFacts.typed(
                                "园", "320500", null, sites.code(developer), "913205", "91320507MA1T99999X"))))
                .containsExactly(
                        "/name project.name.length",
                        "/region project.region.unknown",
                        "/generalContractor project.party.kind",
                        "/developer project.party.code",
                        "/supervision project.party.code");

        office.create(sites.supervisor, facts);
        assertThat(codes(() -> office.create(sites.supervisor, facts))).containsExactly("/name project.exists");
    }

    private static List<String> codes(Runnable act) {
        try {
            act.run();
        } catch (InvalidInputException faulty) {
            return faulty.errors().stream().map(ProjectsIntegrationTests::shown).toList();
        }
        return List.of();
    }

    private static String shown(FieldError error) {
        return error.field() + " " + error.code();
    }

    @Test
    void a_replaced_general_contractor_has_left_and_another_is_the_only_one() {
        Sites.Site site = sites.site();
        CurrentAccount other = sites.firm("GENERAL_CONTRACTOR");
        ProjectFacts facts = sites.facts(site.project().name(), other, site.developer(), site.supervision());

        Project changed = office.change(
                sites.supervisor,
                site.project().code(),
                Objects.requireNonNull(site.project().version()),
                facts);

        assertThat(projects.takesPart(changed.id(), enterprise(other), "GENERAL_CONTRACTOR"))
                .isTrue();
        assertThat(projects.participation(changed.id(), enterprise(site.contractor()))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThatThrownBy(() -> office.change(
                        sites.supervisor,
                        changed.code(),
                        Objects.requireNonNull(site.project().version()),
                        facts))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("project.changed-meanwhile");
    }

    @Test
    void a_project_is_found_by_its_name_its_code_and_its_parties() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        sites.joined(site.project(), labour, "LABOUR");

        assertThat(found(site.project().name().substring(2)))
                .contains(site.project().id());
        assertThat(found(site.project().code())).containsExactly(site.project().id());
        assertThat(found(sites.code(labour))).containsExactly(site.project().id());
        assertThat(found("元")).isEmpty();
        assertThat(found("%元")).isEmpty();
    }

    @Test
    void pages_of_a_search_follow_each_other() {
        Sites.Site site = sites.site();
        sites.site();
        sites.site();

        var first = projects.search("元和街道", null, 2);
        var next = projects.search("元和街道", first.next(), 200);

        assertThat(first.items()).hasSize(2);
        assertThat(next.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
        assertThat(next.items()).extracting(Project::id).contains(site.project().id());
    }

    private List<UUID> found(String query) {
        return projects.search(query, null, 200).items().stream()
                .map(Project::id)
                .toList();
    }
}
