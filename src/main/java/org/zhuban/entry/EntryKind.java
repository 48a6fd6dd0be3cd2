package org.zhuban.entry;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 报送类型: what an enterprise enters the region as; code table {@code entry-kind}. An enterprise may enter as several, one filing each (XJ 3.1). */
public enum EntryKind {
    CONSTRUCTION(Set.of("GENERAL_CONTRACTOR", "SPECIALIST", "LABOUR"), Set.of("3", "6"), Set.of("建造师", "造价工程师")),
    SUPERVISION(Set.of("SUPERVISION"), Set.of("4"), Set.of("监理工程师", "造价工程师")),
    SURVEY(Set.of("SURVEY"), Set.of("1"), Set.of("岩土")),
    DESIGN(Set.of("DESIGN"), Set.of("2"), Set.of("建筑师", "结构工程师", "公用设备工程师", "电气工程师", "化工工程师", "岩土")),
    TESTING(Set.of("TESTING"), Set.of("10"), Set.of("结构工程师", "岩土")),
    /** Without qualification: the state abolished that of tendering agencies (2018). */
    TENDERING(Set.of("TENDERING"), Set.of(), Set.of("建造师", "监理工程师", "造价工程师"));

    private final Set<String> enterprises;
    private final Set<String> qualifications;
    private final Set<String> professions;

    EntryKind(Set<String> enterprises, Set<String> qualifications, Set<String> professions) {
        this.enterprises = enterprises;
        this.qualifications = qualifications;
        this.professions = professions;
    }

    public static Optional<EntryKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
    }

    /** Is it the business of this kind of enterprise (code of table {@code enterprise-kind})? */
    boolean fits(String enterpriseKind) {
        return enterprises.contains(enterpriseKind);
    }

    /** Does a qualification of this type (code of table {@code qualification-type}) belong to it? */
    boolean covers(String qualificationType) {
        return qualifications.contains(qualificationType);
    }

    /** Does a registration certificate of this name, e.g. 建筑工程注册建造师, belong to it? */
    boolean employs(String registration) {
        return professions.stream().anyMatch(registration::contains);
    }

    boolean needsQualification() {
        return !qualifications.isEmpty();
    }
}
