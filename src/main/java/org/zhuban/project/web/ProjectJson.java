package org.zhuban.project.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.project.Participation;
import org.zhuban.project.Party;
import org.zhuban.project.Permit;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectFacts;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.register.Entry;

/** Projects as the API writes and reads them. */
final class ProjectJson {

    private ProjectJson() {}

    /** What the authority says of a project; parties by credit code. */
    record Facts(
            @Nullable String name,
            @Nullable String region,
            @Nullable String address,
            @Nullable String generalContractor,
            @Nullable String developer,
            @Nullable String supervision) {

        ProjectFacts typed() {
            return ProjectFacts.typed(name, region, address, generalContractor, developer, supervision);
        }
    }

    /** A project in a list. */
    record Row(
            String code,
            String name,
            String region,
            String state,
            String generalContractor,
            String generalContractorCode,
            @Nullable String developer,
            @Nullable String startsOn,
            @Nullable String endsOn,
            Instant changedAt) {

        static Row of(Entry entry) {
            Map<String, Object> values = entry.values();
            return new Row(
                    text(values, "code"),
                    text(values, "projectName"),
                    entry.region(),
                    text(values, "state"),
                    entry.enterpriseName(),
                    entry.enterpriseCode(),
                    (String) values.get("developer"),
                    (String) values.get("startsOn"),
                    (String) values.get("endsOn"),
                    entry.changedAt());
        }

        private static String text(Map<String, Object> values, String key) {
            return Objects.requireNonNull(values.get(key)).toString();
        }
    }

    /** A page. @param next cursor, null at the end */
    record Rows(List<Row> items, @Nullable String next) {}

    /** A party. */
    record PartyView(
            UUID id,
            String kind,
            String name,
            String creditCode,
            Participation.State state,
            @Nullable String scope,
            Instant since,
            @Nullable Instant endedAt,
            @Nullable String endReason) {

        static PartyView of(Party party) {
            Participation part = party.participation();
            return new PartyView(
                    part.id(),
                    part.kind(),
                    party.name(),
                    party.creditCode(),
                    part.state(),
                    part.scope(),
                    part.since(),
                    part.endedAt(),
                    part.endReason());
        }
    }

    /** A construction permit. */
    record PermitView(String number, @Nullable String issuer, @Nullable LocalDate issuedOn, @Nullable String content) {

        static PermitView of(Permit permit) {
            return new PermitView(permit.number(), permit.issuer(), permit.issuedOn(), permit.content());
        }
    }

    /** A project whole. @param information as approved, by key of the form's field; personal numbers masked */
    record View(
            String code,
            String name,
            String region,
            @Nullable String address,
            Project.State state,
            Project.Source source,
            List<PartyView> parties,
            List<PermitView> permits,
            Map<String, Object> information,
            Instant createdAt,
            Instant changedAt) {

        static View of(ProjectWorkspace.Shown shown) {
            Project project = shown.project();
            Map<String, Object> information = new LinkedHashMap<>(shown.entry().values());
            List.of("code", "projectName", "developer", "supervision", "state", "source", "address")
                    .forEach(information::remove);
            return new View(
                    project.code(),
                    project.name(),
                    project.region(),
                    project.address(),
                    project.state(),
                    project.source(),
                    shown.parties().stream().map(PartyView::of).toList(),
                    shown.permits().stream().map(PermitView::of).toList(),
                    information,
                    project.createdAt(),
                    project.changedAt());
        }
    }

    /** What an import created, in the order of its rows. */
    record Imported(List<String> created) {}

    /** Why a party leaves. */
    record Reason(@Nullable String reason) {}
}
