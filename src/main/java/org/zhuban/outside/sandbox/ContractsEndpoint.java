package org.zhuban.outside.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

/** The server side of the provincial contract collection. */
@RestController
@Profile({"demo", "test"})
class ContractsEndpoint {

    private static final int MOST = 50;
    private static final int NOT_THERE = 404;

    private final SandboxLines lines;
    private final SandboxContracts contracts;
    private final String token;

    ContractsEndpoint(
            SandboxLines lines, SandboxContracts contracts, @Value("${zhuban.contracts.token}") String token) {
        this.lines = lines;
        this.contracts = contracts;
        this.token = token;
    }

    @GetMapping("/sandbox/collection/contracts")
    DeferredResult<ResponseEntity<?>> search(
            @RequestParam(defaultValue = "") String contractorCode,
            @RequestParam(defaultValue = "") String keyword,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int size,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return answer(authorization, () -> {
            int limit = Math.max(1, Math.min(MOST, size));
            List<SandboxContracts.Contract> found = contracts.search(contractorCode, keyword, after, limit + 1);
            List<SandboxContracts.Contract> page = found.subList(0, Math.min(limit, found.size()));
            Map<String, @Nullable Object> data = new HashMap<>();
            data.put("items", page);
            data.put("next", found.size() > limit ? page.get(limit - 1).recordNo() : null);
            return Map.of("code", 0, "data", data);
        });
    }

    @GetMapping("/sandbox/collection/contracts/{recordNo}")
    DeferredResult<ResponseEntity<?>> find(
            @PathVariable String recordNo,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return answer(authorization, () -> contracts
                .find(recordNo)
                .map(contract -> Map.<String, Object>of("code", 0, "data", contract))
                .orElseGet(() -> Map.of("code", NOT_THERE, "message", "未查询到合同")));
    }

    private DeferredResult<ResponseEntity<?>> answer(
            @Nullable String authorization, Supplier<Map<String, Object>> work) {
        return lines.through(
                SandboxLines.System.CONTRACTS,
                () -> Objects.equals(token, authorization)
                        ? ResponseEntity.ok(work.get())
                        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("code", 401)));
    }
}
