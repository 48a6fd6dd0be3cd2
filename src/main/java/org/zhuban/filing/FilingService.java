package org.zhuban.filing;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Page;

/**
 * The kit's verbs. Every method checks that the caller may: the applicant's account, or the visitor by his token, for the applicant's acts;
 * the review module checks the desk before it calls {@link #decide} and {@link #forReview}.
 */
public interface FilingService {

    /** A draft, prefilled. {@link Opened#token} is set for a visitor only. */
    Opened open(Applicant applicant, String type, @Nullable String subject, Map<String, Object> data);

    /** A visitor back at his filing by its link. @throws org.zhuban.common.NotFoundException for any other token */
    FilingDetails byToken(String token);

    /** The applicant's own view; 404 if foreign. */
    FilingDetails own(Applicant applicant, UUID filing);

    /** Own filings, newest change first. @param size 1 to 200 */
    Page<Filing> mine(Applicant applicant, FilingQuery query, int size);

    /** For the public progress look-up by number and the contact's mobile; both must fit, else 404. Nothing personal in it. */
    FilingProgressView progress(String number, String mobile);

    /**
     * A visitor lost his link: a new one goes to the contact's mobile and the old one ends. 404 unless number and mobile both fit.
     *
     * @param base address of this site without a slash at its end, e.g. {@code https://zhuban.example}
     */
    void renewLink(String number, String mobile, String base);

    /**
     * Saves the data of an editable filing.
     *
     * @param version the version it was read at
     * @throws org.zhuban.common.ConflictException {@code filing.changed-meanwhile} with who and when
     */
    Filing save(Applicant applicant, UUID filing, int version, Map<String, Object> data);

    Attachment attach(Applicant applicant, UUID filing, String slot, String name, InputStream content);

    void detach(Applicant applicant, UUID filing, UUID attachment);

    Filing submit(Applicant applicant, UUID filing);

    Filing withdraw(Applicant applicant, UUID filing);

    Filing abandon(Applicant applicant, UUID filing);

    void delete(Applicant applicant, UUID filing);

    /** For the review module, after its own check of the desk. */
    FilingDetails forReview(UUID filing);

    /**
     * For the review module: records the decision and moves the process, all in one transaction.
     *
     * @throws org.zhuban.common.ConflictException {@code task.already-handled} (argument: by whom) when another was first
     */
    Filing decide(Decision decision);

    /** A reviewer's decision, already permitted. */
    record Decision(
            UUID filing,
            String taskId,
            String element,
            String outcome,
            String opinion,
            List<Fault> faults,
            String actor,
            String actorName) {}

    /** Who asks: a logged-in account, or a visitor with the token of his one filing. */
    record Applicant(@Nullable UUID account, @Nullable UUID organisation, @Nullable String token, String name) {

        public static Applicant of(org.zhuban.identity.CurrentAccount account) {
            return new Applicant(account.id(), account.organisation(), null, account.displayName());
        }

        /** @param token null before his draft exists */
        public static Applicant visitor(@Nullable String token, String name) {
            return new Applicant(null, null, token, name);
        }

        /** For audit and revisions: the account's id, or {@code visitor}. */
        String actor() {
            return account == null ? "visitor" : account.toString();
        }
    }

    /** A draft just opened. */
    record Opened(FilingDetails details, @Nullable String token) {}
}
