package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.PublicEntry;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.LoginHints;
import org.zhuban.identity.Logins;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.PersonalLogin;
import org.zhuban.identity.PublicRates;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Masks;

/** The login page and the second factor's (SECURITY 1–4). */
@Controller
class LoginController {

    /** A password alone is remembered this long. */
    private static final Duration PENDING = Duration.ofMinutes(10);

    private final Logins logins;
    private final LoggedIn loggedIn;
    private final Landing landing;
    private final ObjectProvider<LoginHints> hints;
    private final ObjectProvider<PersonalLogin> personal;
    private final PublicRates rates;
    private final List<PublicEntry> entries;
    private final Texts texts;
    private final Clock clock;

    LoginController(
            Logins logins,
            LoggedIn loggedIn,
            Landing landing,
            ObjectProvider<LoginHints> hints,
            ObjectProvider<PersonalLogin> personal,
            PublicRates rates,
            List<PublicEntry> entries,
            Texts texts,
            Clock clock) {
        this.logins = logins;
        this.loggedIn = loggedIn;
        this.landing = landing;
        this.hints = hints;
        this.personal = personal;
        this.rates = rates;
        this.entries = entries.stream()
                .filter(entry -> entry.href().startsWith("/apply/"))
                .sorted(Comparator.comparingInt(PublicEntry::order))
                .toList();
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/login")
    String page(HttpServletRequest request, CsrfToken csrf, Model model) {
        if (loggedIn.account().isPresent()) {
            return "redirect:" + Landing.WORKSPACE;
        }
        csrf.getToken();
        for (var word : List.of("ended", "stale", "out", "reset", "ticket", "locked", "lost")) {
            if (request.getParameter(word) != null) {
                model.addAttribute("note", "login.note." + word);
            }
        }
        return login(model, "");
    }

    @PostMapping("/login")
    String login(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        if (login.isBlank() || password.isEmpty()) {
            return refused(model, response, 422, login, texts.text("login.empty"));
        }
        try {
            rates.login(request.getRemoteAddr());
        } catch (TooManyException tooMany) {
            return refused(model, response, 429, login, texts.of(tooMany));
        }
        var outcome = logins.attempt(login, password);
        if (outcome instanceof Logins.Locked locked) {
            return refused(model, response, 429, login, texts.text("login.locked", locked.minutes()));
        }
        if (outcome instanceof Logins.Right right) {
            return right.secondFactor() ? second(request, right.account()) : finish(request, response, right.account());
        }
        return refused(model, response, 401, login, texts.text("login.wrong"));
    }

    private String refused(Model model, HttpServletResponse response, int status, String login, String error) {
        response.setStatus(status);
        model.addAttribute("error", error);
        return login(model, login);
    }

    private String login(Model model, String login) {
        model.addAttribute("entries", entries);
        model.addAttribute("login", login);
        model.addAttribute(
                "hints", hints.stream().flatMap(bean -> bean.hints().stream()).toList());
        return "identity/login";
    }

    private String second(HttpServletRequest request, AccountState account) {
        var session = request.getSession(true);
        if (SessionMark.of(session) != null) {
            session.invalidate();
            session = request.getSession(true);
        } else {
            request.changeSessionId();
        }
        String mobile;
        try {
            mobile = logins.sendSecondFactor(account.id(), request.getRemoteAddr())
                    .map(Masks::phone)
                    .orElse("");
        } catch (TooManyException tooMany) {
            mobile = logins.maskedMobile(account.id()).orElse("");
            session.setAttribute(CODE_ERROR, texts.of(tooMany));
        }
        new PendingLogin(account.id(), account.epoch(), mobile, clock.instant().plus(PENDING)).keep(session);
        return "redirect:/login/code";
    }

    private static final String CODE_ERROR = LoginController.class.getName() + ".error";

    @GetMapping("/login/code")
    String codePage(HttpServletRequest request, CsrfToken csrf, Model model) {
        var session = request.getSession(false);
        var pending = PendingLogin.of(session, clock.instant());
        if (session == null || pending == null) {
            return "redirect:/login";
        }
        csrf.getToken();
        var error = session.getAttribute(CODE_ERROR);
        session.removeAttribute(CODE_ERROR);
        if (error != null) {
            model.addAttribute("error", error);
        }
        return code(model, pending);
    }

    private String code(Model model, PendingLogin pending) {
        model.addAttribute("mobile", pending.maskedMobile());
        model.addAttribute("mobileMissing", pending.maskedMobile().isEmpty());
        return "identity/code";
    }

    @PostMapping("/login/code")
    String code(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        var session = request.getSession(false);
        var pending = PendingLogin.of(session, clock.instant());
        if (session == null || pending == null) {
            return "redirect:/login?stale";
        }
        var result = logins.secondFactor(pending.account(), code);
        if (result != OneTimeCodes.Result.RIGHT) {
            response.setStatus(401);
            model.addAttribute("error", texts.text("code." + result.name().toLowerCase(Locale.ROOT)));
            return code(model, pending);
        }
        var account =
                logins.state(pending.account()).filter(state -> state.enabled() && state.epoch() == pending.epoch());
        PendingLogin.forget(session);
        return account.isEmpty() ? "redirect:/login?stale" : finish(request, response, account.get());
    }

    @PostMapping("/login/code/again")
    String again(HttpServletRequest request) {
        var session = request.getSession(false);
        var pending = PendingLogin.of(session, clock.instant());
        if (session == null || pending == null) {
            return "redirect:/login?stale";
        }
        try {
            logins.sendSecondFactor(pending.account(), request.getRemoteAddr());
        } catch (TooManyException tooMany) {
            session.setAttribute(CODE_ERROR, texts.of(tooMany));
        }
        return "redirect:/login/code";
    }

    private static boolean person(AccountState account) {
        return !account.grants().isEmpty() && account.grants().stream().allMatch(grant -> grant.role() == Role.PERSON);
    }

    private String finish(HttpServletRequest request, HttpServletResponse response, AccountState account) {
        var phone = personal.getIfAvailable();
        if (phone != null && !account.mustChange() && person(account)) {
            return "redirect:" + phone.begin(request, response, account);
        }
        return landing.finish(request, response, account, null);
    }
}
