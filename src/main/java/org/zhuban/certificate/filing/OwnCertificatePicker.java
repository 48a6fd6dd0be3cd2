package org.zhuban.certificate.filing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.certificate.Bindings;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;

/** Chooses one of the enterprise's own certificates in use, to be replaced. */
@Component
class OwnCertificatePicker implements Picker {

    private final Bindings bindings;
    private final Texts texts;
    private final Times times;

    OwnCertificatePicker(Bindings bindings, Texts texts, Times times) {
        this.bindings = bindings;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public String name() {
        return "own-certificates";
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        if (applicant.organisation() == null || applicant.project() != null) {
            return new Page<>(List.of(), null);
        }
        String wanted = query.strip().toUpperCase(Locale.ROOT);
        return new Page<>(
                bindings.active(applicant.organisation()).stream()
                        .filter(binding -> binding.serial().contains(wanted)
                                || binding.subject().contains(wanted))
                        .map(binding -> new Choice(
                                binding.serial(),
                                binding.serial(),
                                texts.text(
                                        "certificate.choice",
                                        binding.algorithm(),
                                        times.day(binding.validUntil()),
                                        binding.issuer()),
                                Map.of(),
                                "source.ca-certificate"))
                        .toList(),
                null);
    }
}
