package org.zhuban.filing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projection of open reviewing tasks; the review module implements it. The kit calls it in the transaction of the change. */
public interface OpenTasks {

    /** @param deskGroup e.g. {@code authority|ZZ|320507} */
    void add(FilingProgress.Task task, Filing filing, String deskGroup, Instant dueAt);

    void assign(String taskId, @Nullable UUID assignee);

    /** It ended, and with it what was asked of others about it. */
    void remove(String taskId);

    /** It goes on in another version of its process, with its time limit, its reviewer and what was asked about it. */
    void migrated(FilingProgress.Task task, String deskGroup);

    /** How many filings that run on a version stand on each of its reviewing tasks, by BPMN id. */
    Map<String, Integer> standing(String definition);

    void suspend(UUID filing, boolean suspended);

    /** 催办: the applicant asks to hurry. */
    void remind(UUID filing, Instant at);

    /** Its time limit ends at another time. */
    void due(UUID filing, Instant at);

    /** Of several filings, in one statement. */
    Map<UUID, OnDesk> of(Collection<UUID> filings);

    /** The open reviewing task of a filing, for "whose desk is it on"; of a step that several sign, the first of theirs. */
    Optional<OnDesk> of(UUID filing);

    /** All its open reviewing tasks, those of a round 会签, oldest first. */
    List<OnDesk> all(UUID filing);

    /** So many of a round have signed. */
    void signed(String round, int signed);

    /** Filings with a task whose time limit ended, that lapse by it 逾期未决. */
    List<UUID> lapsing(Instant now, int most);

    /** Where a filing stands. */
    record OnDesk(
            String taskId,
            String element,
            String name,
            String desk,
            String deskGroup,
            @Nullable String assigneeName,
            Instant since,
            Instant dueAt,
            @Nullable Signed signed,
            boolean suspended) {}

    /** How far a round of countersigning 会签 is. */
    record Signed(String round, int signed, int of) {}
}
