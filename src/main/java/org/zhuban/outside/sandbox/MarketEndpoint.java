package org.zhuban.outside.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The server side of the national market platform. Whatever size is asked for, it gives five a page. */
@RestController
@Profile({"demo", "test"})
class MarketEndpoint {

    private static final int SIZE = 5;
    private static final int SLOWNESS_MS = 1_200;

    private final SandboxLines lines;
    private final SandboxMarket market;
    private final String token;

    MarketEndpoint(SandboxLines lines, SandboxMarket market, @Value("${zhuban.market.token}") String token) {
        this.lines = lines;
        this.market = market;
        this.token = token;
    }

    @GetMapping("/sandbox/market/enterprises/{creditCode}/qualifications")
    DeferredResult<ResponseEntity<?>> qualifications(
            @PathVariable String creditCode,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return answer(creditCode, page, authorization, SandboxMarket.Unit::qualifications);
    }

    @GetMapping("/sandbox/market/enterprises/{creditCode}/registrations")
    DeferredResult<ResponseEntity<?>> registrations(
            @PathVariable String creditCode,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return answer(creditCode, page, authorization, SandboxMarket.Unit::registrations);
    }

    private DeferredResult<ResponseEntity<?>> answer(
            String creditCode, int page, @Nullable String authorization, Function<SandboxMarket.Unit, List<?>> list) {
        if (!Objects.equals(token, authorization)) {
            return lines.through(SandboxLines.System.MARKET, () -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .body(Map.of("code", 401)));
        }
        var unit = market.find(creditCode).orElse(null);
        if (unit == null) {
            return lines.through(
                    SandboxLines.System.MARKET, () -> ResponseEntity.ok(Map.of("code", 404, "message", "未查询到企业")));
        }
        var broken = unit.quirk() == SandboxMarket.Quirk.DOWN || (unit.quirk() == SandboxMarket.Quirk.HALF && page > 1);
        ResponseEntity<?> answer = broken
                ? ResponseEntity.internalServerError().body(Map.of("code", 500))
                : ResponseEntity.ok(Map.of("code", 200, "data", page(unit, page, list.apply(unit))));
        if (unit.quirk() == SandboxMarket.Quirk.SLOW && lines.of(SandboxLines.System.MARKET) == Line.ON) {
            var slow = new DeferredResult<ResponseEntity<?>>();
            CompletableFuture.delayedExecutor(SLOWNESS_MS, TimeUnit.MILLISECONDS)
                    .execute(() -> slow.setResult(answer));
            return slow;
        }
        return lines.through(SandboxLines.System.MARKET, () -> answer);
    }

    private static Map<String, Object> page(SandboxMarket.Unit unit, int page, List<?> all) {
        int from = Math.min(all.size(), Math.max(0, Math.min(page, all.size() + 1) - 1) * SIZE);
        return Map.of(
                "enterpriseName",
                unit.name(),
                "total",
                all.size(),
                "page",
                page,
                "list",
                all.subList(from, Math.min(all.size(), from + SIZE)));
    }
}
