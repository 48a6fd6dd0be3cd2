package org.zhuban.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.PersonName;
import org.zhuban.common.ResidentId;
import org.zhuban.common.TooManyException;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/**
 * 实名认证 step by step, as the phone pages go: agree, say who one is, show one's face or choose a day at the counter. Every step is kept in the
 * filing's draft before it is judged, so that nothing typed is lost.
 */
@Service
public class Certifications {

    /** Key of the filing type. */
    public static final String TYPE = "real-name-certification";

    private static final Set<FilingState> OPEN =
            Set.of(FilingState.DRAFT, FilingState.IN_REVIEW, FilingState.RETURNED, FilingState.WITHDRAWN);
    private static final int LATEST = 20;

    private final FilingService filings;
    private final FaceChecks faces;
    private final PersonRegister register;
    private final Attachments attachments;
    private final Regions regions;
    private final Clock clock;
    private final String authority;

    Certifications(
            FilingService filings,
            FaceChecks faces,
            PersonRegister register,
            Attachments attachments,
            Regions regions,
            Clock clock,
            @Value("${zhuban.authority.region:320500}") String authority) {
        this.filings = filings;
        this.faces = faces;
        this.register = register;
        this.attachments = attachments;
        this.regions = regions;
        this.clock = clock;
        this.authority = authority;
    }

    /** A picture as it was sent. */
    public record Picture(String name, InputStream content) {}

    /** Who somebody says he is; what is missing is null. */
    public record Identity(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String regionCode,
            @Nullable Picture front,
            @Nullable Picture back) {}

    /** The districts whose authority may have to look at it. */
    public List<Region> districts() {
        return regions.children(authority);
    }

    /** His latest that is not over. */
    public Optional<FilingDetails> open(CurrentAccount account) {
        var applicant = FilingService.Applicant.of(account);
        return latest(applicant).stream()
                .filter(filing -> OPEN.contains(filing.state()))
                .findFirst()
                .map(filing -> filings.own(applicant, filing.id()));
    }

    /** The last one, if it was refused. */
    public Optional<FilingDetails> refused(CurrentAccount account) {
        var applicant = FilingService.Applicant.of(account);
        return latest(applicant).stream()
                .findFirst()
                .filter(filing -> filing.state() == FilingState.REJECTED)
                .map(filing -> filings.own(applicant, filing.id()));
    }

    private List<Filing> latest(FilingService.Applicant applicant) {
        return filings.mine(applicant, new FilingQuery(TYPE, null, null, null, null, null), LATEST)
                .items();
    }

    /** 同意个人信息处理规则: begins, or goes on with what was begun. */
    public FilingDetails agree(CurrentAccount account) {
        var applicant = FilingService.Applicant.of(account);
        Map<String, Object> agreed = Map.of("consent", true, "consentVersion", Consent.VERSION);
        Optional<FilingDetails> begun =
                open(account).filter(details -> details.filing().state().editable());
        if (begun.isPresent()) {
            save(applicant, begun.get(), agreed);
            return begun.get();
        }
        return filings.open(applicant, TYPE, null, agreed).details();
    }

    /** @throws InvalidInputException with all that is missing or wrong; what was right and what was not is kept all the same */
    public void identity(CurrentAccount account, Identity given) {
        var applicant = FilingService.Applicant.of(account);
        FilingDetails details = editable(account);
        Map<String, Object> said = new LinkedHashMap<>();
        put(said, "name", given.name());
        put(said, "idNumber", given.idNumber());
        put(said, "regionCode", given.regionCode());
        save(applicant, details, said);
        List<FieldError> errors = new ArrayList<>();
        UUID id = details.filing().id();
        attach(applicant, id, "idFront", given.front(), errors);
        attach(applicant, id, "idBack", given.back(), errors);
        errors.addAll(identityFaults(account, said, id));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private List<FieldError> identityFaults(CurrentAccount account, Map<String, Object> said, UUID filing) {
        var answers = new Answers(said);
        List<FieldError> errors = new ArrayList<>();
        String name = answers.text("name");
        String wrong = name == null ? "real-name.name" : PersonName.fault(name);
        if (wrong != null) {
            errors.add(new FieldError("/name", wrong));
        }
        String number = answers.text("idNumber");
        String fault = ResidentId.fault(number == null ? "" : number, LocalDate.now(clock));
        if (fault != null) {
            errors.add(new FieldError("/idNumber", fault));
        } else if (number != null && register.taken(number, account.id())) {
            errors.add(new FieldError("/idNumber", "real-name.taken"));
        }
        if (answers.text("regionCode") == null) {
            errors.add(new FieldError("/regionCode", "real-name.region"));
        }
        Set<String> there = slots(filing);
        for (String side : List.of("idFront", "idBack")) {
            if (!there.contains(side)) {
                errors.add(new FieldError("/" + side, "real-name." + side));
            }
        }
        return errors;
    }

    /** Which pictures are there already. */
    private Set<String> slots(UUID filing) {
        return attachments.of(filing).stream()
                .map(Attachment::slot)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private void attach(
            FilingService.Applicant applicant,
            UUID filing,
            String slot,
            @Nullable Picture picture,
            List<FieldError> errors) {
        if (picture != null) {
            try {
                filings.attach(applicant, filing, slot, picture.name(), picture.content());
            } catch (InvalidInputException refused) {
                errors.addAll(refused.errors());
            }
        }
    }

    /**
     * 人脸核验, and submission unless the face is another's. Without an answer of the service it goes to a reviewer.
     *
     * @throws TooManyException      {@code face.day-limit.CERTIFICATION}
     * @throws InvalidInputException at {@code /face}, {@code /faceConsent}, and whatever the submission finds
     */
    public FaceChecks.Outcome face(CurrentAccount account, @Nullable Picture picture, boolean consent) {
        var applicant = FilingService.Applicant.of(account);
        FilingDetails details = editable(account);
        UUID id = details.filing().id();
        Map<String, Object> said = new LinkedHashMap<>(Map.of("method", "FACE", "faceConsent", consent));
        save(applicant, details, said);
        if (!consent) {
            throw new InvalidInputException(new FieldError("/faceConsent", "real-name.face-consent"));
        }
        if (picture == null) {
            throw new InvalidInputException(new FieldError("/face", "real-name.face"));
        }
        List<FieldError> before = identityFaults(account, details.data(), id);
        if (!before.isEmpty()) {
            throw new InvalidInputException(before);
        }
        if (faces.left(account, FaceChecks.Purpose.CERTIFICATION) == 0) {
            throw limit();
        }
        Attachment face = filings.attach(applicant, id, "face", picture.name(), picture.content());
        var answers = new Answers(details.data());
        FaceChecks.Outcome outcome = faces.check(
                account,
                FaceChecks.Purpose.CERTIFICATION,
                id,
                answers.needed("name"),
                answers.needed("idNumber"),
                bytes(face));
        if (outcome != FaceChecks.Outcome.NO_MATCH) {
            filings.submit(applicant, id);
        }
        return outcome;
    }

    private TooManyException limit() {
        var tomorrow =
                LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return new TooManyException(
                Duration.between(clock.instant(), tomorrow),
                "face.day-limit." + FaceChecks.Purpose.CERTIFICATION,
                FaceChecks.PER_DAY);
    }

    private byte[] bytes(Attachment attachment) {
        try (InputStream in = attachments.open(attachment)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** 现场核验 instead: no picture of a face stays. @throws InvalidInputException at {@code /appointmentOn}, and whatever the submission finds */
    public void counter(CurrentAccount account, @Nullable LocalDate day) {
        var applicant = FilingService.Applicant.of(account);
        FilingDetails details = editable(account);
        UUID id = details.filing().id();
        Map<String, Object> said = new LinkedHashMap<>(Map.of("method", "COUNTER", "faceConsent", false));
        put(said, "appointmentOn", day == null ? null : day.toString());
        save(applicant, details, said);
        if (day == null || !day.isAfter(LocalDate.now(clock))) {
            throw new InvalidInputException(new FieldError("/appointmentOn", "real-name.appointment"));
        }
        attachments.of(id).stream()
                .filter(file -> file.slot().equals("face"))
                .forEach(file -> filings.detach(applicant, id, file.id()));
        filings.submit(applicant, id);
    }

    /** Takes it back, to change it. */
    public void withdraw(CurrentAccount account) {
        var applicant = FilingService.Applicant.of(account);
        open(account)
                .filter(details ->
                        !details.filing().state().editable() || details.filing().state() == FilingState.RETURNED)
                .ifPresent(
                        details -> filings.withdraw(applicant, details.filing().id()));
    }

    private FilingDetails editable(CurrentAccount account) {
        return open(account)
                .filter(details -> details.filing().state().editable())
                .orElseThrow(() -> new ConflictException("real-name.not-open"));
    }

    private void save(FilingService.Applicant applicant, FilingDetails details, Map<String, Object> said) {
        Map<String, Object> answers = new LinkedHashMap<>(details.data());
        answers.putAll(said);
        filings.save(applicant, details.filing().id(), details.filing().version(), answers);
    }

    private static void put(Map<String, Object> said, String key, @Nullable String value) {
        said.put(key, value == null ? "" : value.strip());
    }
}
