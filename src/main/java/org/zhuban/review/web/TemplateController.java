package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.Programme;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.FaultReason;
import org.zhuban.review.FaultReasons;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.OpinionTemplates;

/** {@code /api/v1/opinion-templates}, {@code /api/v1/fault-reasons}: words that reviewers choose from. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tasks", description = "The reviewer's inbox and decisions")
class TemplateController {

    private final OpinionTemplates templates;
    private final FaultReasons reasons;
    private final LoggedIn loggedIn;

    TemplateController(OpinionTemplates templates, FaultReasons reasons, LoggedIn loggedIn) {
        this.templates = templates;
        this.reasons = reasons;
        this.loggedIn = loggedIn;
    }

    @Schema(name = "OpinionTemplate")
    record Template(
            @Schema(description = "Given by the server") @Nullable UUID id,
            @Schema(description = "Kept by supervisors for a region; else my own") @Nullable Boolean shared,
            @Schema(description = "Of a shared one: beginning of the region codes, empty for all", example = "3205")
                    @Nullable
                    String region,
            @Schema(description = "Of a shared one; null for all") @Nullable Programme programme,
            @Schema(description = "Key of the filing type; null for all") @Nullable String type,
            @Schema(description = "Outcome it is meant for; null for all", example = "returned") @Nullable
                    String outcome,
            @Schema(description = "Up to 50 characters") @Nullable String title,
            @Schema(description = "Up to 2,000 characters") @Nullable String text) {

        static Template of(OpinionTemplate template) {
            return new Template(
                    template.id(),
                    template.shared(),
                    template.region(),
                    template.programme(),
                    template.type(),
                    template.outcome(),
                    template.title(),
                    template.text());
        }

        OpinionTemplate template(@Nullable UUID as) {
            return new OpinionTemplate(
                    as,
                    Boolean.TRUE.equals(shared),
                    region,
                    programme,
                    type,
                    outcome,
                    Objects.requireNonNullElse(title, ""),
                    Objects.requireNonNullElse(text, ""));
        }
    }

    @Schema(name = "FaultReason")
    record Reason(
            @Schema(description = "Given by the server") @Nullable UUID id,
            @Schema(description = "Beginning of the region codes, empty for all", example = "3205") @Nullable
                    String region,
            @Schema(description = "Key of the filing type") @Nullable String type,
            @Schema(description = "Key of the field or slot; null for any of the type") @Nullable String field,
            @Schema(description = "Up to 500 characters") @Nullable String reason) {

        static Reason of(FaultReason kept) {
            return new Reason(kept.id(), kept.region(), kept.type(), kept.field(), kept.reason());
        }

        FaultReason kept(@Nullable UUID as) {
            return new FaultReason(
                    as,
                    Objects.requireNonNullElse(region, ""),
                    Objects.requireNonNullElse(type, ""),
                    field,
                    Objects.requireNonNullElse(reason, ""));
        }
    }

    @GetMapping("/opinion-templates")
    @Operation(summary = "My own opinion templates and those shared at my desks")
    List<Template> templates() {
        return templates.all(loggedIn.require()).stream().map(Template::of).toList();
    }

    @PostMapping("/opinion-templates")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    @Operation(summary = "Keeps an opinion template; a shared one by a supervisor of its region only")
    Template add(@RequestBody Template template) {
        return Template.of(templates.save(loggedIn.require(), template.template(null)));
    }

    @PutMapping("/opinion-templates/{id}")
    @Operation(summary = "Changes an opinion template")
    Template change(@PathVariable UUID id, @RequestBody Template template) {
        return Template.of(templates.save(loggedIn.require(), template.template(id)));
    }

    @DeleteMapping("/opinion-templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an opinion template")
    void delete(@PathVariable UUID id) {
        templates.delete(loggedIn.require(), id);
    }

    @GetMapping("/fault-reasons")
    @Operation(summary = "Standard reasons of faults at my desks")
    List<Reason> reasons() {
        return reasons.all(loggedIn.require()).stream().map(Reason::of).toList();
    }

    @PostMapping("/fault-reasons")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    @Operation(summary = "Keeps a standard reason; a supervisor of its region only")
    Reason add(@RequestBody Reason reason) {
        return Reason.of(reasons.save(loggedIn.require(), reason.kept(null)));
    }

    @PutMapping("/fault-reasons/{id}")
    @Operation(summary = "Changes a standard reason")
    Reason change(@PathVariable UUID id, @RequestBody Reason reason) {
        return Reason.of(reasons.save(loggedIn.require(), reason.kept(id)));
    }

    @DeleteMapping("/fault-reasons/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a standard reason")
    void deleteReason(@PathVariable UUID id) {
        reasons.delete(loggedIn.require(), id);
    }
}
