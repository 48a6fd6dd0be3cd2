package org.zhuban.filing.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.web.Given;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.FilingProgressView;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingTypes;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.PublicRates;

/** {@code /api/v1/public}: what a visitor does without login. */
@RestController
@RequestMapping("/api/v1/public")
class PublicFilingController {

    private final FilingService filings;
    private final Applicants applicants;
    private final OneTimeCodes codes;
    private final PublicRates rates;
    private final FilingTypes types;

    PublicFilingController(
            FilingService filings, Applicants applicants, OneTimeCodes codes, PublicRates rates, FilingTypes types) {
        this.filings = filings;
        this.applicants = applicants;
        this.codes = codes;
        this.rates = rates;
        this.types = types;
    }

    /** {@code POST /public/filings}. */
    record Open(@Nullable String type, @Nullable Map<String, Object> data) {}

    @Idempotent
    @PostMapping("/filings")
    @ApiResponse(responseCode = "201")
    ResponseEntity<FilingJson.View> open(@RequestBody Open open, HttpServletRequest request) {
        rates.draft(request.getRemoteAddr());
        FilingService.Opened opened = filings.open(
                applicants.visitor(null),
                Given.text(open.type(), "type"),
                null,
                open.data() == null ? Map.of() : open.data());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + opened.details().filing().version() + "\"")
                .body(FilingJson.View.of(opened.details(), opened.token()));
    }

    /**
     * {@code POST /public/sms-codes}.
     *
     * @param purpose of the form's field, e.g. {@code enterprise-certification}
     */
    record CodeRequest(@Nullable String mobile, @Nullable String purpose) {}

    @PostMapping("/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendCode(@RequestBody CodeRequest wanted, HttpServletRequest request) {
        String purpose = Given.text(wanted.purpose(), "purpose");
        if (!types.forVisitors(types.newest(purpose))) {
            throw new NotFoundException("filing-type.unknown", purpose);
        }
        codes.send(purpose, Given.text(wanted.mobile(), "mobile"), request.getRemoteAddr());
    }

    @GetMapping("/progress")
    FilingProgressView progress(@RequestParam String number, @RequestParam String mobile, HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        try {
            return filings.progress(number, mobile);
        } catch (NotFoundException unknown) {
            rates.miss(request.getRemoteAddr());
            throw unknown;
        }
    }
}
