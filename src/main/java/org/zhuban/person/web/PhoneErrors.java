package org.zhuban.person.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.web.Problems;

/** What a phone page says when something is refused or fails: in its own look and words, with the way back to {@code /m}. */
@ControllerAdvice(assignableTypes = {PhoneSection.class, PhoneHomeController.class, PhoneLoginController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PhoneErrors implements ErrorViewResolver {

    private final Texts texts;
    private final MessageSource messages;

    PhoneErrors(Texts texts, MessageSource messages) {
        this.texts = texts;
        this.messages = messages;
    }

    @ExceptionHandler(ZhubanException.class)
    ModelAndView refused(ZhubanException refusal) {
        int status = Problems.status(refusal);
        boolean own = refusal instanceof ConflictException || refusal instanceof TooManyException;
        return page(status, own ? texts.of(refusal) : said(status, "text"));
    }

    /** An id that can't be one is unknown. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView unknown() {
        return page(404, said(404, "text"));
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.equals("/m") || path.startsWith("/m/") ? page(status.value(), said(status.value(), "text")) : null;
    }

    private ModelAndView page(int status, String text) {
        return new ModelAndView(
                "person/error", Map.of("title", said(status, "title"), "text", text), HttpStatus.valueOf(status));
    }

    private String said(int status, String part) {
        String own =
                messages.getMessage("phone.error." + status + "." + part, null, null, LocaleContextHolder.getLocale());
        return own == null ? texts.text("phone.error." + part) : own;
    }
}
