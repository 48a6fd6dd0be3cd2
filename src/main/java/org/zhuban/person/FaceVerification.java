package org.zhuban.person;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ZhubanException;

/**
 * Port to a face verification service 人脸核验服务 (SPEC 7), in the three steps that the cloud services have: a session for who somebody says he is,
 * a picture of his face, the result. It compares name, number and face with the identity register.
 */
public interface FaceVerification {

    /** @return the session */
    String start(String name, String idNumber) throws FaceServiceDownException;

    /** @param picture JPEG or PNG */
    void capture(String session, byte[] picture) throws FaceServiceDownException;

    Answer result(String session) throws FaceServiceDownException;

    /** @param score how alike the service found them, 0 to 100; null where it gives none */
    record Answer(Result result, @Nullable BigDecimal score) {}

    enum Result {
        /** It is that person. */
        MATCH,
        /** It is not, or name and number belong to nobody. */
        NO_MATCH,
        /** The service cannot tell. */
        UNSURE
    }

    /** Not reached in time, or the circuit is open. */
    class FaceServiceDownException extends ZhubanException {
        public FaceServiceDownException() {
            super("face.down");
        }
    }
}
