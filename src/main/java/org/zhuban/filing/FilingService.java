package org.zhuban.filing;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Page;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/**
 * The kit's verbs. Every method checks that the caller may: the applicant's account, or the visitor by his token, for the applicant's acts;
 * the review module checks the desk before it calls {@link #decide} and {@link #forReview}.
 */
public interface FilingService {

    /**
     * A draft, filled in with what is known. {@link Opened#token} is set for a visitor only.
     *
     * @param subject what it is about, where that is known before the form; else null
     * @param data    answers that win over what is known
     * @throws org.zhuban.common.NotFoundException {@code filing-type.unknown}
     * @throws org.zhuban.common.DeniedException   {@code filing-type.not-for-you}, {@code filing-type.kinds}
     * @throws OpenAlreadyException                when an open filing of this type is about the same
     */
    Opened open(Applicant applicant, String type, @Nullable String subject, Map<String, Object> data);

    /**
     * 申请变更: a draft that begins with the answers and files of an approved filing; the one there is already, if it was not submitted yet.
     *
     * @throws OpenAlreadyException                    when a change of it is open
     * @throws org.zhuban.common.ConflictException {@code filing.not-changeable}, or {@code filing.unchangeable} for a type of which none is changed
     */
    FilingDetails change(Applicant applicant, UUID approved);

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

    /** Labels of what the last return named and the applicant has not touched since; empty for any other filing. */
    List<String> untouched(Applicant applicant, UUID filing);

    /**
     * Saves the data of an editable filing.
     *
     * @param version the version it was read at
     * @throws ChangedMeanwhileException {@code filing.changed-meanwhile} with who changed which fields when; nothing was saved
     */
    default Filing save(Applicant applicant, UUID filing, int version, Map<String, Object> data) {
        return save(applicant, filing, version, data, List.of());
    }

    /** @param taken what of the answers was taken over just now from a register or an outside source, as this program read it there */
    Filing save(Applicant applicant, UUID filing, int version, Map<String, Object> data, List<Prefill> taken);

    Attachment attach(Applicant applicant, UUID filing, String slot, String name, InputStream content);

    void detach(Applicant applicant, UUID filing, UUID attachment);

    Filing submit(Applicant applicant, UUID filing);

    /** Takes it back in whatever state it is by now. */
    Filing withdraw(Applicant applicant, UUID filing);

    /**
     * Takes it back, before it is decided.
     *
     * @param seen the state that the applicant was shown; null = whatever it is now
     * @throws org.zhuban.common.ConflictException {@code filing.overtaken.<state>} (arguments: by whom, when) if another act was first, {@code filing.waits-on}
     *     (argument: the event) if it waits where its process lets nobody take it back, {@code filing.past-withdrawal} if it stands at
     *     such a step
     */
    Filing withdraw(Applicant applicant, UUID filing, @Nullable FilingState seen);

    Filing abandon(Applicant applicant, UUID filing);

    void delete(Applicant applicant, UUID filing);

    /**
     * 催办: asks the reviewing desk to hurry, at most once a day.
     *
     * @throws org.zhuban.common.ConflictException {@code filing.reminded-today}, {@code filing.not-in-review}
     */
    Filing remind(Applicant applicant, UUID filing);

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

    /**
     * Who asks: a logged-in account, or a visitor with the token of his one filing.
     *
     * @param project the one that a project account 项目账号 acts for; null = any other
     */
    record Applicant(
            @Nullable UUID account,
            @Nullable UUID organisation,
            @Nullable UUID project,
            @Nullable String token,
            String name) {

        /**
         * The enterprise's own account acts for the enterprise, a project account for it in that one project; any other account of it only
         * for itself.
         */
        public static Applicant of(CurrentAccount account) {
            return new Applicant(
                    account.id(),
                    account.has(Role.ENTERPRISE) || account.project() != null ? account.organisation() : null,
                    account.project(),
                    null,
                    account.displayName());
        }

        /** @param token null before his draft exists */
        public static Applicant visitor(@Nullable String token, String name) {
            return new Applicant(null, null, null, token, name);
        }

        /** May it reach what its enterprise filed for this project? A project account reaches its own only. */
        public boolean reaches(@Nullable UUID ofProject) {
            return project == null || project.equals(ofProject);
        }

        /** Whose the filing is: the enterprise's, else the account's own; null for a visitor. */
        @Nullable
        UUID holder() {
            return organisation == null ? account : organisation;
        }

        /** For audit and revisions: the account's id, or {@code visitor}. */
        String actor() {
            return account == null ? "visitor" : account.toString();
        }
    }

    /** A draft just opened. */
    record Opened(FilingDetails details, @Nullable String token) {}
}
