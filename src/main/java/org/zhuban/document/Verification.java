package org.zhuban.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.document.Documents.View;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingSignatures;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.reference.Regions;

/** What anybody is told about a document whose code he holds: its state now, signed and dated, and what stands in it, personal data masked. */
@Service
public class Verification {

    /** How old the published revocation list may be. */
    private static final Duration LIST_AGE = Duration.ofMinutes(1);

    private final IssuedDocuments documents;
    private final List<KeptPapers> kept;
    private final FilingRecords records;
    private final FilingSignatures signatures;
    private final DocumentKeys keys;
    private final Forms forms;
    private final Regions regions;
    private final Clock clock;
    private final Cache<String, Map<String, String>> lists =
            Caffeine.newBuilder().expireAfterWrite(LIST_AGE).maximumSize(4).build();

    Verification(
            IssuedDocuments documents,
            List<KeptPapers> kept,
            FilingRecords records,
            FilingSignatures signatures,
            DocumentKeys keys,
            Forms forms,
            Regions regions,
            Clock clock) {
        this.documents = documents;
        this.kept = kept;
        this.records = records;
        this.signatures = signatures;
        this.keys = keys;
        this.forms = forms;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * The live answer.
     *
     * @param code      with hyphens, as printed
     * @param at        when it was asked
     * @param name      of the filing type, e.g. 企业基本信息归集
     * @param since     since when it is no longer valid; null while it is
     * @param reason    of a revocation
     * @param successor number of the document that took its place
     * @param digest    SHA-256 of the record, hexadecimal
     * @param signature of the applicant's enterprise with its CA certificate; null for none
     * @param statement the state as a signed statement (flattened JWS): {@code code}, {@code state}, {@code at}, {@code number}, {@code digest}
     */
    public record Answer(
            String code,
            DocumentState state,
            Instant at,
            String type,
            String name,
            String number,
            String holder,
            @Nullable String creditCode,
            String region,
            String regionName,
            LocalDate issuedOn,
            @Nullable LocalDate validUntil,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable String successor,
            String digest,
            @Nullable Signature signature,
            List<Group> groups,
            List<File> files,
            Map<String, String> statement) {}

    /**
     * 电子签名 by the applicant.
     *
     * @param enterprise whose certificate it was
     * @param serial     of the certificate, hex
     * @param valid      verified anew: it is that certificate's, and of this very record
     */
    public record Signature(String enterprise, String serial, Instant at, boolean valid) {}

    /** A group of the form. */
    public record Group(String label, List<Field> fields) {}

    /** @param rows of a list, its first row the headings; empty if it is none */
    public record Field(String label, String value, List<List<String>> rows) {}

    /** An attachment: label of its slot and SHA-256; its name is its owner's business. */
    public record File(String slot, String sha256) {}

    /** Empty if there is no such document. */
    @Transactional(readOnly = true)
    public Optional<Answer> ask(UUID id) {
        return documents.standing(id).map(this::answer).or(() -> kept.stream()
                .flatMap(each -> each.find(id).stream())
                .findFirst()
                .map(this::answer));
    }

    private Answer answer(KeptPapers.Kept paper) {
        Instant now = clock.instant();
        String code = VerificationCode.of(paper.id());
        String digest = HexFormat.of().formatHex(paper.digest());
        return new Answer(
                code,
                paper.state(),
                now,
                paper.type(),
                paper.name(),
                paper.number(),
                paper.holder(),
                paper.creditCode(),
                paper.region(),
                regions.path(paper.region()),
                paper.issuedOn(),
                paper.validUntil(),
                paper.since(),
                paper.reason(),
                null,
                digest,
                null,
                paper.groups(),
                List.of(),
                statement(code, paper.state(), now, paper.number(), digest));
    }

    private Map<String, String> statement(String code, DocumentState state, Instant at, String number, String digest) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("code", code);
        claims.put("state", state.name());
        claims.put("at", at.toString());
        claims.put("number", number);
        claims.put("digest", digest);
        return keys.sign(SignedList.Kind.STATE, claims).json();
    }

    private Answer answer(IssuedDocuments.Standing standing) {
        Document document = standing.document();
        FilingRecord record = records.of(document.filing());
        Instant now = clock.instant();
        DocumentState state = state(standing, LocalDate.ofInstant(now, clock.getZone()));
        String code = VerificationCode.of(document.id());
        String digest = HexFormat.of().formatHex(document.recordDigest());
        return new Answer(
                code,
                state,
                now,
                document.type(),
                record.process().name(),
                document.number(),
                document.holder(),
                document.creditCode(),
                document.region(),
                regions.path(document.region()),
                LocalDate.ofInstant(document.issuedAt(), clock.getZone()),
                document.validUntil(),
                since(standing, state),
                document.revokedReason(),
                standing.successor(),
                digest,
                signatures
                        .verified(document.filing(), document.revision())
                        .map(one -> new Signature(
                                one.enterprise(),
                                one.signature().serial(),
                                one.signature().at(),
                                one.holds()))
                        .orElse(null),
                new RecordView(forms, View.MASKED)
                        .sections(record).stream().map(Verification::group).toList(),
                record.files().stream()
                        .map(file -> new File(
                                record.form()
                                        .field(file.slot())
                                        .map(FormElement::label)
                                        .orElse(file.slot()),
                                file.sha256()))
                        .toList(),
                statement(code, state, now, document.number(), digest));
    }

    static DocumentState state(IssuedDocuments.Standing standing, LocalDate today) {
        FilingState filing = FilingState.valueOf(standing.filingState());
        LocalDate end = standing.document().validUntil();
        if (standing.document().revokedAt() != null || filing == FilingState.REVOKED) {
            return DocumentState.REVOKED;
        }
        if (filing == FilingState.SUPERSEDED) {
            return DocumentState.SUPERSEDED;
        }
        return filing == FilingState.EXPIRED || (end != null && end.isBefore(today))
                ? DocumentState.EXPIRED
                : DocumentState.VALID;
    }

    private @Nullable Instant since(IssuedDocuments.Standing standing, DocumentState state) {
        LocalDate end = standing.document().validUntil();
        return switch (state) {
            case VALID -> null;
            case REVOKED -> Objects.requireNonNullElse(standing.document().revokedAt(), standing.filingChangedAt());
            case SUPERSEDED -> standing.filingChangedAt();
            case EXPIRED ->
                end == null
                        ? standing.filingChangedAt()
                        : end.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        };
    }

    private static Group group(RecordView.Section section) {
        return new Group(
                section.label(),
                section.entries().stream()
                        .map(entry -> new Field(entry.label(), entry.value(), table(entry)))
                        .toList());
    }

    private static List<List<String>> table(RecordView.Entry entry) {
        if (entry.head().isEmpty()) {
            return List.of();
        }
        var rows = new java.util.ArrayList<List<String>>();
        rows.add(entry.head());
        rows.addAll(entry.rows());
        return rows;
    }

    /** What a seal says, checked with the published keys; for whoever's browser cannot. */
    public SealAnswer check(String addressOrSeal) {
        return SealAnswer.of(SealCheck.of(addressOrSeal, keys.all()));
    }

    /** The published keys, signed and dated: all that ever signed. */
    public Map<String, String> keyList() {
        return lists.get("keys", none -> keys.sign(
                        SignedList.Kind.KEYS,
                        Map.of(
                                "issuedAt",
                                clock.instant().toString(),
                                "keys",
                                keys.all().stream().map(VerifyingKey::jwk).toList()))
                .json());
    }

    /** What was revoked or superseded and has not expired by itself, signed and dated; a minute old at most. */
    public Map<String, String> revocationList() {
        return lists.get("revocations", none -> revocations());
    }

    private Map<String, String> revocations() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        var ended = Stream.concat(
                        documents.ended(today).stream().map(each -> ended(each.id(), each.state(), each.at())),
                        kept.stream()
                                .flatMap(each -> each.revoked(today).stream())
                                .map(each -> ended(each.id(), DocumentState.REVOKED, each.at())))
                .toList();
        return keys.sign(SignedList.Kind.REVOCATIONS, Map.of("issuedAt", now.toString(), "documents", ended))
                .json();
    }

    private static Map<String, String> ended(UUID id, DocumentState state, Instant at) {
        return Map.of("code", VerificationCode.of(id), "state", state.name(), "at", at.toString());
    }
}
