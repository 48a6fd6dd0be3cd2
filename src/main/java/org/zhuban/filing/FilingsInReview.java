package org.zhuban.filing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 审核中的办件: what is asked for already and not decided. It checks nobody's right. */
@Service
public class FilingsInReview {

    private final FilingLists lists;

    FilingsInReview(FilingLists lists) {
        this.lists = lists;
    }

    /** Of that type, for these projects, oldest first, in one statement. */
    @Transactional(readOnly = true)
    public List<Filing> of(String type, Collection<UUID> projects) {
        return projects.isEmpty() ? List.of() : lists.inReview(type, projects);
    }

    /** That wait for this party, an enterprise or a person's account, to decide; oldest first. */
    @Transactional(readOnly = true)
    public List<Filing> decidedBy(UUID decider) {
        return lists.decidedBy(decider);
    }

    /** Of that type and about that subject, oldest first. */
    @Transactional(readOnly = true)
    public List<Filing> about(String type, String subject) {
        return lists.inReviewAbout(type, subject);
    }
}
