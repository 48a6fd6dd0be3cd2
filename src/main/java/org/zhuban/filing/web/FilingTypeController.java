package org.zhuban.filing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.Intake;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.LoggedIn;

/** {@code /api/v1/filing-types}: what can be filed, and the form as the screens use it. */
@RestController
@RequestMapping("/api/v1/filing-types")
class FilingTypeController {

    private final FilingTypes types;
    private final LoggedIn loggedIn;

    FilingTypeController(FilingTypes types, LoggedIn loggedIn) {
        this.types = types;
        this.loggedIn = loggedIn;
    }

    /** @param forVisitors may be filed without an account */
    record View(
            String key,
            String name,
            Programme programme,
            int version,
            boolean forVisitors,
            @Schema(description = "While it takes no submissions") @Nullable Paused paused) {}

    @Schema(name = "FilingTypePaused")
    record Paused(
            String reason,
            @Schema(description = "Day on which it resumes by itself; none: until further notice") @Nullable
                    LocalDate until) {}

    @GetMapping
    List<View> list() {
        Map<String, Intake.Pause> paused = types.paused();
        return types.offered().stream().map(model -> view(model, paused)).toList();
    }

    @GetMapping("/{key}")
    View get(@PathVariable String key) {
        return view(types.newest(key), types.paused());
    }

    /** A visitor reads the forms that he may file. */
    @GetMapping(path = "/{key}/form", produces = MediaType.APPLICATION_JSON_VALUE)
    String form(@PathVariable String key) {
        if (types.all().stream().noneMatch(model -> model.key().equals(key) && types.forVisitors(model))) {
            loggedIn.require();
        }
        return types.newest(key).submitForm().orElseThrow(() -> new NotFoundException("filing-type.no-form", key));
    }

    private View view(ProcessModel model, Map<String, Intake.Pause> paused) {
        Intake.Pause pause = paused.get(model.key());
        return new View(
                model.key(),
                model.name(),
                model.programme(),
                model.version(),
                types.forVisitors(model),
                pause == null ? null : new Paused(pause.reason(), pause.until()));
    }
}
