package org.zhuban.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardTallyTests {

    @Test
    void the_median_is_that_of_the_single_decisions() {
        var random = new Random(7);
        for (int size = 1; size < 60; size++) {
            List<Integer> days = new ArrayList<>();
            var tally = new BoardTally();
            for (int i = 0; i < size; i++) {
                int waited = random.nextInt(9);
                days.add(waited);
                tally.add(i % 3 == 0 ? "RETURNED" : "DECIDED", waited > 5, waited, 1);
            }
            Collections.sort(days);
            double median = (days.get((size - 1) / 2) + days.get(size / 2)) / 2.0;
            assertThat(tally.median()).isEqualTo(median);
        }
    }

    @Test
    void a_decision_taken_back_counts_no_more() {
        var tally = new BoardTally();
        tally.add("DECIDED", false, 1, 3);
        tally.add("RETURNED", true, 9, 1);
        tally.add("RETURNED", true, 9, -1);
        BoardLine line = tally.line("x");
        assertThat(List.of(line.decided(), line.returned(), line.late())).containsExactly(3L, 0L, 0L);
        assertThat(line.median()).isEqualTo(1.0);
        assertThat(line.returnRate()).isZero();
    }

    @Test
    void what_the_program_approved_has_no_part_in_the_median_and_nothing_has_none() {
        var tally = new BoardTally();
        assertThat(tally.median()).isNull();
        assertThat(tally.line("x").returnRate()).isNull();
        tally.add("AUTOMATIC", false, 0, 100);
        tally.add("RECEIVED", false, 0, 100);
        tally.add("DECIDED", false, 4, 1);
        assertThat(tally.median()).isEqualTo(4.0);
    }
}
