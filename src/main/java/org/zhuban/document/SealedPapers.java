package org.zhuban.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Papers of the moment, such as the 进疆报送册: printed from rows as they are read, with a QR that is sealed like a document's over the digest of
 * what is printed. Whoever prints one keeps record of it and answers for it as {@link KeptPapers}.
 */
public interface SealedPapers {

    /** Address of the verifying page, as the present request came; a paper that is made in the background is told it. */
    String site();

    /** Prints it as PDF/A; cells that the template marks with {@value WritableBlanks#PROPERTY} are form fields. */
    Printed print(Order order, Iterator<Map<String, String>> rows);

    /**
     * What is printed.
     *
     * @param template name of the JRXML; it gets {@code values}, {@code number}, {@code code}, and as suppliers, to be asked at the report's
     *                 end, {@code qr}, {@code digest} and {@code missing}
     * @param number   of the paper
     * @param holder   an enterprise's name: the seal is for everybody
     * @param state    now; what is not valid carries the red mark
     */
    record Order(
            String template,
            String type,
            String number,
            String holder,
            @Nullable String creditCode,
            String region,
            Instant at,
            @Nullable LocalDate validUntil,
            DocumentState state,
            String site,
            Map<String, String> values) {}

    /**
     * A printed paper.
     *
     * @param digest  SHA-256 over values and rows as they are printed
     * @param keyId   of the key that signed
     * @param missing characters that no font has
     */
    record Printed(UUID id, byte[] pdf, byte[] digest, byte[] keyId, byte[] seal, Set<String> missing) {}
}
