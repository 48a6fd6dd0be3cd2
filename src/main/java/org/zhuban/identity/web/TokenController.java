package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.DeniedException;
import org.zhuban.common.TooManyException;
import org.zhuban.common.web.Problems;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.ApiTokens;
import org.zhuban.identity.Grant;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Logins;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.PublicRates;

/** {@code /api/v1/tokens} and {@code /api/v1/me}. */
@RestController
@RequestMapping("/api/v1")
class TokenController {

    /** Where staff give the code of the second factor. */
    static final String CODE = "X-One-Time-Code";

    private final Logins logins;
    private final ApiTokens tokens;
    private final LoggedIn loggedIn;
    private final PublicRates rates;
    private final Problems problems;

    TokenController(Logins logins, ApiTokens tokens, LoggedIn loggedIn, PublicRates rates, Problems problems) {
        this.logins = logins;
        this.tokens = tokens;
        this.loggedIn = loggedIn;
        this.rates = rates;
        this.problems = problems;
    }

    /** @param days 1–366, 30 when left out */
    record Wish(@Nullable Set<String> scopes, @Nullable Integer days) {}

    record Token(String token, OffsetDateTime expires) {}

    /** Takes no {@code Idempotency-Key}: a token is shown once. */
    @PostMapping("/tokens")
    ResponseEntity<?> issue(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable Wish wish,
            HttpServletRequest request) {
        var basic = basic(authorization);
        if (basic.isEmpty()) {
            return refuse("login.credentials");
        }
        rates.login(request.getRemoteAddr());
        var outcome = logins.attempt(basic.get().login(), basic.get().password());
        if (outcome instanceof Logins.Locked locked) {
            throw new TooManyException(locked.left(), "login.locked", locked.minutes());
        }
        if (!(outcome instanceof Logins.Right right)) {
            return refuse("login.wrong");
        }
        if (right.account().mustChange()) {
            throw new DeniedException("login.must-change");
        }
        if (right.secondFactor()) {
            var refusal = secondFactor(right.account(), code, request.getRemoteAddr());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        var issued = tokens.issue(
                right.account(),
                wish == null || wish.scopes() == null ? Set.of() : wish.scopes(),
                wish == null || wish.days() == null ? 0 : wish.days() == 0 ? -1 : wish.days());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Token(issued.token(), issued.expires()));
    }

    private Optional<ResponseEntity<?>> secondFactor(AccountState account, @Nullable String code, String address) {
        if (code == null || code.isBlank()) {
            logins.sendSecondFactor(account.id(), address);
            return Optional.of(refuse(
                    "login.code-required", logins.maskedMobile(account.id()).orElse("")));
        }
        var result = logins.secondFactor(account.id(), code);
        return result == OneTimeCodes.Result.RIGHT
                ? Optional.empty()
                : Optional.of(refuse("code." + result.name().toLowerCase(Locale.ROOT)));
    }

    private ResponseEntity<?> refuse(String code, Object... args) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"zhuban\", charset=\"UTF-8\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.UNAUTHORIZED, code, args));
    }

    @DeleteMapping("/tokens/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        VisitorToken.bearer(authorization).ifPresent(tokens::end);
    }

    record Who(UUID id, String login, String name) {}

    record Me(
            Who account,
            List<String> roles,
            List<Grant> grants,
            @Nullable UUID enterprise,
            @Nullable UUID project,
            List<String> regions) {}

    @GetMapping("/me")
    Me me() {
        var account = loggedIn.require();
        return new Me(
                new Who(account.id(), account.login(), account.displayName()),
                account.grants().stream()
                        .map(grant -> grant.role().name())
                        .distinct()
                        .toList(),
                account.grants(),
                account.organisation(),
                account.project(),
                account.grants().stream()
                        .flatMap(grant -> Optional.ofNullable(grant.region()).stream())
                        .distinct()
                        .toList());
    }

    private record Basic(String login, String password) {}

    private static Optional<Basic> basic(String header) {
        if (!header.regionMatches(true, 0, "basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
