package org.zhuban.filing.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.FilingProgressView;
import org.zhuban.filing.FilingService;

/** {@code /api/v1/public}: what a visitor does without login. */
@RestController
@RequestMapping("/api/v1/public")
class PublicFilingController {

    private final FilingService filings;
    private final Applicants applicants;

    PublicFilingController(FilingService filings, Applicants applicants) {
        this.filings = filings;
        this.applicants = applicants;
    }

    /** {@code POST /public/filings}. */
    record Open(String type, @Nullable Map<String, Object> data) {}

    @PostMapping("/filings")
    ResponseEntity<FilingJson.View> open(@RequestBody Open open) {
        FilingService.Opened opened =
                filings.open(applicants.visitor(null), open.type(), null, open.data() == null ? Map.of() : open.data());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + opened.details().filing().version() + "\"")
                .body(FilingJson.View.of(opened.details(), opened.token()));
    }

    @GetMapping("/progress")
    FilingProgressView progress(@RequestParam String number, @RequestParam String mobile) {
        return filings.progress(number, mobile);
    }
}
