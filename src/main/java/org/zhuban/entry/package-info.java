/**
 * Entry of out-of-region enterprises 区外进疆企业信息报送 (XJ 3): the register of entries, the certificates of people on them, engagements of cost
 * consultants, and the filing types that write them, all decided by their decision tables (RULES XJ 3). An entry is one row an enterprise and
 * kind. Qualifications and registration certificates come from the national platform through {@link org.zhuban.entry.NationalPlatform}; what it
 * said is kept sealed for a day, so that a submission compares with the answer that its applicant saw. Cost: a qualification that the platform
 * changed within the day is noticed by the next filing.
 */
@ApplicationModule(
        displayName = "Entry 进疆报送",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "message",
            "attachment",
            "filing",
            "filing::form",
            "register",
            "register::ui",
            "document",
            "enterprise",
            "person",
            "employment",
            "publicity"
        })
@NullMarked
package org.zhuban.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
