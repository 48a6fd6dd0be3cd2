package org.zhuban.common.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.common.UnprocessableException;
import org.zhuban.common.ZhubanException;

/**
 * Problem details (RFC 9457) in the reader's language: {@code type} is {@code /problems/<code>} and stays, title and
 * detail come from the bundles.
 */
@Component
public class Problems {

    private final Texts texts;
    private final MessageSource messages;
    private final ObjectMapper json;

    Problems(Texts texts, MessageSource messages, ObjectMapper json) {
        this.texts = texts;
        this.messages = messages;
        this.json = json;
    }

    /** HTTP status of a refusal: 404, 403, 409, 429, 422; other kinds are the caller's fault, 400. */
    public static int status(ZhubanException refusal) {
        if (refusal instanceof NotFoundException) {
            return 404;
        } else if (refusal instanceof DeniedException) {
            return 403;
        } else if (refusal instanceof ConflictException) {
            return 409;
        } else if (refusal instanceof TooManyException) {
            return 429;
        } else if (refusal instanceof InvalidInputException || refusal instanceof UnprocessableException) {
            return 422;
        }
        return 400;
    }

    public ProblemDetail of(ZhubanException refusal) {
        var problem = of(HttpStatusCode.valueOf(status(refusal)), refusal.code(), refusal.args());
        if (refusal instanceof InvalidInputException invalid) {
            problem.setProperty("errors", errors(invalid.errors()));
        } else if (refusal instanceof ConflictException conflict) {
            if (!conflict.fields().isEmpty()) {
                problem.setProperty("errors", errors(conflict.fields()));
            }
            conflict.facts().forEach(problem::setProperty);
        }
        return problem;
    }

    private List<Map<String, String>> errors(List<FieldError> errors) {
        return errors.stream()
                .map(error -> Map.of("field", error.field(), "code", error.code(), "message", texts.of(error)))
                .toList();
    }

    /** @param code message code of the detail; the title is that of the status */
    public ProblemDetail of(HttpStatusCode status, String code, Object... args) {
        var problem = ProblemDetail.forStatusAndDetail(status, texts.text(code, args));
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(title(status.value()));
        return problem;
    }

    private String title(int status) {
        Locale locale = LocaleContextHolder.getLocale();
        var found = messages.getMessage("problem." + status + ".title", null, null, locale);
        return found == null ? texts.text("problem.400.title") : found;
    }

    /** Writes it from outside Spring MVC, e.g. from a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), problem);
    }

    /** Is the caller a program, who reads JSON, and not a person at a browser? */
    static boolean isForPrograms(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/") || path.startsWith("/v3/api-docs");
    }
}
