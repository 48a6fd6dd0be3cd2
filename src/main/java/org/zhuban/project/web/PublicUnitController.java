package org.zhuban.project.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.identity.PublicRates;
import org.zhuban.project.CertifiableUnits;
import org.zhuban.project.CertifiableUnits.Unit;
import org.zhuban.project.Projects;

/** {@code /api/v1/public/project-units}: what a visitor chooses from who asks for a project account. */
@RestController
@RequestMapping("/api/v1/public/project-units")
@Tag(name = "public", description = "Without login")
class PublicUnitController {

    private final CertifiableUnits units;
    private final PublicRates rates;
    private final Texts texts;

    PublicUnitController(CertifiableUnits units, PublicRates rates, Texts texts) {
        this.units = units;
        this.rates = rates;
        this.texts = texts;
    }

    /** @param reason why an account can't be certified now; null = it can */
    record Choice(
            String projectCode,
            String projectName,
            String unitCode,
            String unitName,
            String kind,
            @Nullable String reason) {}

    record Choices(List<Choice> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "Projects and their units, and whether an account of theirs can be certified now")
    Choices search(
            @Parameter(description = "At least two characters of a name or code") @RequestParam String q,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        if (q.strip().codePointCount(0, q.strip().length()) < Projects.LEAST_QUERY) {
            throw new InvalidInputException(new FieldError("/q", "project-account.pick.more"));
        }
        Page<Unit> found = units.search(q, cursor);
        return new Choices(found.items().stream().map(this::choice).toList(), found.next());
    }

    private Choice choice(Unit unit) {
        return new Choice(
                unit.project().code(),
                unit.project().name(),
                unit.creditCode(),
                unit.name(),
                unit.kind(),
                unit.barrier() == null ? null : texts.text(unit.barrier()));
    }
}
