package org.zhuban.person;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 个人, as other modules may see one.
 *
 * @param name         of the certified identity; null before
 * @param maskedNumber identity number, masked; null before certification
 * @param bornOn       null before certification
 */
public record Person(
        UUID id,
        UUID account,
        State state,
        @Nullable String name,
        @Nullable String maskedNumber,
        @Nullable Gender gender,
        @Nullable LocalDate bornOn) {

    public enum State {
        /** 未实名: only the mobile is known. */
        REGISTERED,
        /** 已实名. */
        CERTIFIED
    }

    /** By the 17th digit of the number. */
    public enum Gender {
        MALE,
        FEMALE
    }

    /** How the identity was certified. */
    public enum CertifiedBy {
        /** 人脸核验. */
        FACE,
        /** 现场核验. */
        COUNTER
    }

    public boolean certified() {
        return state == State.CERTIFIED;
    }
}
