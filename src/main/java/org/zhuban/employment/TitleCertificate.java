package org.zhuban.employment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 职称证书, confirmed by the enterprise.
 *
 * @param grade      code of table {@code certificate-grade}
 * @param filed      stands in an entry: cannot be revoked until it was taken out there
 * @param revokedWhy null while it is confirmed
 */
public record TitleCertificate(
        UUID id,
        UUID person,
        UUID enterprise,
        String enterpriseName,
        String name,
        String title,
        String specialty,
        String grade,
        String number,
        String issuer,
        LocalDate issuedOn,
        State state,
        boolean filed,
        @Nullable String revokedWhy) {

    /** Codes of table {@code title-certificate-state}. */
    public enum State {
        CONFIRMED,
        REVOKED
    }

    public boolean confirmed() {
        return state == State.CONFIRMED;
    }
}
