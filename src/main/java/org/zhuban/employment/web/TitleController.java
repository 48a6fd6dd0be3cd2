package org.zhuban.employment.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.employment.TitleRegistrations;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.person.web.PhoneSection;

/** {@code /m/titles}: 我的证书. */
@Controller
@RequestMapping("/m/titles")
class TitleController implements PhoneSection {

    private static final String START = "/m/titles";

    private final TitleRegistrations registrations;
    private final LoggedIn loggedIn;
    private final Texts texts;

    TitleController(TitleRegistrations registrations, LoggedIn loggedIn, Texts texts) {
        this.registrations = registrations;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public String title() {
        return "phone.titles";
    }

    @Override
    public String path() {
        return START;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> types() {
        return Set.of(TitleRegistrations.TYPE);
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String sent, Model model) {
        CurrentAccount account = loggedIn.require();
        model.addAttribute("standing", registrations.standing(account));
        model.addAttribute("sent", sent != null);
        return "employment/phone-titles";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(Map.of(), model);
    }

    private String form(Map<String, String> errors, Model model) {
        CurrentAccount account = loggedIn.require();
        var draft = registrations.draft(account);
        model.addAttribute("data", draft.map(details -> details.data()).orElse(Map.of()));
        model.addAttribute(
                "there", draft.map(details -> !details.attachments().isEmpty()).orElse(false));
        model.addAttribute("grades", registrations.grades(account));
        model.addAttribute("standing", registrations.standing(account));
        model.addAttribute("errors", errors);
        return "employment/phone-title";
    }

    @PostMapping("/new")
    String register(
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable MultipartFile certificate,
            Model model) {
        try (InputStream picture = certificate == null || certificate.isEmpty() ? null : certificate.getInputStream()) {
            registrations.register(loggedIn.require(), given, picture);
            return "redirect:" + START + "?sent";
        } catch (InvalidInputException wrong) {
            Map<String, String> errors = new LinkedHashMap<>();
            wrong.errors().forEach(error -> errors.putIfAbsent(error.field().substring(1), texts.of(error)));
            return form(errors, model);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @PostMapping("/{filing}/withdraw")
    String withdraw(@PathVariable UUID filing) {
        registrations.withdraw(loggedIn.require(), filing);
        return "redirect:" + START;
    }
}
