package org.zhuban.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RULES XJ 1. */
class EntryTermTests {

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2026-12-31", "2026-12-31, 2026-12-31", "2026-12-20, 2026-12-31", "2028-02-29, 2028-12-31"})
    void a_first_filing_is_valid_to_the_end_of_its_year(LocalDate filedOn, LocalDate until) {
        assertThat(EntryTerm.first(filedOn)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-19, false",
        "2026-12-20, true",
        "2026-12-31, true",
        "2027-01-01, true",
        "2027-12-19, true",
        "2026-06-01, false"
    })
    void from_20_december_it_can_be_extended_and_after_its_end_always(LocalDate filedOn, boolean extendable) {
        assertThat(EntryTerm.extendable(LocalDate.of(2026, 12, 31), filedOn)).isEqualTo(extendable);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-20, 2027-12-31",
        "2026-12-31, 2027-12-31",
        "2027-01-01, 2027-12-31",
        "2027-12-31, 2027-12-31",
        "2028-03-01, 2028-12-31"
    })
    void an_extension_in_time_adds_a_year_a_late_one_runs_to_the_end_of_the_present_year(
            LocalDate filedOn, LocalDate until) {
        assertThat(EntryTerm.extended(LocalDate.of(2026, 12, 31), filedOn)).isEqualTo(until);
    }

    @Test
    void what_was_extended_already_waits_for_the_next_december() {
        LocalDate extended = EntryTerm.extended(LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 21));
        assertThat(EntryTerm.extendable(extended, LocalDate.of(2026, 12, 22))).isFalse();
        assertThat(EntryTerm.opens(extended)).isEqualTo(LocalDate.of(2027, 12, 20));
    }
}
