package org.zhuban.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Sort;

class InboxAddressTests {

    @Test
    void an_address_read_and_written_is_the_same() {
        var address = new InboxAddress(
                new InboxQuery(Box.MINE, "enterprise-certification", null, "320507", "苏州", true, Sort.NEWEST), "abc");
        assertThat(InboxAddress.of(address.parameters())).isEqualTo(address);
    }

    @Test
    void only_the_box_is_always_in_the_address_for_a_bare_one_opens_the_standard_filter() {
        assertThat(InboxAddress.START.parameters().getQueryString()).isEqualTo("box=group");
        assertThat(InboxAddress.of(QueryParameters.empty())).isEqualTo(InboxAddress.START);
    }

    @Test
    void nonsense_in_an_address_counts_as_left_out() {
        assertThat(InboxAddress.of(QueryParameters.simple(
                        Map.of("box", "all", "region", "x'; drop", "sort", "title", "q", " ", "overdue", "1"))))
                .isEqualTo(InboxAddress.START);
    }

    @Test
    void another_question_starts_on_its_first_page() {
        var third = new InboxAddress(InboxQuery.of(Box.GROUP), "cursor");
        assertThat(third.box(Box.MINE).cursor()).isNull();
    }
}
