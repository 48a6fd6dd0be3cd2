package org.zhuban.outside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ResidentId;
import org.zhuban.entry.NationalPlatform;
import org.zhuban.entry.NationalPlatform.State;
import org.zhuban.reference.CodeTables;

/** The national market platform as the sandbox plays it, over HTTP. */
@ZhubanTest
class MarketSandboxIntegrationTests {

    private static final String CONSTRUCTION = "91420000757013137P";
    private static final String SLOW = "91500000MA5TC0091K";
    private static final String DOWN = "91340000MA2HT0100J";
    private static final String HALF = "91350000MA3WE0112K";

    @Autowired
    private NationalPlatform platform;

    @Autowired
    private SandboxLines lines;

    @Autowired
    private SandboxMarket market;

    @Autowired
    private CodeTables codes;

    @Autowired
    private TestRestTemplate http;

    @AfterEach
    void on() {
        lines.set(SandboxLines.System.MARKET, Line.ON);
    }

    @Test
    void an_enterprise_of_three_pages_comes_whole() {
        var qualifications = platform.qualifications(CONSTRUCTION);
        assertThat(qualifications.state()).isEqualTo(State.ANSWERED);
        assertThat(qualifications.enterpriseName()).isEqualTo("湖北楚江建设集团有限公司");
        assertThat(qualifications.found()).hasSize(12).doesNotHaveDuplicates();
        assertThat(platform.registrations(CONSTRUCTION).found()).hasSize(7);
        assertThat(platform.qualifications("91320507MA1MJ1013B").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void every_code_is_of_the_tables_and_every_number_right() {
        assertThat(market.all()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(unit -> {
            assertThat(unit.qualifications()).allSatisfy(found -> {
                assertThat(codes.name("qualification-type", found.type())).isPresent();
                assertThat(found.specialty().isEmpty()
                                || codes.name("qualification-specialty", found.specialty())
                                        .isPresent())
                        .isTrue();
                assertThat(found.grade().isEmpty()
                                || codes.name("qualification-grade", found.grade())
                                        .isPresent())
                        .isTrue();
            });
            assertThat(unit.registrations()).allSatisfy(found -> {
                assertThat(ResidentId.fault(found.idNumber(), LocalDate.of(2026, 1, 1)))
                        .isNull();
                assertThat(codes.name("personnel-certificate-type", found.type()))
                        .isPresent();
            });
        });
    }

    @Test
    void a_slow_enterprise_answers_and_one_that_fails_at_once_or_half_way_is_down() {
        assertThat(platform.qualifications(SLOW).state()).isEqualTo(State.ANSWERED);
        assertThat(platform.qualifications(DOWN).state()).isEqualTo(State.DOWN);
        assertThat(platform.qualifications(HALF)).satisfies(answer -> {
            assertThat(answer.state()).isEqualTo(State.DOWN);
            assertThat(answer.found()).isEmpty();
        });
    }

    @Test
    void a_silent_platform_is_down_within_three_seconds() {
        lines.set(SandboxLines.System.MARKET, Line.HANGING);
        long begun = System.nanoTime();
        assertThat(platform.registrations(CONSTRUCTION).state()).isEqualTo(State.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void the_page_lists_what_can_be_tried() {
        assertThat(http.getForObject("/sandbox", String.class)).contains("/sandbox/market");
        assertThat(http.getForObject("/sandbox/market", String.class))
                .contains(CONSTRUCTION, "410311197405121171", "查到一半报错", "建筑工程注册建造师")
                .doesNotContain("??");
    }
}
