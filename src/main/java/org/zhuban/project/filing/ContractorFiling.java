package org.zhuban.project.filing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;

/** A filing type by which the general contractor files about one of its projects, which the answers name by its code. */
interface ContractorFiling extends FilingType {

    ContractedProject contracted();

    @Override
    default @Nullable String region(Map<String, Object> data) {
        return contracted().region(data);
    }

    @Override
    default @Nullable UUID project(Map<String, Object> data) {
        return contracted().id(data);
    }

    @Override
    default Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return contracted()
                .of(organisation, data)
                .map(project -> contracted().values(project))
                .orElse(Map.of());
    }

    @Override
    default List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        return contracted().prefill(applicant, data);
    }
}
