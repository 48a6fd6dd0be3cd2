package org.zhuban.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port to the national market platform 全国建筑市场监管公共服务平台 (SPEC 7, XJ 3). It answers wholly or not at all: a part of a list is never given as the
 * whole.
 */
public interface NationalPlatform {

    /** 企业资质, of every type; whoever files picks those of his kind. */
    Qualifications qualifications(String creditCode);

    /** 人员注册证书 of the persons registered with the enterprise. */
    Registrations registrations(String creditCode);

    /** How it went. */
    enum State {
        /** All there is was told, which may be nothing. */
        ANSWERED,
        /** The platform does not have the enterprise. */
        UNKNOWN,
        /** Not configured, not reached in time, or broken off: nothing is known. */
        DOWN
    }

    /**
     * @param at             when it said so
     * @param enterpriseName 企业名称 there, null unless {@link State#ANSWERED}
     */
    record Qualifications(State state, Instant at, @Nullable String enterpriseName, List<Qualification> found) {}

    /**
     * 资质.
     *
     * @param type      资质类别, a code of {@code qualification-type}
     * @param specialty 资质专业, a code of {@code qualification-specialty}; empty where the type has none
     * @param grade     资质等级, a code of {@code qualification-grade}; empty where the type has none
     */
    record Qualification(
            String type,
            String specialty,
            String grade,
            String certificateNo,
            LocalDate issuedOn,
            LocalDate validUntil,
            String issuedBy) {}

    /** @param at when it said so */
    record Registrations(State state, Instant at, List<Registration> found) {}

    /**
     * 注册证书.
     *
     * @param type      a code of {@code personnel-certificate-type}
     * @param specialty 注册专业, in words
     */
    record Registration(
            String name, String idNumber, String type, String specialty, String certificateNo, LocalDate validUntil) {

        @Override
        public String toString() {
            return "Registration[" + certificateNo + "]";
        }
    }
}
