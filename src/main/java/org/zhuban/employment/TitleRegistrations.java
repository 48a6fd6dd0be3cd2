package org.zhuban.employment;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.reference.CodeItem;
import org.zhuban.reference.CodeTables;

/** 我的证书: what a person does about his title certificates on his phone. What was typed is kept in a draft before it is judged. */
@Service
public class TitleRegistrations {

    public static final String TYPE = "title-certificate";

    private static final Set<String> SAID = Set.of("title", "specialty", "grade", "number", "issuer", "issuedOn");
    private static final int LATEST = 50;

    private final FilingService filings;
    private final TitleCertificates certificates;
    private final Employments employments;
    private final Persons persons;
    private final CodeTables codes;

    TitleRegistrations(
            FilingService filings,
            TitleCertificates certificates,
            Employments employments,
            Persons persons,
            CodeTables codes) {
        this.filings = filings;
        this.certificates = certificates;
        this.employments = employments;
        this.persons = persons;
        this.codes = codes;
    }

    /**
     * His certificates as his phone shows them.
     *
     * @param employer null = nobody employs him, so nobody can confirm
     * @param waiting  sent and not answered
     * @param refused  the latest that an enterprise refused
     */
    public record Standing(
            @Nullable Employment employer,
            List<TitleCertificate> certificates,
            List<Filing> waiting,
            List<Filing> refused) {}

    public Standing standing(CurrentAccount account) {
        Optional<Person> person = persons.ofAccount(account.id());
        List<Filing> latest = latest(account);
        return new Standing(
                person.flatMap(one -> employments.standing(one.id())).orElse(null),
                person.map(one -> certificates.of(one.id())).orElse(List.of()),
                latest.stream()
                        .filter(filing -> filing.state() == FilingState.IN_REVIEW)
                        .toList(),
                latest.stream()
                        .filter(filing -> filing.state() == FilingState.REJECTED)
                        .limit(3)
                        .toList());
    }

    public List<CodeItem> grades(CurrentAccount account) {
        return codes.items("certificate-grade");
    }

    /** What was begun and not sent; empty if nothing was. */
    public Optional<FilingDetails> draft(CurrentAccount account) {
        var applicant = FilingService.Applicant.of(account);
        return latest(account).stream()
                .filter(filing -> filing.state() == FilingState.DRAFT)
                .findFirst()
                .map(filing -> filings.own(applicant, filing.id()));
    }

    private List<Filing> latest(CurrentAccount account) {
        return filings.mine(
                        FilingService.Applicant.of(account),
                        new FilingQuery(TYPE, null, null, null, null, null),
                        LATEST)
                .items();
    }

    /**
     * 登记, and the enterprise is asked to confirm.
     *
     * @param picture null = the one that was sent before
     * @throws ConflictException                          {@code title-certificate.not-employed}
     * @throws org.zhuban.common.InvalidInputException with all that is missing or wrong
     */
    public void register(CurrentAccount account, Map<String, String> given, @Nullable InputStream picture) {
        var applicant = FilingService.Applicant.of(account);
        Employment employer = standing(account).employer();
        if (employer == null) {
            throw new ConflictException("title-certificate.not-employed");
        }
        Optional<FilingDetails> begun = draft(account);
        boolean same = begun.filter(details ->
                        employer.enterpriseCode().equals(details.data().get("employerCode")))
                .isPresent();
        if (!same) { // of a former employer
            begun.ifPresent(
                    details -> filings.delete(applicant, details.filing().id()));
        }
        FilingDetails draft = begun.filter(details -> same)
                .orElseGet(() -> filings.open(applicant, TYPE, null, Map.of()).details());
        UUID id = draft.filing().id();
        Map<String, Object> answers = new LinkedHashMap<>(draft.data());
        given.forEach((key, value) -> {
            if (SAID.contains(key)) {
                answers.put(key, value.strip());
            }
        });
        filings.save(applicant, id, draft.filing().version(), answers);
        if (picture != null) {
            filings.attach(applicant, id, "certificate", "certificate", picture);
        }
        filings.submit(applicant, id);
    }

    /** Takes one back that was not answered yet. */
    public void withdraw(CurrentAccount account, UUID filing) {
        var applicant = FilingService.Applicant.of(account);
        filings.withdraw(applicant, filing);
        filings.abandon(applicant, filing);
    }
}
