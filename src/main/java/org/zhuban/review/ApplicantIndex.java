package org.zhuban.review;

import java.text.Normalizer;
import org.springframework.stereotype.Component;
import org.zhuban.privacy.Sealer;

/** Who filed 申报人, as a keyed index of the name: the inbox finds the whole name and holds none in clear. */
@Component
class ApplicantIndex {

    private final Sealer sealer;

    ApplicantIndex(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] of(String name) {
        return sealer.index("applicant", InboxSql.lowerAscii(Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)));
    }
}
