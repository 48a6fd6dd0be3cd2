package org.zhuban.common.web;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.zhuban.common.Ids;
import org.zhuban.common.TooManyException;
import org.zhuban.common.ZhubanException;

/**
 * Turns what a controller throws into an answer: problem+json for callers of the API, a plain page for browsers; pages of another look have their own before it. What
 * isn't foreseen becomes 500 with a number that the log has too, and nothing of the inside.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    Object handle(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null;
        }
        if (Problems.isForPrograms(request)) {
            return answer(problem(failure), headers(failure), request);
        }
        if (failure instanceof ZhubanException refusal) {
            var problem = problems.of(refusal);
            return new ModelAndView(
                    "error/page",
                    Map.of("title", String.valueOf(problem.getTitle()), "text", String.valueOf(problem.getDetail())),
                    HttpStatusCode.valueOf(problem.getStatus()));
        }
        throw failure;
    }

    private static ResponseEntity<ProblemDetail> answer(
            ProblemDetail problem, HttpHeaders headers, HttpServletRequest request) {
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpHeaders headers(Exception failure) {
        var headers = new HttpHeaders();
        if (failure instanceof ErrorResponse known) {
            headers.putAll(known.getHeaders());
        }
        if (failure instanceof TooManyException tooMany) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, (tooMany.retryAfter().toMillis() + 999) / 1000)));
        }
        if (failure instanceof AuthenticationException) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    private ProblemDetail problem(Exception failure) {
        if (failure instanceof ZhubanException refusal) {
            return problems.of(refusal);
        } else if (failure instanceof AccessDeniedException) {
            return problems.of(HttpStatus.FORBIDDEN, "access.denied");
        } else if (failure instanceof AuthenticationException) {
            return problems.of(HttpStatus.UNAUTHORIZED, "login.required");
        } else if (failure instanceof ConcurrencyFailureException) {
            return problems.of(HttpStatus.CONFLICT, "changed.meanwhile");
        } else if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalid(invalid);
        } else if (failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            // An id that can't be one is unknown.
            return problems.of(HttpStatus.NOT_FOUND, "not-found");
        } else if (failure instanceof TypeMismatchException mismatch) {
            return unfit(String.valueOf(mismatch.getPropertyName()), mismatch.getRequiredType());
        } else if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        } else if (failure instanceof MaxUploadSizeExceededException) {
            return problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "request.too-large");
        } else if (failure instanceof MissingServletRequestPartException missing) {
            return problems.of(HttpStatus.BAD_REQUEST, "request.parameter", missing.getRequestPartName());
        } else if (failure instanceof MissingRequestValueException missing) {
            return problems.of(HttpStatus.BAD_REQUEST, "request.parameter", name(missing));
        } else if (failure instanceof ErrorResponse known
                && !known.getStatusCode().is5xxServerError()) {
            return problems.of(known.getStatusCode(), code(known.getStatusCode()));
        }
        var incident = Ids.next().toString();
        LOG.error("Request failed, incident {}", incident, failure);
        var problem = problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", incident);
        problem.setProperty("incident", incident);
        return problem;
    }

    private ProblemDetail invalid(MethodArgumentNotValidException invalid) {
        var errors = new ArrayList<org.zhuban.common.FieldError>();
        for (FieldError error : invalid.getBindingResult().getFieldErrors()) {
            var field = "/" + error.getField().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
            errors.add(new org.zhuban.common.FieldError(field, "field.invalid"));
        }
        return problems.of(new org.zhuban.common.InvalidInputException(errors));
    }

    private ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        if (tooLarge(unreadable)) {
            return problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "request.too-large");
        }
        if (unreadable.getCause() instanceof InvalidFormatException value) {
            String field = value.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/"))
                    .replaceFirst("/[0-9]+$", "");
            return unfit(field, value.getTargetType());
        }
        return problems.of(HttpStatus.BAD_REQUEST, "request.unreadable");
    }

    /** A value that can't be one of that type. */
    private ProblemDetail unfit(String field, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? problems.of(
                        HttpStatus.BAD_REQUEST,
                        "request.choice",
                        field,
                        Arrays.stream(type.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")))
                : problems.of(HttpStatus.BAD_REQUEST, "request.parameter", field);
    }

    private static String name(MissingRequestValueException missing) {
        return missing.getBody().getDetail() == null
                ? ""
                : missing.getBody().getDetail().replaceAll(".*'(.+)'.*", "$1");
    }

    private static boolean tooLarge(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MaxUploadSizeExceededException
                    || cause instanceof BodyLimit.ExceededException
                    || (cause instanceof IOException
                            && cause.getClass().getSimpleName().contains("SizeLimit"))) {
                return true;
            }
        }
        return false;
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "not-found";
            case 405 -> "request.method";
            case 406 -> "request.not-acceptable";
            case 413 -> "request.too-large";
            case 415 -> "request.media-type";
            default -> "request.unreadable";
        };
    }
}
