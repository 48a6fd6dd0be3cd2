package org.zhuban.person.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.PublicEntry;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.PersonalLogin;
import org.zhuban.identity.PublicRates;
import org.zhuban.person.PhoneLogins;
import org.zhuban.privacy.Masks;

/** {@code /m/login}: registration and login by mobile and code, and logout. Between the two steps nothing is kept but what the form brings. */
@Controller
class PhoneLoginController {

    private final PhoneLogins logins;
    private final LoggedIn loggedIn;
    private final PublicRates rates;
    private final Texts texts;

    PhoneLoginController(PhoneLogins logins, LoggedIn loggedIn, PublicRates rates, Texts texts) {
        this.logins = logins;
        this.loggedIn = loggedIn;
        this.rates = rates;
        this.texts = texts;
    }

    @Bean
    static PublicEntry phoneEntry() {
        return new PublicEntry("phone.entry", "phone.entry.text", "/m", 17);
    }

    @Bean
    static PersonalLogin personalLogin(PhoneLogins logins) {
        return (request, response, account) -> {
            PhoneCookie.set(request, response, logins.begin(account));
            return "/m";
        };
    }

    @GetMapping(PhoneSecurity.LOGIN)
    String page() {
        return loggedIn.account().isPresent() ? "redirect:/m" : "person/login";
    }

    @PostMapping(PhoneSecurity.LOGIN + "/code")
    String code(
            @RequestParam(defaultValue = "") String mobile,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String number = mobile.replaceAll("[\\s-]", "");
        model.addAttribute("mobile", number);
        try {
            rates.login(request.getRemoteAddr());
            logins.sendCode(number, request.getRemoteAddr());
        } catch (InvalidInputException wrong) {
            response.setStatus(422);
            model.addAttribute("error", texts.of(wrong.errors().get(0)));
            return "person/login";
        } catch (TooManyException tooMany) {
            response.setStatus(429);
            model.addAttribute("error", texts.of(tooMany));
        }
        return verify(model, number);
    }

    @PostMapping(PhoneSecurity.LOGIN)
    String login(
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "false") boolean terms,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("terms", terms);
        if (!terms) {
            return refused(model, response, 422, mobile, "phone.terms.missing");
        }
        try {
            rates.login(request.getRemoteAddr());
        } catch (TooManyException tooMany) {
            model.addAttribute("error", texts.of(tooMany));
            response.setStatus(429);
            return verify(model, mobile);
        }
        PhoneLogins.Outcome outcome = logins.login(mobile, code);
        String token = outcome.token();
        if (token == null) {
            return refused(model, response, 401, mobile, String.valueOf(outcome.refusal()));
        }
        PhoneCookie.set(request, response, token);
        return "redirect:/m";
    }

    private String refused(Model model, HttpServletResponse response, int status, String mobile, String reason) {
        response.setStatus(status);
        model.addAttribute("error", texts.text(reason));
        return verify(model, mobile);
    }

    private String verify(Model model, String mobile) {
        model.addAttribute("mobile", mobile);
        model.addAttribute("masked", Masks.phone(mobile));
        model.addAttribute("wait", logins.secondsToNext(mobile));
        return "person/login-code";
    }

    @PostMapping("/m/logout")
    String logout(HttpServletRequest request, HttpServletResponse response) {
        PhoneCookie.of(request).ifPresent(logins::end);
        PhoneCookie.remove(request, response);
        return "redirect:" + PhoneSecurity.LOGIN;
    }
}
