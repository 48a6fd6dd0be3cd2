package org.zhuban.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhuban.common.DocumentNumber;
import org.zhuban.contract.ContractCollection.Collected;
import org.zhuban.contract.ContractCollection.CollectionDownException;
import org.zhuban.filing.Answers;

/** What the provincial collection said of a contract, kept for a day; and how a filing's answers compare with it. */
@Service
public class CollectedContracts {

    /** An answer is used for this long. */
    static final Duration FRESH = Duration.ofHours(24);

    private final ContractCollection collection;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CollectedContracts(ContractCollection collection, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.collection = collection;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** How the answers of a form compare with the collection. */
    public enum Comparison {
        MATCH,
        DIFFERS,
        /** The contract is another enterprise's. */
        OTHER_ENTERPRISE,
        NOT_FOUND,
        /** No contract was chosen. */
        BY_HAND,
        /** Not reached in time: a person checks. */
        DOWN
    }

    /** Asks now, outside a transaction, unless it was asked within the day; silent when it is down. */
    public void ask(@Nullable String recordNo) {
        if (recordNo == null || kept(recordNo).isPresent()) {
            return;
        }
        try {
            keep(recordNo, collection.find(recordNo));
        } catch (CollectionDownException down) {
            // the review sees that it was not checked
        }
    }

    /** Against what was asked for within the day. @param contractorCode credit code of the enterprise that files */
    public Comparison compare(Answers answers, String contractorCode) {
        String recordNo = answers.text("recordNo");
        if (recordNo == null) {
            return Comparison.BY_HAND;
        }
        Optional<Kept> kept = kept(recordNo);
        if (kept.isEmpty()) {
            return Comparison.DOWN;
        }
        Collected collected = kept.get().collected();
        if (collected == null) {
            return Comparison.NOT_FOUND;
        }
        if (!collected.contractorCode().equals(contractorCode)) {
            return Comparison.OTHER_ENTERPRISE;
        }
        boolean same = values(collected).entrySet().stream()
                .filter(value -> !value.getKey().equals("plannedWorkers"))
                .allMatch(value -> same(value.getValue(), answers.data().get(value.getKey())));
        return same ? Comparison.MATCH : Comparison.DIFFERS;
    }

    private static boolean same(Object collected, @Nullable Object stated) {
        return collected instanceof BigDecimal amount
                ? stated instanceof Number number && new BigDecimal(number.toString()).compareTo(amount) == 0
                : collected.equals(stated);
    }

    /** As answers of the form; what the province leaves open is left out. */
    static Map<String, Object> values(Collected collected) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("recordNo", collected.recordNo());
        values.put("contractNo", DocumentNumber.normal(collected.contractNo()));
        values.put("projectName", collected.projectName());
        put(values, "projectCode", collected.projectCode());
        put(values, "regionCode", collected.regionCode());
        put(values, "projectAddress", collected.projectAddress());
        put(values, "owner", collected.owner());
        values.put("generalContractor", collected.generalContractor());
        put(values, "generalContractorCode", collected.generalContractorCode());
        values.put("amount", collected.amount());
        put(values, "signedOn", collected.signedOn());
        put(values, "startsOn", collected.startsOn());
        put(values, "endsOn", collected.endsOn());
        put(
                values,
                "plannedWorkers",
                collected.plannedWorkers() == null ? null : BigDecimal.valueOf(collected.plannedWorkers()));
        return values;
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value instanceof BigDecimal ? value : value.toString());
        }
    }

    private record Kept(@Nullable Collected collected) {}

    private Optional<Kept> kept(String recordNo) {
        return jdbc.sql(
                        "select found, content::text as content from contract_extract where record_no = :number and fetched_at > :since")
                .param("number", recordNo)
                .param("since", clock.instant().minus(FRESH).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Kept(row.getBoolean("found") ? read(row.getString("content")) : null))
                .optional();
    }

    private void keep(String recordNo, Optional<Collected> answer) {
        jdbc.sql(
                        """
                        insert into contract_extract (record_no, found, content, fetched_at)
                        values (:number, :found, cast(:content as jsonb), :at)
                        on conflict (record_no) do update
                        set found = excluded.found, content = excluded.content, fetched_at = excluded.fetched_at""")
                .param("number", recordNo)
                .param("found", answer.isPresent())
                .param("content", answer.map(this::write).orElse("{}"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Collected read(String content) {
        try {
            return Objects.requireNonNull(json.readValue(content, Collected.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("contract_extract.content is no contract", broken);
        }
    }

    private String write(Collected collected) {
        try {
            return json.writeValueAsString(collected);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
