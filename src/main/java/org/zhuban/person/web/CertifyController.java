package org.zhuban.person.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.person.Certifications;
import org.zhuban.person.Consent;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.PersonRegister;

/** {@code /m/certify}: 实名认证. */
@Controller
@RequestMapping("/m/certify")
class CertifyController implements PhoneSection {

    private static final String START = "/m/certify";
    private static final Set<String> OF_IDENTITY = Set.of("name", "idNumber", "regionCode", "idFront", "idBack");

    private final Certifications certifications;
    private final PersonRegister register;
    private final FaceChecks faces;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;

    CertifyController(
            Certifications certifications,
            PersonRegister register,
            FaceChecks faces,
            LoggedIn loggedIn,
            Texts texts,
            Clock clock) {
        this.certifications = certifications;
        this.register = register;
        this.faces = faces;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "phone.certify";
    }

    @Override
    public String path() {
        return START;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> types() {
        return Set.of(Certifications.TYPE);
    }

    @Override
    public List<Todo> todo(CurrentAccount account) {
        if (register.own(account).person().certified()) {
            return List.of();
        }
        FilingState state = certifications
                .open(account)
                .map(details -> details.filing().state())
                .orElse(FilingState.DRAFT);
        return state == FilingState.IN_REVIEW
                ? List.of()
                : List.of(new Todo(texts.text("phone.todo.certify." + state), START));
    }

    /** How it stands; agreeing comes first. */
    @GetMapping
    String stand(Model model) {
        CurrentAccount account = loggedIn.require();
        model.addAttribute("own", register.own(account));
        model.addAttribute("version", Consent.VERSION);
        Optional<FilingDetails> open = certifications.open(account);
        open.ifPresent(details -> {
            model.addAttribute("filing", details.filing());
            model.addAttribute("faults", faults(details));
            model.addAttribute("word", details.lastWord());
            model.addAttribute("appointment", details.data().get("appointmentOn"));
        });
        if (open.isEmpty()) {
            certifications.refused(account).ifPresent(details -> model.addAttribute("refused", details.lastWord()));
        }
        return "person/certify";
    }

    private static Map<String, String> faults(FilingDetails details) {
        Map<String, String> faults = new LinkedHashMap<>();
        details.openFaults()
                .forEach(fault -> faults.put(
                        details.form()
                                .field(fault.field())
                                .map(field -> field.label())
                                .orElse(fault.field()),
                        fault.reason()));
        return faults;
    }

    @PostMapping
    String agree(@RequestParam(defaultValue = "false") boolean consent, Model model) {
        if (!consent) {
            model.addAttribute("error", texts.text("real-name.consent"));
            return stand(model);
        }
        certifications.agree(loggedIn.require());
        return "redirect:" + START + "/identity";
    }

    @PostMapping("/withdraw")
    String withdraw() {
        certifications.withdraw(loggedIn.require());
        return "redirect:" + START;
    }

    @GetMapping("/identity")
    String identity(Model model) {
        return page("person/certify-identity", Map.of(), model);
    }

    @PostMapping("/identity")
    String identity(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String idNumber,
            @RequestParam(defaultValue = "") String regionCode,
            @RequestParam(required = false) @Nullable MultipartFile idFront,
            @RequestParam(required = false) @Nullable MultipartFile idBack,
            Model model) {
        try {
            certifications.identity(
                    loggedIn.require(),
                    new Certifications.Identity(name, idNumber, regionCode, picture(idFront), picture(idBack)));
            return "redirect:" + START + "/face";
        } catch (InvalidInputException wrong) {
            return page("person/certify-identity", errors(wrong), model);
        }
    }

    @GetMapping("/face")
    String face(Model model) {
        return page("person/certify-face", Map.of(), model);
    }

    @PostMapping("/face")
    String face(
            @RequestParam(required = false) @Nullable MultipartFile face,
            @RequestParam(defaultValue = "false") boolean faceConsent,
            Model model) {
        Map<String, String> errors = new HashMap<>();
        try {
            FaceChecks.Outcome outcome = certifications.face(loggedIn.require(), picture(face), faceConsent);
            if (outcome != FaceChecks.Outcome.NO_MATCH) {
                return "redirect:" + START;
            }
            errors.put("face", texts.text("real-name.no-match")); // shown while a try is left
        } catch (InvalidInputException wrong) {
            errors.putAll(errors(wrong));
            if (errors.keySet().stream().anyMatch(OF_IDENTITY::contains)) {
                return page("person/certify-identity", errors, model);
            }
        } catch (TooManyException none) {
            return page("person/certify-face", Map.of(), model); // which says that no try is left
        }
        return page("person/certify-face", errors, model);
    }

    @GetMapping("/counter")
    String counter(Model model) {
        return page("person/certify-counter", Map.of(), model);
    }

    @PostMapping("/counter")
    String counter(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate appointmentOn,
            Model model) {
        try {
            certifications.counter(loggedIn.require(), appointmentOn);
            return "redirect:" + START;
        } catch (InvalidInputException wrong) {
            Map<String, String> errors = errors(wrong);
            String page = errors.keySet().stream().anyMatch(OF_IDENTITY::contains) ? "identity" : "counter";
            return page("person/certify-" + page, errors, model);
        }
    }

    /** A step of what is being filled in; who has nothing open begins at the beginning. */
    private String page(String view, Map<String, String> errors, Model model) {
        CurrentAccount account = loggedIn.require();
        FilingDetails details = certifications
                .open(account)
                .filter(open -> open.filing().state().editable())
                .orElse(null);
        if (details == null) {
            return "redirect:" + START;
        }
        model.addAttribute("data", details.data());
        model.addAttribute(
                "there", details.attachments().stream().map(Attachment::slot).toList());
        model.addAttribute("districts", certifications.districts());
        model.addAttribute("left", faces.left(account, FaceChecks.Purpose.CERTIFICATION));
        model.addAttribute("most", FaceChecks.PER_DAY);
        model.addAttribute("tomorrow", LocalDate.now(clock).plusDays(1));
        model.addAttribute("errors", errors);
        return view;
    }

    /** By field. */
    private Map<String, String> errors(InvalidInputException wrong) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (FieldError error : wrong.errors()) {
            errors.putIfAbsent(error.field().substring(1), texts.of(error));
        }
        return errors;
    }

    private static Certifications.@Nullable Picture picture(@Nullable MultipartFile file) {
        try {
            return file == null || file.isEmpty()
                    ? null
                    : new Certifications.Picture(
                            file.getOriginalFilename() == null ? "photo" : file.getOriginalFilename(),
                            file.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
