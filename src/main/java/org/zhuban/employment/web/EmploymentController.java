package org.zhuban.employment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.AttachmentResponse;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.employment.EmploymentAnswers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingFiles;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.person.CodeChecks;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.web.PhoneSection;

/** {@code /m/employment}: 我的聘用. */
@Controller
@RequestMapping("/m/employment")
class EmploymentController implements PhoneSection {

    private static final String START = "/m/employment";
    private static final String TERMINATION = "employment/phone-termination";
    private static final Set<FilingState> ANSWERED = EnumSet.of(FilingState.APPROVED, FilingState.REJECTED);
    private static final int WIDTH = 900;
    private static final Set<String> DONE = Set.of("accepted", "refused", "ended", "reopened", "asked");

    private final EmploymentAnswers answers;
    private final FilingFiles files;
    private final FaceChecks faces;
    private final CodeChecks codes;
    private final LoggedIn loggedIn;
    private final Texts texts;

    EmploymentController(
            EmploymentAnswers answers,
            FilingFiles files,
            FaceChecks faces,
            CodeChecks codes,
            LoggedIn loggedIn,
            Texts texts) {
        this.answers = answers;
        this.files = files;
        this.faces = faces;
        this.codes = codes;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public String title() {
        return "phone.employment";
    }

    @Override
    public String path() {
        return START;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Set<String> types() {
        return Set.of(EmploymentAnswers.REQUEST, EmploymentAnswers.TERMINATION);
    }

    @Override
    public List<Todo> todo(CurrentAccount account) {
        EmploymentAnswers.Standing standing = answers.standing(account);
        return standing.requests().stream()
                .map(filing -> new Todo(todo(filing, standing.current() != null), START + "/" + filing.id()))
                .toList();
    }

    /** Who is employed can only refuse another request. */
    private String todo(Filing filing, boolean employed) {
        boolean elsewhere = employed && filing.type().equals(EmploymentAnswers.REQUEST);
        return texts.text("phone.todo." + (elsewhere ? "employment.elsewhere" : filing.type()), filing.changedBy());
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("done", done != null && DONE.contains(done) ? done : null);
        CurrentAccount account = loggedIn.require();
        EmploymentAnswers.Standing standing = answers.standing(account);
        model.addAttribute("standing", standing);
        model.addAttribute(
                "titles",
                standing.requests().stream()
                        .map(filing -> todo(filing, false)) // what is in the way stands below it
                        .toList());
        return "employment/phone-list";
    }

    @GetMapping("/{filing}")
    String request(@PathVariable UUID filing, Model model) {
        return request(filing, Map.of(), model);
    }

    private String request(UUID id, Map<String, String> errors, Model model) {
        CurrentAccount account = loggedIn.require();
        FilingDetails details = answers.asked(account, id);
        Filing filing = details.filing();
        model.addAttribute("filing", filing);
        model.addAttribute("data", details.data());
        if (filing.state() != FilingState.IN_REVIEW) {
            model.addAttribute("how", ANSWERED.contains(filing.state()) ? filing.state() : "gone");
            return "employment/phone-over";
        }
        model.addAttribute("contract", details.attachments());
        model.addAttribute("errors", errors);
        if (filing.type().equals(EmploymentAnswers.TERMINATION)) {
            return TERMINATION;
        }
        model.addAttribute("elsewhere", answers.standing(account).current());
        model.addAttribute("left", faces.left(account, FaceChecks.Purpose.EMPLOYMENT));
        model.addAttribute("most", FaceChecks.PER_DAY);
        model.addAttribute("mobile", codes.mobile(account));
        model.addAttribute("wait", codes.secondsToNext(account));
        return "employment/phone-request";
    }

    /** The page of a request that something else overtook: it says what and what to do. */
    private String overtaken(UUID id, ConflictException overtaken, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return request(id, Map.of("conflict", texts.of(overtaken)), model);
    }

    @PostMapping("/{filing}/accept")
    String accept(
            @PathVariable UUID filing,
            @RequestParam(required = false) @Nullable MultipartFile face,
            @RequestParam(defaultValue = "false") boolean faceConsent,
            HttpServletResponse response,
            Model model) {
        try (InputStream picture = face == null || face.isEmpty() ? null : face.getInputStream()) {
            FaceChecks.Outcome outcome = answers.accept(loggedIn.require(), filing, picture, faceConsent);
            return outcome == FaceChecks.Outcome.MATCH
                    ? "redirect:" + START + "?done=accepted"
                    : request(filing, Map.of("face", texts.text("employment.face." + outcome)), model);
        } catch (InvalidInputException wrong) {
            return request(filing, errors(wrong), model);
        } catch (TooManyException none) {
            return request(filing, Map.of(), model); // which says that no try is left
        } catch (ConflictException overtaken) {
            return overtaken(filing, overtaken, response, model);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The way without a face begins. */
    @PostMapping("/{filing}/code")
    String code(@PathVariable UUID filing, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("sent", true);
        try {
            answers.sendCode(loggedIn.require(), filing, request.getRemoteAddr());
            return request(filing, Map.of(), model);
        } catch (TooManyException wait) { // a code may be there that is good still
            return request(filing, Map.of("code", texts.of(wait)), model);
        } catch (ConflictException overtaken) {
            return overtaken(filing, overtaken, response, model);
        }
    }

    @PostMapping("/{filing}/accept-by-code")
    String acceptByCode(
            @PathVariable UUID filing,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        try {
            answers.acceptByCode(loggedIn.require(), filing, code);
            return "redirect:" + START + "?done=accepted";
        } catch (InvalidInputException wrong) {
            model.addAttribute("sent", true);
            return request(filing, errors(wrong), model);
        } catch (ConflictException overtaken) {
            return overtaken(filing, overtaken, response, model);
        }
    }

    @PostMapping("/{filing}/refuse")
    String refuse(
            @PathVariable UUID filing,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            answers.refuse(loggedIn.require(), filing, reason);
            return "redirect:" + START + "?done=refused";
        } catch (InvalidInputException wrong) {
            return request(filing, errors(wrong), model);
        } catch (ConflictException overtaken) {
            return overtaken(filing, overtaken, response, model);
        }
    }

    /** Asks once more. */
    @GetMapping("/{filing}/end")
    String end(@PathVariable UUID filing, Model model) {
        String page = request(filing, Map.of(), model);
        return page.equals(TERMINATION) ? "employment/phone-end" : page;
    }

    @PostMapping("/{filing}/end")
    String agreeToEnd(@PathVariable UUID filing, HttpServletResponse response, Model model) {
        try {
            answers.agreeToEnd(loggedIn.require(), filing);
            return "redirect:" + START + "?done=ended";
        } catch (ConflictException overtaken) {
            return overtaken(filing, overtaken, response, model);
        }
    }

    /** A page of the contract as a picture. */
    @GetMapping("/{filing}/contract/{attachment}/{page}")
    ResponseEntity<Resource> contract(
            @PathVariable UUID filing, @PathVariable UUID attachment, @PathVariable int page) {
        Attachment file = files.find(loggedIn.require(), null, filing, attachment);
        return AttachmentResponse.picture(files.preview(file, page, WIDTH));
    }

    @PostMapping("/reopen")
    String reopen(@RequestParam UUID enterprise) {
        answers.reopen(loggedIn.require(), enterprise);
        return "redirect:" + START + "?done=reopened";
    }

    @GetMapping("/leave")
    String leave(Model model) {
        model.addAttribute("standing", answers.standing(loggedIn.require()));
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Map.of());
        }
        return "employment/phone-leave";
    }

    @PostMapping("/leave")
    String leave(@RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
        try {
            answers.end(loggedIn.require(), reason);
            return "redirect:" + START + "?done=asked";
        } catch (InvalidInputException wrong) {
            model.addAttribute("errors", errors(wrong));
            return leave(model);
        } catch (ConflictException open) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("errors", Map.of("conflict", texts.text("phone.employment.leave.open")));
            return leave(model);
        }
    }

    @PostMapping("/stay")
    String stay() {
        answers.stay(loggedIn.require());
        return "redirect:" + START;
    }

    private Map<String, String> errors(InvalidInputException wrong) {
        Map<String, String> errors = new LinkedHashMap<>();
        wrong.errors().forEach(error -> errors.putIfAbsent(error.field().substring(1), texts.of(error)));
        return errors;
    }
}
