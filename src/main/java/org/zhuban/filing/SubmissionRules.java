package org.zhuban.filing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.form.Expiry;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.privacy.Sealer;

/** What must hold before a filing is taken in: the form's rules, the type's rules, the one-time code; every fault at once. */
@Component
class SubmissionRules {

    private static final String SMS_CODE = "sms-code";

    private final Forms forms;
    private final FilingTypes types;
    private final Attachments attachments;
    private final OneTimeCodes codes;
    private final Sealer sealer;

    SubmissionRules(Forms forms, FilingTypes types, Attachments attachments, OneTimeCodes codes, Sealer sealer) {
        this.forms = forms;
        this.types = types;
        this.attachments = attachments;
        this.codes = codes;
        this.sealer = sealer;
    }

    /**
     * What was checked.
     *
     * @param data     answers without the transient ones, as the revision keeps them
     * @param files    of the slots that these answers ask for: one that was filled for another choice is no part of it
     * @param expiring certificates that end soon: told, not refused
     * @param verified blind index of the mobile confirmed by code, null if the form asks for none
     */
    record Accepted(
            Map<String, Object> data, List<Attachment> files, byte @Nullable [] verified, List<Expiry> expiring) {}

    /** Checks the code but leaves it usable: {@link #useCodes} ends it once everything else holds. */
    Accepted check(Filings.Row row, FormDefinition form, Map<String, Object> answers) {
        Filing filing = row.filing();
        Map<String, Object> data = forms.clean(form, completed(filing, form, answers));
        Set<String> hidden = forms.hidden(form, data);
        List<Attachment> files = attachments.of(filing.id()).stream()
                .filter(file -> !hidden.contains(file.slot()))
                .toList();
        Set<String> filled = files.stream().map(Attachment::slot).collect(Collectors.toSet());
        var errors = new ArrayList<FieldError>(forms.validate(form, data, filled));
        byte[] verified = row.verifiedMobile();
        for (FormElement field : codeFields(form)) {
            Object mobile = data.get(mobileKey(field));
            if (mobile == null || fieldFails(errors, mobileKey(field)) || isVerified(row, mobile.toString())) {
                errors.removeIf(error -> error.field().equals("/" + field.key())
                        && mobile != null
                        && isVerified(row, mobile.toString()));
                continue;
            }
            Object code = data.get(String.valueOf(field.key()));
            verified = sealer.index("mobile", mobile.toString());
            if (code == null || code.toString().isBlank()) {
                require(errors, "/" + field.key(), "code.required");
            } else if (!fieldFails(errors, String.valueOf(field.key()))) {
                OneTimeCodes.Result result = codes.check(purpose(field), mobile.toString(), code.toString());
                if (result != OneTimeCodes.Result.RIGHT) {
                    errors.add(new FieldError(
                            "/" + field.key(), "code." + result.name().toLowerCase(java.util.Locale.ROOT)));
                }
            }
        }
        errors.addAll(types.type(filing.type()).validate(filing, data));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        codeFields(form).forEach(field -> data.remove(String.valueOf(field.key())));
        return new Accepted(data, files, verified, forms.expiring(form, data));
    }

    private Map<String, Object> completed(Filing filing, FormDefinition form, Map<String, Object> answers) {
        Map<String, Object> derived = types.type(filing.type()).derived(filing.organisation(), answers);
        Map<String, Object> all = new LinkedHashMap<>(answers);
        form.fields().stream()
                .filter(FormElement::readOnly)
                .map(field -> String.valueOf(field.key()))
                .filter(derived::containsKey)
                .forEach(key -> all.putIfAbsent(key, derived.get(key)));
        return all;
    }

    /** Uses up the codes that {@link #check} found right, in the submission's transaction. */
    void useCodes(Filings.Row row, FormDefinition form, Map<String, Object> data) {
        for (FormElement field : codeFields(form)) {
            Object mobile = data.get(mobileKey(field));
            if (mobile != null
                    && !isVerified(row, mobile.toString())
                    && !codes.use(purpose(field), mobile.toString())) {
                throw new InvalidInputException(new FieldError("/" + field.key(), "code.none"));
            }
        }
    }

    private boolean isVerified(Filings.Row row, String mobile) {
        byte[] verified = row.verifiedMobile();
        return verified != null && Arrays.equals(verified, sealer.index("mobile", mobile));
    }

    private static void require(List<FieldError> errors, String field, String code) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, code));
        }
    }

    private static boolean fieldFails(List<FieldError> errors, @Nullable String key) {
        return errors.stream().anyMatch(error -> error.field().equals("/" + key));
    }

    private static List<FormElement> codeFields(FormDefinition form) {
        return form.fields().stream()
                .filter(field -> SMS_CODE.equals(field.properties().get("format")))
                .toList();
    }

    /** Property {@code mobile}: key of the field whose number the code confirms. */
    private static String mobileKey(FormElement field) {
        return field.properties().getOrDefault("mobile", "mobile");
    }

    private static String purpose(FormElement field) {
        return field.properties().getOrDefault("purpose", "filing");
    }
}
