package org.zhuban.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port to the national market platform 全国建筑市场监管公共服务平台 (SPEC 7). Never throws: a platform that is off, slow or breaks off says so. */
public interface NationalPlatform {

    /** 资质 of an enterprise, all of them. */
    Qualifications qualifications(String creditCode);

    /** 注册证书 of people registered with an enterprise, all of them. */
    Registrations registrations(String creditCode);

    /** How it answered. */
    enum State {
        ANSWERED,
        /** It does not know the enterprise. */
        UNKNOWN,
        /** Not reached in time, or it broke off: a part is never taken for the whole. */
        DOWN
    }

    /** @param enterpriseName as the platform has it; null unless it answered */
    record Qualifications(State state, Instant at, @Nullable String enterpriseName, List<Qualification> found) {}

    /**
     * A qualification 资质.
     *
     * @param type      code of table {@code qualification-type}
     * @param specialty code of table {@code qualification-specialty}
     * @param grade     code of table {@code qualification-grade}
     */
    record Qualification(
            String type,
            String specialty,
            String grade,
            String certificateNo,
            LocalDate issuedOn,
            LocalDate validUntil,
            String issuedBy) {}

    record Registrations(State state, Instant at, List<Registration> found) {}

    /**
     * A registration certificate 注册证书 of somebody.
     *
     * @param type code of table {@code personnel-certificate-type}
     */
    record Registration(
            String name, String idNumber, String type, String specialty, String certificateNo, LocalDate validUntil) {}
}
