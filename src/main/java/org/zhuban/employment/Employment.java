package org.zhuban.employment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 聘用关系.
 *
 * @param number     of the filing that made it 办件编号
 * @param filing     that made it; its files are the contract
 * @param endsOn     last day of the term
 * @param endedOn    null while it stands
 * @param endReason  null while it stands
 */
public record Employment(
        UUID id,
        String number,
        UUID filing,
        UUID person,
        String name,
        UUID enterprise,
        String enterpriseName,
        String enterpriseCode,
        String region,
        @Nullable String post,
        LocalDate startsOn,
        LocalDate endsOn,
        State state,
        @Nullable LocalDate endedOn,
        @Nullable EndReason endReason) {

    /** Codes of table {@code employment-state}. */
    public enum State {
        ACTIVE,
        ENDED
    }

    /** How the person agreed; codes of table {@code employment-agreed-by}. */
    public enum AgreedBy {
        /** 刷脸. */
        FACE,
        /** 短信验证码, without a face. */
        SMS_CODE
    }

    /** Why it ended. */
    public enum EndReason {
        /** One side asked, the other agreed. */
        TERMINATED,
        /** One side asked, the other said nothing in time. */
        LAPSED,
        /** The term was over. */
        EXPIRED,
        /** The enterprise itself was ended. */
        ENTERPRISE_ENDED
    }

    public boolean active() {
        return state == State.ACTIVE;
    }
}
