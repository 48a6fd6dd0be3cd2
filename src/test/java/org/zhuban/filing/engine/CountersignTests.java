package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What signatures decide together, by all, by any, by so many. */
class CountersignTests {

    @ParameterizedTest(name = "{1} of {0}: {2} → {3}")
    @CsvSource({
        "3, 3, approved, ",
        "3, 3, approved approved, ",
        "3, 3, approved approved approved, approved",
        "3, 3, returned, returned",
        "3, 3, approved rejected, rejected",
        "3, 1, rejected, ",
        "3, 1, rejected approved, approved",
        "3, 1, approved, approved",
        "3, 1, rejected returned, ",
        "3, 1, rejected returned rejected, rejected",
        "3, 2, approved returned, ",
        "3, 2, approved approved, approved",
        "3, 2, returned approved approved, approved",
        "3, 2, approved returned rejected, rejected",
        "3, 2, returned returned, returned",
        "5, 3, returned approved rejected, ",
        "5, 3, returned approved rejected sent-back, sent-back"
    })
    void it_is_settled_when_enough_approve_or_no_longer_can(int of, int needed, String signed, String verdict) {
        var rule = new ProcessModel.Countersign(of, needed, false);
        assertThat(rule.verdict(List.of(signed.split(" ")))).isEqualTo(verdict);
    }
}
