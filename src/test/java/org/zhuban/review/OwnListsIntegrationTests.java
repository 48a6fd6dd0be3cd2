package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.ZhubanTest;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxQuery.Sort;

/** What each account keeps for itself: filters and columns. */
@ZhubanTest
class OwnListsIntegrationTests {

    private static final InboxQuery LATE = InboxQuery.of(Box.GROUP).with(Haste.OVERDUE);

    @Autowired
    private SavedFilters filters;

    @Autowired
    private ChosenColumns columns;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", "320507");
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", "320507");

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        var refused = (InvalidInputException) org.assertj.core.api.Assertions.catchThrowable(act);
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.errors().get(0).field()).isEqualTo("/name");
        return refused.errors().get(0).code();
    }

    @Test
    void a_filter_comes_back_as_it_was_saved_and_only_to_its_owner() {
        var whole = new InboxQuery(
                Box.MINE,
                "enterprise-certification",
                org.zhuban.common.Programme.ZZ,
                "320507",
                "苏州",
                Haste.REMINDED,
                Sort.NEWEST);
        filters.save(li, " 苏州 ", whole);
        filters.save(li, "超期", LATE);
        assertThat(filters.list(li)).extracting(SavedFilter::name).containsExactly("苏州", "超期");
        assertThat(filters.list(li)).extracting(SavedFilter::query).containsExactly(whole, LATE);
        assertThat(filters.list(wang)).isEmpty();
    }

    @Test
    void one_filter_at_most_opens_the_inbox() {
        SavedFilter first = filters.save(li, "甲", LATE);
        SavedFilter second = filters.save(li, "乙", LATE);
        filters.standard(li, first.id(), true);
        filters.standard(li, second.id(), true);
        assertThat(filters.list(li)).extracting(SavedFilter::standard).containsExactly(false, true);
        filters.standard(li, second.id(), false);
        assertThat(filters.list(li)).noneMatch(SavedFilter::standard);
    }

    @Test
    void a_name_is_asked_for_short_and_there_once() {
        SavedFilter first = filters.save(li, "甲", LATE);
        SavedFilter second = filters.save(li, "乙", LATE);
        assertThat(refusal(() -> filters.save(li, "  ", LATE))).isEqualTo("review.filter.name-missing");
        assertThat(refusal(() -> filters.save(li, "字".repeat(21), LATE))).isEqualTo("review.filter.name-long");
        assertThat(refusal(() -> filters.save(li, "甲", LATE))).isEqualTo("review.filter.name-taken");
        assertThat(refusal(() -> filters.rename(li, second.id(), "甲"))).isEqualTo("review.filter.name-taken");
        filters.rename(li, first.id(), "甲");
        filters.rename(li, second.id(), "丙");
        assertThat(filters.list(li)).extracting(SavedFilter::name).containsExactly("甲", "丙");
    }

    @Test
    void there_are_twenty_at_most() {
        for (int i = 0; i < SavedFilters.MOST; i++) {
            filters.save(li, "筛选" + i, LATE);
        }
        assertThat(refusal(() -> filters.save(li, "又一个", LATE))).isEqualTo("review.filter.most");
    }

    @Test
    void nobody_touches_anothers_filter() {
        SavedFilter mine = filters.save(li, "甲", LATE);
        assertThatThrownBy(() -> filters.rename(wang, mine.id(), "乙")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> filters.standard(wang, mine.id(), true)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> filters.delete(wang, mine.id())).isInstanceOf(NotFoundException.class);
        assertThat(filters.list(li)).containsExactly(mine);
        filters.delete(li, mine.id());
        assertThat(filters.list(li)).isEmpty();
    }

    @Test
    void columns_are_kept_for_each_account_and_list() {
        assertThat(columns.of(li, "inbox")).isEmpty();
        columns.choose(li, "inbox", List.of("number", "due"));
        columns.choose(li, "inbox", List.of("due", "title"));
        assertThat(columns.of(li, "inbox")).hasValue(List.of("due", "title"));
        assertThat(columns.of(li, "done")).isEmpty();
        assertThat(columns.of(wang, "inbox")).isEmpty();
        columns.reset(li, "inbox");
        assertThat(columns.of(li, "inbox")).isEmpty();
    }
}
