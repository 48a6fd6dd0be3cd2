package org.zhuban.outside.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhuban.entry.NationalPlatform;
import org.zhuban.outside.JsonLine;

/**
 * The platform's query service: {@code zhuban.market.url} and {@code zhuban.market.token}. {@code GET /enterprises/{creditCode}/qualifications} and
 * {@code …/registrations} answer {@code {"code": 200, "data": {"enterpriseName", "total", "list": […]}}} a page at a time, {@code code} 404 = not there.
 * Pages that do not add up to one list are no answer. Each page comes or fails within three seconds, and the whole list within fifteen.
 */
@Component
class MarketPlatform implements NationalPlatform {

    private static final Logger LOG = LoggerFactory.getLogger(MarketPlatform.class);
    private static final int SIZE = 50;
    private static final int FOUND = 200;
    private static final int NOT_THERE = 404;
    /** More than any enterprise has. */
    private static final int MOST = 20_000;

    private static final Duration WHOLE = Duration.ofSeconds(15);

    private final JsonLine line;
    private final Clock clock;

    MarketPlatform(
            Environment environment,
            ObjectMapper json,
            Clock clock,
            @Value("${zhuban.market.rest:15s}") Duration rest) {
        line = new JsonLine("market", environment, json, rest);
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!line.configured()) {
            LOG.warn(
                    "No national market platform is configured (zhuban.market.url): what it would confirm is left to the reviewers");
        }
    }

    @Override
    public Qualifications qualifications(String creditCode) {
        Whole<Qualification> whole = whole(creditCode, "qualifications", MarketPlatform::qualification);
        return new Qualifications(whole.state, clock.instant(), whole.name, whole.found);
    }

    @Override
    public Registrations registrations(String creditCode) {
        Whole<Registration> whole = whole(creditCode, "registrations", MarketPlatform::registration);
        return new Registrations(whole.state, clock.instant(), whole.found);
    }

    private record Whole<T>(State state, @Nullable String name, List<T> found) {

        static <T> Whole<T> without(State state) {
            return new Whole<>(state, null, List.of());
        }
    }

    private <T> Whole<T> whole(String creditCode, String list, JsonLine.Reading<T> reading) {
        long begun = System.nanoTime();
        List<T> found = new ArrayList<>();
        int total = -1;
        for (int page = 1; ; page++) {
            Optional<Optional<Part<T>>> answer = page(creditCode, list, page, reading);
            if (answer.isEmpty()) {
                return Whole.without(State.DOWN);
            }
            if (answer.get().isEmpty()) {
                return Whole.without(page == 1 ? State.UNKNOWN : State.DOWN);
            }
            Part<T> part = answer.get().get();
            found.addAll(part.items);
            if (total < 0) {
                total = part.total;
            }
            boolean late = System.nanoTime() - begun > WHOLE.toNanos();
            boolean endless = part.items.isEmpty() && found.size() < total;
            if (part.total != total || found.size() > total || endless || late) {
                LOG.info("market: {} of {} {} and no whole list", found.size(), total, list);
                return Whole.without(State.DOWN);
            }
            if (found.size() == total) {
                return new Whole<>(State.ANSWERED, part.name, List.copyOf(found));
            }
        }
    }

    private record Part<T>(String name, int total, List<T> items) {}

    /** @return empty if the line is down, an empty within if the enterprise is not there */
    private <T> Optional<Optional<Part<T>>> page(
            String creditCode, String list, int page, JsonLine.Reading<T> reading) {
        return line.ask(
                base -> UriComponentsBuilder.fromUriString(base + "/enterprises/{code}/" + list)
                        .queryParam("page", page)
                        .queryParam("size", SIZE)
                        .build(creditCode),
                answer -> answer.path("code").asInt(-1) == NOT_THERE
                        ? Optional.empty()
                        : Optional.of(part(answer, reading)));
    }

    private static <T> Part<T> part(JsonNode answer, JsonLine.Reading<T> reading) throws IOException {
        JsonNode data = answer.path("data");
        JsonNode total = data.path("total");
        if (answer.path("code").asInt(-1) != FOUND
                || !data.path("list").isArray()
                || !total.isInt()
                || total.intValue() < 0
                || total.intValue() > MOST) {
            throw new IOException("code " + answer.path("code"));
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : data.path("list")) {
            items.add(reading.read(item));
        }
        return new Part<>(needed(data, "enterpriseName"), total.intValue(), items);
    }

    private static Qualification qualification(JsonNode item) throws IOException {
        return new Qualification(
                needed(item, "type"),
                item.path("specialty").asText(""),
                item.path("grade").asText(""),
                needed(item, "certificateNo"),
                day(item, "issuedOn"),
                day(item, "validUntil"),
                needed(item, "issuedBy"));
    }

    private static Registration registration(JsonNode item) throws IOException {
        return new Registration(
                needed(item, "name"),
                needed(item, "idNumber"),
                needed(item, "type"),
                item.path("specialty").asText(""),
                needed(item, "certificateNo"),
                day(item, "validUntil"));
    }

    private static String needed(JsonNode node, String field) throws IOException {
        String text = node.path(field).asText("").strip();
        if (text.isEmpty() || "null".equals(text)) {
            throw new IOException("an entry without " + field);
        }
        return text;
    }

    private static LocalDate day(JsonNode item, String field) throws IOException {
        try {
            return LocalDate.parse(needed(item, field));
        } catch (DateTimeException none) {
            throw new IOException(field + " is no date", none);
        }
    }
}
