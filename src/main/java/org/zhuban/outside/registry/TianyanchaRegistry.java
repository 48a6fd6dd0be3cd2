package org.zhuban.outside.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.zhuban.enterprise.EnterpriseRegistry;
import org.zhuban.outside.JsonLine;

/**
 * 天眼查's open API, 企业基本信息 ({@code /services/open/ic/baseinfo/normal}): {@code zhuban.registry.url} and {@code zhuban.registry.token}.
 * An answer or a refusal within three seconds, a second try included; after several failures in a row the line rests for 15 seconds.
 */
@Component
class TianyanchaRegistry implements EnterpriseRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(TianyanchaRegistry.class);
    private static final String PATH = "/services/open/ic/baseinfo/normal";
    private static final String SOURCE = "天眼查";
    /** error_code: found. */
    private static final int FOUND = 0;
    /** error_code: 经查无结果. */
    private static final int NO_RESULT = 300_000;

    private static final int REGION_FROM = 2;
    private static final int REGION_TO = 8;
    private static final int ORGANISATION_TO = 17;
    private static final int CREDIT_CODE = 18;

    private final JsonLine line;
    private final Clock clock;

    TianyanchaRegistry(
            Environment environment,
            ObjectMapper json,
            Clock clock,
            @Value("${zhuban.registry.rest:15s}") Duration rest) {
        line = new JsonLine("registry", environment, json, rest);
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!line.configured()) {
            LOG.warn(
                    "No enterprise registry is configured (zhuban.registry.url): what it would tell is left to the reviewers");
        }
    }

    @Override
    public Optional<Extract> find(String creditCode) {
        return line.ask(
                        base -> UriComponentsBuilder.fromUriString(base + PATH)
                                .queryParam("keyword", "{keyword}")
                                .build(creditCode),
                        answer -> read(answer, creditCode))
                .orElseThrow(RegistryDownException::new);
    }

    private Optional<Extract> read(JsonNode answer, String creditCode) throws IOException {
        var code = answer.path("error_code").asInt(-1);
        if (code == NO_RESULT) {
            return Optional.empty();
        }
        var unit = answer.path("result");
        if (code != FOUND || !unit.isObject()) {
            throw new IOException("error_code " + code);
        }
        var found = unit.path("creditCode").asText("");
        // The keyword search may answer with a namesake.
        var asked = found.equals(creditCode)
                || (found.length() == CREDIT_CODE
                        && found.substring(REGION_TO, ORGANISATION_TO).equals(creditCode.replace("-", "")));
        return asked ? Optional.of(extract(unit, found)) : Optional.empty();
    }

    private Extract extract(JsonNode unit, String code) {
        var district = text(unit, "districtCode");
        return new Extract(
                code,
                unit.path("name").asText(""),
                day(unit, "estiblishTime"),
                day(unit, "toTime"),
                district == null ? code.substring(REGION_FROM, REGION_TO) : district,
                text(unit, "regLocation"),
                text(unit, "legalPersonName"),
                text(unit, "regCapital"),
                text(unit, "companyOrgType"),
                unit.path("regStatus").asText(""),
                SOURCE,
                clock.instant());
    }

    private static @Nullable String text(JsonNode unit, String field) {
        var text = unit.path(field).asText("");
        return text.isBlank() || "null".equals(text) ? null : text;
    }

    /** Milliseconds since 1970; null = unlimited or unknown. */
    private @Nullable LocalDate day(JsonNode unit, String field) {
        var millis = unit.path(field);
        return millis.isNumber()
                ? Instant.ofEpochMilli(millis.asLong()).atZone(clock.getZone()).toLocalDate()
                : null;
    }
}
