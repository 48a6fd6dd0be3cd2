package org.zhuban.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.enterprise.RegistryExtracts.State;

@ZhubanTest
class RegistryExtractsIntegrationTests {

    private static final String CODE = "91110000710935150D";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TestClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private boolean known = true;
    private boolean askedInTransaction;
    private RegistryExtracts extracts;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from registry_extract").update();
        clock.stopAt("2026-11-20T10:00");
        extracts = new RegistryExtracts(this::registry, jdbc, json, clock, transactions);
    }

    private Optional<EnterpriseRegistry.Extract> registry(String code) {
        asked.add(code);
        askedInTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
        if (down) {
            throw new EnterpriseRegistry.RegistryDownException();
        }
        return known
                ? Optional.of(new EnterpriseRegistry.Extract(
                        code,
                        "北京长城机电安装有限公司",
                        LocalDate.of(2002, 6, 18),
                        null,
                        "110000",
                        null,
                        null,
                        null,
                        null,
                        "存续",
                        "test",
                        clock.instant()))
                : Optional.empty();
    }

    @Test
    void an_answer_is_kept_for_a_day_and_not_longer() {
        var first = extracts.lookup(CODE);
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(extracts.lookup(CODE)).isEqualTo(first);
        assertThat(first.state()).isEqualTo(State.FOUND);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(extracts.lookup(CODE).state()).isEqualTo(State.FOUND);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_code_is_the_same_in_small_letters() {
        extracts.lookup(CODE);
        assertThat(extracts.lookup(" 91110000710935150d ").state()).isEqualTo(State.FOUND);
        assertThat(asked).containsExactly(CODE);
    }

    @Test
    void that_a_code_is_unknown_is_kept_too() {
        known = false;
        assertThat(extracts.lookup(CODE).state()).isEqualTo(State.NOT_FOUND);
        assertThat(extracts.lookup(CODE).state()).isEqualTo(State.NOT_FOUND);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_registry_that_is_down_is_asked_again_next_time() {
        down = true;
        assertThat(extracts.lookup(CODE).state()).isEqualTo(State.DOWN);
        down = false;
        assertThat(extracts.lookup(CODE).state()).isEqualTo(State.FOUND);
    }

    @Test
    void the_registry_is_asked_outside_of_the_callers_transaction_and_its_answer_outlives_a_rollback() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(extracts.lookup(CODE).state()).isEqualTo(State.FOUND);
            status.setRollbackOnly();
        });
        assertThat(askedInTransaction).isFalse();
        extracts.lookup(CODE);
        assertThat(asked).hasSize(1);
    }
}
