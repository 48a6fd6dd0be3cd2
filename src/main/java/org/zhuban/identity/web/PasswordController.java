package org.zhuban.identity.web;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Logins;
import org.zhuban.identity.PasswordChanges;
import org.zhuban.identity.PublicRates;

/** Changing the password, also the random one of a new account (ZZ 2.7), and a forgotten one by SMS code (XC 3.2). */
@Controller
class PasswordController {

    private final PasswordChanges passwords;
    private final Logins logins;
    private final LoggedIn loggedIn;
    private final Sessions sessions;
    private final PublicRates rates;
    private final VaadinDefaultRequestCache wanted;
    private final Texts texts;

    PasswordController(
            PasswordChanges passwords,
            Logins logins,
            LoggedIn loggedIn,
            Sessions sessions,
            PublicRates rates,
            VaadinDefaultRequestCache wanted,
            Texts texts) {
        this.passwords = passwords;
        this.logins = logins;
        this.loggedIn = loggedIn;
        this.sessions = sessions;
        this.rates = rates;
        this.wanted = wanted;
        this.texts = texts;
    }

    @GetMapping("/password/change")
    String changePage(CsrfToken csrf, Model model) {
        csrf.getToken();
        return change(model, Map.of());
    }

    private String change(Model model, Map<String, String> errors) {
        var account = loggedIn.require();
        model.addAttribute("account", account);
        model.addAttribute("forced", logins.state(account.id()).orElseThrow().mustChange());
        model.addAttribute("errors", errors);
        return "identity/change";
    }

    @PostMapping("/password/change")
    String change(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeat,
            Model model) {
        var account = loggedIn.require();
        try {
            var state = passwords.change(account.id(), old, password, repeat);
            sessions.renew(request, response, state);
        } catch (InvalidInputException invalid) {
            response.setStatus(422);
            return change(model, errors(invalid));
        } catch (TooManyException tooMany) {
            response.setStatus(429);
            return change(model, Map.of("old", texts.of(tooMany)));
        }
        var saved = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        return "redirect:" + (saved == null ? Landing.WORKSPACE : saved.getRedirectUrl());
    }

    @GetMapping("/password/forgot")
    String forgotPage(HttpServletRequest request, CsrfToken csrf, Model model) {
        csrf.getToken();
        if (request.getParameter("stale") != null) {
            model.addAttribute("note", "login.note.stale");
        }
        return forgot(model, "", "", Map.of());
    }

    private String forgot(Model model, String login, String mobile, Map<String, String> errors) {
        model.addAttribute("login", login);
        model.addAttribute("mobile", mobile);
        model.addAttribute("errors", errors);
        return "identity/forgot";
    }

    @PostMapping("/password/forgot/code")
    String forgotCode(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String mobile,
            Model model) {
        if (login.isBlank()) {
            response.setStatus(422);
            return forgot(model, login, mobile, Map.of("login", texts.text("login.empty-login")));
        }
        try {
            passwords.requestCode(login, mobile, request.getRemoteAddr());
        } catch (InvalidInputException invalid) {
            response.setStatus(422);
            return forgot(model, login, mobile, errors(invalid));
        } catch (TooManyException tooMany) {
            response.setStatus(429);
            return forgot(model, login, mobile, Map.of("code", texts.of(tooMany)));
        }
        model.addAttribute("sent", true);
        return forgot(model, login, mobile, Map.of());
    }

    @PostMapping("/password/forgot")
    String forgot(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeat,
            Model model) {
        try {
            rates.login(request.getRemoteAddr());
            passwords.reset(login, mobile, code, password, repeat);
        } catch (InvalidInputException invalid) {
            response.setStatus(422);
            return forgot(model, login, mobile, errors(invalid));
        } catch (TooManyException tooMany) {
            response.setStatus(429);
            return forgot(model, login, mobile, Map.of("code", texts.of(tooMany)));
        }
        return "redirect:/login?reset";
    }

    private Map<String, String> errors(InvalidInputException invalid) {
        var errors = new LinkedHashMap<String, String>();
        invalid.errors().forEach(error -> errors.putIfAbsent(error.field().substring(1), texts.of(error)));
        return errors;
    }
}
