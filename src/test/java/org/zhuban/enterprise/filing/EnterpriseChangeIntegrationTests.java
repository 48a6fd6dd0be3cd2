package org.zhuban.enterprise.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;

@ZhubanTest
@Import(Firms.class)
class EnterpriseChangeIntegrationTests {

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    private UUID draft(Applicant applicant, Map<String, Object> changed) {
        FilingDetails opened =
                filings.open(applicant, "enterprise-change", null, Map.of()).details();
        UUID id = opened.filing().id();
        Map<String, Object> answers = new LinkedHashMap<>(opened.data());
        answers.put("certificateLongTerm", true);
        answers.put("reason", "联系人换了手机号。");
        answers.putAll(changed);
        filings.save(applicant, id, opened.filing().version(), answers);
        for (String slot : List.of("certificate", "proof")) {
            filings.attach(applicant, id, slot, slot + ".pdf", new ByteArrayInputStream(NightWorks.pdf()));
        }
        return id;
    }

    private List<String> faults(Applicant applicant, UUID id) {
        return catchThrowableOfType(InvalidInputException.class, () -> filings.submit(applicant, id)).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    @Test
    void another_mobile_is_not_taken_without_the_code_that_was_sent_to_it() {
        Applicant applicant = Applicant.of(firms.labour());
        UUID id = draft(applicant, Map.of("changeMobile", true, "contactMobile", "13911112222"));
        assertThat(faults(applicant, id)).containsExactly("/smsCode");

        Map<String, Object> answers =
                new LinkedHashMap<>(filings.own(applicant, id).data());
        answers.put("smsCode", "123456");
        filings.save(applicant, id, filings.own(applicant, id).filing().version(), answers);
        assertThat(faults(applicant, id)).as("a code that nobody sent").containsExactly("/smsCode");
        assertThat(filings.own(applicant, id).filing().state()).isEqualTo(FilingState.DRAFT);
    }

    @Test
    void a_change_that_leaves_the_mobile_alone_needs_no_code() {
        Applicant applicant = Applicant.of(firms.labour());
        UUID id = draft(applicant, Map.of("contactName", "顾雪兰"));
        filings.submit(applicant, id);
        assertThat(filings.own(applicant, id).filing().state()).isEqualTo(FilingState.IN_REVIEW);
    }
}
