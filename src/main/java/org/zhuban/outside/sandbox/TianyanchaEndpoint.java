package org.zhuban.outside.sandbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The server side of 天眼查's 企业基本信息. */
@RestController
@Profile({"demo", "test"})
class TianyanchaEndpoint {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int NO_RESULT = 300_000;
    private static final int ACCOUNT = 300_009;
    private static final int MISSING = 300_008;

    private final SandboxLines lines;
    private final SandboxEnterprises enterprises;
    private final String token;

    TianyanchaEndpoint(
            SandboxLines lines, SandboxEnterprises enterprises, @Value("${zhuban.registry.token}") String token) {
        this.lines = lines;
        this.enterprises = enterprises;
        this.token = token;
    }

    @GetMapping("/sandbox/tianyancha/services/open/ic/baseinfo/normal")
    DeferredResult<ResponseEntity<?>> find(
            @RequestParam(defaultValue = "") String keyword,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return lines.through(SandboxLines.System.REGISTRY, () -> ResponseEntity.ok(answer(keyword, authorization)));
    }

    private Map<String, Object> answer(String keyword, @Nullable String authorization) {
        if (!token.equals(authorization)) {
            return refuse(ACCOUNT, "账号信息有误");
        }
        if (keyword.isBlank()) {
            return refuse(MISSING, "缺少必要参数");
        }
        return enterprises
                .find(keyword)
                .map(unit -> Map.<String, Object>of("error_code", 0, "reason", "ok", "result", result(unit)))
                .orElseGet(() -> refuse(NO_RESULT, "无数据"));
    }

    private static Map<String, Object> refuse(int code, String reason) {
        return Map.of("error_code", code, "reason", reason);
    }

    private static Map<String, @Nullable Object> result(SandboxEnterprises.Unit unit) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("name", unit.name());
        result.put("creditCode", unit.creditCode());
        result.put("regStatus", unit.status());
        result.put("estiblishTime", millis(unit.registeredOn()));
        result.put("fromTime", millis(unit.registeredOn()));
        result.put("toTime", unit.validUntil() == null ? null : millis(unit.validUntil()));
        result.put("regCapital", unit.capital());
        result.put("legalPersonName", unit.legalRepresentative());
        result.put("regLocation", unit.address());
        result.put("companyOrgType", unit.type());
        result.put("districtCode", unit.regionCode());
        return result;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(CHINA).toInstant().toEpochMilli();
    }
}
