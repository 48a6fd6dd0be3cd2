package org.zhuban.outside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zhuban.common.CreditCode;

class SandboxEnterprisesTests {

    private final SandboxEnterprises enterprises = new SandboxEnterprises();

    @Test
    void every_invented_enterprise_has_a_right_code_and_a_name_of_its_own() {
        var all = enterprises.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(306);
        assertThat(all).allSatisfy(unit -> {
            assertThat(CreditCode.fault(unit.creditCode())).isNull();
            assertThat(CreditCode.warning(unit.creditCode())).isNull();
            assertThat(unit.name()).hasSizeBetween(6, 30);
        });
        assertThat(all.stream().map(SandboxEnterprises.Unit::name)).doesNotHaveDuplicates();
        assertThat(all.stream().filter(unit -> unit.regionCode().equals("320507")))
                .hasSizeGreaterThan(150);
        assertThat(all.stream().filter(unit -> !unit.regionCode().startsWith("32")))
                .hasSizeGreaterThan(30);
    }

    @Test
    void some_are_struck_off_so_that_this_can_be_tried() {
        assertThat(enterprises.all().stream().map(SandboxEnterprises.Unit::status))
                .contains("存续", "注销", "吊销");
    }

    @Test
    void the_good_examples_of_the_rules_are_known() {
        for (var code : new String[] {
            "91420000757013137P",
            "91110000710934369E",
            "91110000710935150D",
            "91110000710935003U",
            "91100000100003962T",
            "91440300192317458F"
        }) {
            assertThat(enterprises.find(code)).as(code).isPresent();
        }
        assertThat(enterprises.find("91320507MA00000000")).isEmpty();
    }

    @Test
    void the_list_is_the_same_at_every_start() {
        assertThat(enterprises.all()).isEqualTo(new SandboxEnterprises().all());
    }
}
