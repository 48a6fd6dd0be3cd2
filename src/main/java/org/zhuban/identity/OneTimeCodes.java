package org.zhuban.identity;

import org.jspecify.annotations.Nullable;

/**
 * SMS codes 短信验证码 (RULES ZZ, SPEC 4, SECURITY 3): 6 digits of SecureRandom, valid while under 300 s, one use, at most 5 tries,
 * one send a minute a number, 10 a day, limits per address; asking again voids the earlier. Bound to purpose and number.
 */
public interface OneTimeCodes {

    /**
     * Sends a new code; delivery by {@link OneTimeCodeDelivery} in the same transaction.
     *
     * @param address of the asker, for the limit per address; null inside the program
     * @throws org.zhuban.common.InvalidInputException {@code /mobile} when it is no mobile number
     * @throws org.zhuban.common.TooManyException {@code code.wait} (argument: seconds) or {@code code.day-limit}
     */
    void send(String purpose, String mobile, @Nullable String address);

    /** Seconds until this number may be sent another; 0 = now. */
    long secondsToNext(String mobile);

    /** Tries a code; a wrong try counts in a transaction of its own. A right code stays usable until {@link #use}. */
    Result check(String purpose, String mobile, String code);

    /** Ends the live code of this purpose and number, in the caller's transaction. False if another used it meanwhile. */
    boolean use(String purpose, String mobile);

    enum Result {
        RIGHT,
        WRONG,
        /** 300 seconds are over. */
        EXPIRED,
        /** Five tries are over. */
        EXHAUSTED,
        /** None was asked for, or it was used or replaced. */
        NONE
    }
}
