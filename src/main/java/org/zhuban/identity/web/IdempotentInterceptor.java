package org.zhuban.identity.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.common.UnprocessableException;
import org.zhuban.identity.LoggedIn;

/** Runs a method marked {@link org.zhuban.identity.Idempotent} once per caller and key, in one transaction. */
@Component
class IdempotentInterceptor {

    static final String KEY = "Idempotency-Key";

    /** Tells that an answer is the first one's. */
    static final String REPEATED = "Idempotent-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotentCalls calls;
    private final LoggedIn loggedIn;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    IdempotentInterceptor(
            IdempotentCalls calls, LoggedIn loggedIn, ObjectMapper json, PlatformTransactionManager transactions) {
        this.calls = calls;
        this.loggedIn = loggedIn;
        this.json = json.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Nullable
    Object invoke(MethodInvocation method) throws Throwable {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var request = attributes.getRequest();
        var key = request.getHeader(KEY);
        if (key == null) {
            return method.proceed();
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw new UnprocessableException("idempotency.key");
        }
        var caller = caller(request);
        var fingerprint = fingerprint(request, method);
        try {
            return transaction.execute(status -> once(method, attributes.getResponse(), caller, key, fingerprint));
        } catch (CheckedFailure checked) {
            throw checked.getCause() == null ? checked : checked.getCause();
        }
    }

    private @Nullable Object once(
            MethodInvocation method,
            @Nullable HttpServletResponse response,
            String caller,
            String key,
            byte[] content) {
        var first = calls.first(caller, key, content);
        if (first != null) {
            return repeat(first, method, response);
        }
        Object returned;
        try {
            returned = method.proceed();
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable refused) {
            throw new CheckedFailure(refused);
        }
        calls.keep(caller, key, calls.answer(returned, status(method)));
        return returned;
    }

    private @Nullable Object repeat(
            IdempotentCalls.Answer answer, MethodInvocation method, @Nullable HttpServletResponse response) {
        if (response == null) {
            throw new IllegalStateException("no response to answer");
        }
        response.setHeader(REPEATED, "true");
        if (ResponseEntity.class.isAssignableFrom(method.getMethod().getReturnType())) {
            return answer.entity();
        }
        if (answer.body() != null) {
            try {
                response.setStatus(answer.status());
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                json.writeValue(response.getOutputStream(), answer.body());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return null;
    }

    private static int status(MethodInvocation method) {
        var status = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), ResponseStatus.class);
        return status == null ? 200 : status.code().value();
    }

    /** The account; a visitor by his draft's token, before he has one by his address. */
    private String caller(HttpServletRequest request) {
        return loggedIn.account()
                .map(account -> "account:" + account.id())
                .or(() -> VisitorToken.of(request.getHeader("Authorization"))
                        .map(token -> "visitor:" + DigestUtils.sha256Hex(token)))
                .orElseGet(() -> "address:" + request.getRemoteAddr());
    }

    private byte[] fingerprint(HttpServletRequest request, MethodInvocation method) throws IOException {
        var digest = DigestUtils.getSha256Digest();
        part(digest, bytes(request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString()));
        var parameters = method.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            var value = method.getArguments()[i];
            if (value instanceof MultipartFile file) {
                part(digest, bytes(file.getName() + "|" + file.getOriginalFilename()));
                part(digest, digest(file));
            } else if (parameters[i].isAnnotationPresent(RequestBody.class)
                    || parameters[i].isAnnotationPresent(RequestPart.class)) {
                part(digest, json.writeValueAsBytes(value));
            } else if (parameters[i].isAnnotationPresent(RequestParam.class)) {
                part(digest, bytes(String.valueOf(value)));
            }
        }
        return digest.digest();
    }

    /** With its length, so that parts can't run into one another. */
    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(bytes(bytes.length + ":"));
        digest.update(bytes);
    }

    private static byte[] digest(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return DigestUtils.sha256(content);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static final class CheckedFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private CheckedFailure(Throwable cause) {
            super(cause);
        }
    }
}
