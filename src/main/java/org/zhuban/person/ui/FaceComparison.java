package org.zhuban.person.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Texts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.ui.PicturesCompared;
import org.zhuban.person.Certifications;
import org.zhuban.person.FaceChecks;

/** 人证对照: both sides of the identity card, the face that was taken, and what the verification service said of it. */
@Component
class FaceComparison implements PicturesCompared {

    private final FilingService filings;
    private final FaceChecks faces;
    private final Texts texts;

    FaceComparison(FilingService filings, FaceChecks faces, Texts texts) {
        this.filings = filings;
        this.faces = faces;
        this.texts = texts;
    }

    @Override
    public Optional<Comparison> of(FilingDetails details) {
        if (!details.filing().type().equals(Certifications.TYPE)) {
            return Optional.empty();
        }
        Attachment face = last(details, "face").orElse(null);
        List<Attachment> card = List.of("idFront", "idBack").stream()
                .flatMap(slot -> last(details, slot).stream())
                .toList();
        return face == null || card.isEmpty()
                ? Optional.empty()
                : Optional.of(new Comparison(card, face, said(details, face)));
    }

    private static Optional<Attachment> last(FilingDetails details, String slot) {
        return details.attachments().stream()
                .filter(file -> file.slot().equals(slot))
                .reduce((first, second) -> second);
    }

    /** Of this picture with name and number as they stand; the reader's own copy has them masked. */
    private @Nullable Said said(FilingDetails details, Attachment face) {
        var answers = new Answers(filings.forReview(details.filing().id()).data());
        String name = answers.text("name");
        String number = answers.text("idNumber");
        return name == null || number == null
                ? null
                : faces.of(details.filing().id(), name, number, face.sha256())
                        .map(this::shown)
                        .orElse(null);
    }

    private Said shown(FaceChecks.Said said) {
        BigDecimal score = said.score();
        return new Said(
                texts.text("face.said"),
                texts.text("face.said." + said.outcome()),
                switch (said.outcome()) {
                    case MATCH -> "green";
                    case NO_MATCH -> "red";
                    case UNSURE, DOWN -> "amber";
                },
                score == null
                        ? null
                        : texts.text(
                                "face.said.score", score.stripTrailingZeros().toPlainString()),
                said.at());
    }
}
