package org.zhuban.project.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.attachment.SpreadsheetRows;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectImport;
import org.zhuban.project.ProjectOffice;
import org.zhuban.project.ProjectParties;
import org.zhuban.project.ProjectRegister;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.project.Projects;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;

/** {@code /api/v1/projects}: a party's own, a staff member's of his region; the authority creates and changes them. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    private final ProjectOffice office;
    private final ProjectImport imports;
    private final ProjectParties parties;
    private final ProjectWorkspace workspace;
    private final Projects projects;
    private final ProjectRegister register;
    private final RegisterSearch search;
    private final LoggedIn loggedIn;

    @SuppressWarnings("TooManyParameters")
    ProjectController(
            ProjectOffice office,
            ProjectImport imports,
            ProjectParties parties,
            ProjectWorkspace workspace,
            Projects projects,
            ProjectRegister register,
            RegisterSearch search,
            LoggedIn loggedIn) {
        this.office = office;
        this.imports = imports;
        this.parties = parties;
        this.workspace = workspace;
        this.projects = projects;
        this.register = register;
        this.search = search;
        this.loggedIn = loggedIn;
    }

    @GetMapping
    ProjectJson.Rows list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (state != null) {
            choices.put("state", state.name());
        }
        Page<Entry> page = search.page(
                loggedIn.require(),
                register,
                new RegisterQuery(q, region, null, choices),
                cursor,
                size,
                Set.of("startsOn"));
        return new ProjectJson.Rows(
                page.items().stream().map(ProjectJson.Row::of).toList(), page.next());
    }

    @Idempotent
    @PostMapping
    @ApiResponse(responseCode = "201")
    ResponseEntity<ProjectJson.View> create(@RequestBody ProjectJson.Facts facts) {
        Project created = office.create(loggedIn.require(), facts.typed());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(etag(created))
                .body(ProjectJson.View.of(workspace.of(loggedIn.require(), created.code())));
    }

    /** All rows of the template or none; faults at {@code /<row>/<field>}. */
    @Idempotent
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ProjectJson.Imported read(@RequestParam MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            byte[] workbook = content.readNBytes(SpreadsheetRows.MAX_BYTES + 1);
            return new ProjectJson.Imported(imports.read(loggedIn.require(), workbook).stream()
                    .map(Project::code)
                    .toList());
        }
    }

    @GetMapping("/{code}")
    ResponseEntity<ProjectJson.View> get(@PathVariable String code) {
        return view(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<ProjectJson.View> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProjectJson.Facts facts) {
        office.change(loggedIn.require(), code, version(ifMatch), facts.typed());
        return view(code);
    }

    @Idempotent
    @PostMapping("/{code}/finish")
    ResponseEntity<ProjectJson.View> finish(@PathVariable String code) {
        office.finish(loggedIn.require(), code);
        return view(code);
    }

    @Idempotent
    @PostMapping("/{code}/parties/{party}/end")
    ResponseEntity<ProjectJson.View> end(
            @PathVariable String code, @PathVariable UUID party, @RequestBody ProjectJson.Reason reason) {
        Project project = workspace.seen(loggedIn.require(), code);
        if (projects.parties(project.id()).stream()
                .noneMatch(one -> one.participation().id().equals(party))) {
            throw new NotFoundException("project.unknown");
        }
        parties.end(loggedIn.require(), party, Objects.requireNonNullElse(reason.reason(), ""));
        return view(code);
    }

    private ResponseEntity<ProjectJson.View> view(String code) {
        ProjectWorkspace.Shown shown = workspace.of(loggedIn.require(), code);
        return ResponseEntity.ok().eTag(etag(shown.project())).body(ProjectJson.View.of(shown));
    }

    private static String etag(Project project) {
        return "\"" + project.version() + "\"";
    }

    private static int version(String ifMatch) {
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException none) {
            throw new InvalidInputException(new FieldError("/If-Match", "filing.version-format"));
        }
    }
}
