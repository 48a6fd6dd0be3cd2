package org.zhuban.project.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.common.Texts;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.HandOver;

/** {@code /api/v1/project-accounts}: an enterprise's accounts of its projects. To anybody else they are not found. */
@RestController
@RequestMapping("/api/v1/project-accounts")
@Tag(name = "project-accounts", description = "An enterprise's accounts of its projects")
class ProjectAccountController {

    private final ProjectAccountOffice office;
    private final LoggedIn loggedIn;
    private final Texts texts;

    ProjectAccountController(ProjectAccountOffice office, LoggedIn loggedIn, Texts texts) {
        this.office = office;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /**
     * A project account.
     *
     * @param mobile     of its administrator, masked
     * @param mustChange its random password was not changed yet
     */
    record Row(
            UUID id,
            String login,
            String projectCode,
            String projectName,
            String administrator,
            String mobile,
            boolean enabled,
            boolean mustChange,
            @Nullable Instant lastLoginAt) {

        static Row of(ProjectAccountOffice.Row row) {
            return new Row(
                    row.account().id(),
                    row.account().login(),
                    row.project().code(),
                    row.project().name(),
                    row.administrator(),
                    row.account().mobile(),
                    row.account().enabled(),
                    row.account().mustChange(),
                    row.account().lastLoginAt());
        }
    }

    record Rows(List<Row> items) {}

    @GetMapping
    Rows list() {
        return new Rows(office.list(loggedIn.require()).stream().map(Row::of).toList());
    }

    @Idempotent
    @PostMapping("/{id}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable UUID id) {
        office.enable(loggedIn.require(), id, false);
    }

    @Idempotent
    @PostMapping("/{id}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable UUID id) {
        office.enable(loggedIn.require(), id, true);
    }

    @Idempotent
    @PostMapping("/{id}/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A new random password, sent to the account's mobile")
    void reset(@PathVariable UUID id) {
        office.reset(loggedIn.require(), id);
    }

    record CodeRequest(@Nullable String mobile) {}

    /** @param warning what is unusual about the mobile; null = nothing */
    record CodeSent(@Nullable String warning) {}

    @PostMapping("/{id}/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "A code to the next administrator's mobile")
    CodeSent sendCode(@PathVariable UUID id, @RequestBody CodeRequest wanted, HttpServletRequest request) {
        String warning = office.sendCode(
                loggedIn.require(), id, Objects.requireNonNullElse(wanted.mobile(), ""), request.getRemoteAddr());
        return new CodeSent(warning == null ? null : texts.text(warning));
    }

    @Idempotent
    @PostMapping(path = "/{id}/hand-over", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Another administrator: his name, mobile, the code sent to it, and the new letter")
    void handOver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String code,
            @RequestParam MultipartFile authorisation)
            throws IOException {
        try (var letter = authorisation.getInputStream()) {
            office.handOver(
                    loggedIn.require(),
                    id,
                    new HandOver(name, mobile, code),
                    Objects.requireNonNullElse(authorisation.getOriginalFilename(), ""),
                    letter);
        }
    }
}
