package org.zhuban.person.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.message.NoticeBox;
import org.zhuban.person.Certifications;
import org.zhuban.person.OwnPerson;
import org.zhuban.person.PersonRegister;
import org.zhuban.reference.CodeTables;

/** {@code /m}: home with what is to do, messages 我的消息, basic information 我的信息. */
@Controller
class PhoneHomeController {

    private static final int MESSAGES = 50;

    private final PersonRegister register;
    private final Certifications certifications;
    private final NoticeBox notices;
    private final FilingRecords records;
    private final CodeTables codes;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final List<PhoneSection> sections;

    PhoneHomeController(
            PersonRegister register,
            Certifications certifications,
            NoticeBox notices,
            FilingRecords records,
            CodeTables codes,
            LoggedIn loggedIn,
            Texts texts,
            List<PhoneSection> sections) {
        this.register = register;
        this.certifications = certifications;
        this.notices = notices;
        this.records = records;
        this.codes = codes;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(PhoneSection::order))
                .toList();
    }

    @GetMapping("/m")
    String home(Model model) {
        CurrentAccount account = loggedIn.require();
        OwnPerson own = register.own(account);
        model.addAttribute("own", own);
        model.addAttribute(
                "certifying",
                !own.person().certified()
                        && certifications
                                .open(account)
                                .filter(details -> details.filing().state() == FilingState.IN_REVIEW)
                                .isPresent());
        model.addAttribute("sections", sections);
        model.addAttribute(
                "todo",
                sections.stream()
                        .flatMap(section -> section.todo(account).stream())
                        .toList());
        model.addAttribute("unread", notices.unread());
        return "person/home";
    }

    @GetMapping("/m/messages")
    String messages(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("page", notices.list(false, cursor, MESSAGES));
        return "person/messages";
    }

    /** Opens what a message is about; it is read then. */
    @PostMapping("/m/messages/{id}")
    String read(@PathVariable UUID id, @RequestParam(defaultValue = "") String link) {
        notices.markRead(id);
        if (link.startsWith("filings/")) {
            return "redirect:/m/" + link;
        }
        return link.startsWith("m/") ? "redirect:/" + link : "redirect:/m/messages";
    }

    @PostMapping("/m/messages")
    String readAll() {
        notices.markAllRead();
        return "redirect:/m/messages";
    }

    /** Where a filing of his, or one that he decides, is seen on the phone. */
    @GetMapping("/m/filings/{id}")
    String filing(@PathVariable UUID id) {
        String type = records.readable(loggedIn.require(), null, id).filing().type();
        return "redirect:"
                + sections.stream()
                        .filter(section -> section.types().contains(type))
                        .map(PhoneSection::path)
                        .findFirst()
                        .orElse("/m");
    }

    @GetMapping("/m/profile")
    String profile(@RequestParam(required = false) @Nullable String saved, Model model) {
        OwnPerson own = register.own(loggedIn.require());
        model.addAttribute("saved", saved != null);
        return profile(model, own, own.profile());
    }

    private String profile(Model model, OwnPerson own, OwnPerson.Profile profile) {
        model.addAttribute("own", own);
        model.addAttribute("profile", profile);
        model.addAttribute("educations", codes.items("education"));
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Map.of());
        }
        return "person/profile";
    }

    @PostMapping("/m/profile")
    String save(
            @RequestParam(defaultValue = "") String education,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String trade,
            @RequestParam(defaultValue = "") String emergencyName,
            @RequestParam(defaultValue = "") String emergencyPhone,
            Model model) {
        CurrentAccount account = loggedIn.require();
        var profile = new OwnPerson.Profile(
                given(education), given(address), given(trade), given(emergencyName), given(emergencyPhone));
        try {
            register.save(account, profile);
            return "redirect:/m/profile?saved";
        } catch (InvalidInputException wrong) {
            model.addAttribute(
                    "errors",
                    wrong.errors().stream()
                            .collect(Collectors.toMap(
                                    error -> error.field().substring(1), texts::of, (one, two) -> one)));
            return profile(model, register.own(account), profile);
        }
    }

    /** Whatever else is asked for below {@code /m}: the desktop's screens begin elsewhere. */
    @GetMapping("/m/**")
    String nothing() {
        throw new NotFoundException("not-found");
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
