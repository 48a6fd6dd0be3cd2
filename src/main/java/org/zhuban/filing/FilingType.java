package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;

/** Rules and effects of one filing type beyond its folder; a type without such a class works too. Named like the folder. All methods have a plain default. */
public interface FilingType {

    /** Key of the type = folder = BPMN process id, e.g. {@code enterprise-certification}. */
    String key();

    /** What the filing is about, before process property {@code subject} is asked; one open filing per type and subject. */
    default @Nullable String subject(Map<String, Object> data) {
        return null;
    }

    /** What lists show, before process property {@code title} is asked. */
    default @Nullable String title(Map<String, Object> data) {
        return null;
    }

    /** Region whose authority decides; null = the applicant's. */
    default @Nullable String region(Map<String, Object> data) {
        return null;
    }

    /**
     * Who decides where the process names a desk of the other party: the enterprise for {@code owning-enterprise} and
     * {@code invited-enterprise}, the person's account for {@code person}, either for {@code counterpart}; asked at submission. Null = none; without one such a type cannot be submitted.
     */
    default @Nullable UUID decider(Map<String, Object> data) {
        return null;
    }

    /** 项目 that it is filed for: what a project account of another does not see. Asked when a draft opens and at submission; null = for none. */
    default @Nullable UUID project(Map<String, Object> data) {
        return null;
    }

    /** Mobile of the applicant's contact: told by SMS, key of the public progress look-up. */
    default @Nullable String contactMobile(Map<String, Object> data) {
        return null;
    }

    /** Is it of use to this enterprise at all? What is not, its catalogue leaves out. */
    default boolean concerns(Organisations.Organisation organisation) {
        return true;
    }

    /** Why this enterprise cannot begin one now, told before it types anything; empty = it can. What is on its way already goes on. */
    default Optional<ConflictException> notNow(Organisations.Organisation organisation) {
        return Optional.empty();
    }

    /**
     * What is known already when a filing of this type is opened; {@link Prefill.Rank} says which wins. Outside the transaction: may ask outside systems, and
     * leaves out a source that is down.
     */
    default List<Prefill> prefill(FilingService.Applicant applicant, Map<String, Object> data) {
        return List.of();
    }

    /** Asks outside systems what submission will need, before its transaction begins; a source that is down is a fact, not an error. */
    default void consult(Map<String, Object> data) {}

    /**
     * What an outside source or a register knows once the applicant filled in a field: shown at the form, taken over by a click, never silently.
     *
     * @param field key of the field just changed
     */
    default Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        return Optional.empty();
    }

    /**
     * A hint beside the form.
     *
     * @param message message code
     * @param taken   answers to take over, with where they come from; null if there is nothing to take over
     */
    record Suggestion(String message, List<Object> arguments, @Nullable Prefill taken) {}

    /**
     * What the answers bring along, such as the name of the project whose code is given: at submission written into read-only fields that are
     * empty, as whoever files through the API opens no dialog to choose from. By key of the form's field.
     *
     * @param organisation who files; null for a visitor
     */
    default Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return Map.of();
    }

    /** Rules of the type beyond the form's own, at submission; all faults at once. */
    default List<FieldError> validate(Filing filing, Map<String, Object> data) {
        return List.of();
    }

    /** Facts for its decision table: booleans, numbers, dates, enum-like strings; no personal data. */
    default Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        return Map.of();
    }

    /** The effect of approval: enters the register. Runs in the decision's transaction. */
    default void enterRegister(Filing filing, Map<String, Object> data) {}

    /** The effect of a revocation 撤销: what approval made public, for one. Runs in its transaction; the register marks its entry by itself. */
    default void revoked(Filing filing) {}

    /** Enterprise kinds and roles that may file it are said by the folder; here only keys of fields this class needs, checked against the form at start. */
    default Set<String> neededFields() {
        return Set.of();
    }
}
