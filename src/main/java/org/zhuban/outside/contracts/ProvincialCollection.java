package org.zhuban.outside.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhuban.common.Page;
import org.zhuban.contract.ContractCollection;
import org.zhuban.outside.JsonLine;

/**
 * The collection's query service: {@code zhuban.contracts.url} and {@code zhuban.contracts.token}. {@code GET /contracts} pages through an enterprise's
 * contracts, {@code GET /contracts/{recordNo}} gives one; both answer {@code {"code": 0, "data": …}}, {@code code} 404 = not there.
 */
@Component
class ProvincialCollection implements ContractCollection {

    private static final Logger LOG = LoggerFactory.getLogger(ProvincialCollection.class);
    private static final int SIZE = 20;
    private static final int FOUND = 0;
    private static final int NOT_THERE = 404;

    private final JsonLine line;
    private final Clock clock;

    ProvincialCollection(
            Environment environment,
            ObjectMapper json,
            Clock clock,
            @Value("${zhuban.contracts.rest:15s}") Duration rest) {
        line = new JsonLine("contracts", environment, json, rest);
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!line.configured()) {
            LOG.warn(
                    "No provincial contract collection is configured (zhuban.contracts.url): contracts are filled in by hand");
        }
    }

    @Override
    public Page<Collected> search(String contractorCode, String query, @Nullable String cursor) {
        return ask(
                base -> UriComponentsBuilder.fromUriString(base + "/contracts")
                        .queryParam("contractorCode", "{contractor}")
                        .queryParam("keyword", "{keyword}")
                        .queryParam("after", "{after}")
                        .queryParam("size", SIZE)
                        .build(contractorCode, query, cursor == null ? "" : cursor),
                answer -> {
                    List<Collected> contracts = new ArrayList<>();
                    for (JsonNode contract : data(answer).path("items")) {
                        contracts.add(contract(contract));
                    }
                    return new Page<>(contracts, text(data(answer), "next"));
                });
    }

    @Override
    public Optional<Collected> find(String recordNo) {
        return ask(
                base -> UriComponentsBuilder.fromUriString(base + "/contracts/{number}")
                        .build(recordNo),
                answer -> answer.path("code").asInt(-1) == NOT_THERE
                        ? Optional.empty()
                        : Optional.of(contract(data(answer))));
    }

    private <T> T ask(Function<String, URI> address, JsonLine.Reading<T> reading) {
        return line.ask(address, reading).orElseThrow(CollectionDownException::new);
    }

    private static JsonNode data(JsonNode answer) throws IOException {
        if (answer.path("code").asInt(-1) != FOUND || !answer.path("data").isObject()) {
            throw new IOException("code " + answer.path("code"));
        }
        return answer.path("data");
    }

    private Collected contract(JsonNode contract) throws IOException {
        return new Collected(
                needed(contract, "recordNo"),
                needed(contract, "contractNo"),
                needed(contract, "projectName"),
                text(contract, "projectCode"),
                text(contract, "districtCode"),
                text(contract, "address"),
                text(contract, "owner"),
                needed(contract, "generalContractor"),
                text(contract, "generalContractorCode"),
                needed(contract, "contractor"),
                needed(contract, "contractorCode"),
                amount(contract),
                day(contract, "signedOn"),
                day(contract, "startsOn"),
                day(contract, "endsOn"),
                contract.path("workers").isInt() ? contract.path("workers").intValue() : null,
                clock.instant());
    }

    /** Yuan and whole cents. */
    private static BigDecimal amount(JsonNode contract) throws IOException {
        if (!contract.path("amount").isNumber()) {
            throw new IOException("a contract without amount");
        }
        BigDecimal amount = contract.path("amount")
                .decimalValue()
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    private static String needed(JsonNode node, String field) throws IOException {
        String text = text(node, field);
        if (text == null) {
            throw new IOException("a contract without " + field);
        }
        return text;
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() || "null".equals(text) ? null : text;
    }

    private static @Nullable LocalDate day(JsonNode node, String field) throws IOException {
        String text = text(node, field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IOException(field + " is no date", none);
        }
    }
}
