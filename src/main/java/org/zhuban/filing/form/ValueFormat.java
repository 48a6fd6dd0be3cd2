package org.zhuban.filing.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.BankCard;
import org.zhuban.common.CreditCode;
import org.zhuban.common.DocumentNumber;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.Mobile;
import org.zhuban.common.OrganisationCode;
import org.zhuban.common.PersonName;
import org.zhuban.common.Phone;
import org.zhuban.common.RegionCode;
import org.zhuban.common.ResidentId;
import org.zhuban.common.SafetyCertificateNumber;
import org.zhuban.common.SafetyPermitNumber;

/** Values of {@code properties.format}: how a text is brought to normal and what is wrong with it (RULES, Identifiers). */
enum ValueFormat {
    CREDIT_CODE("credit-code"),
    CREDIT_CODE_OR_ORGANISATION_CODE("credit-code-or-organisation-code"),
    PERSON_NAME("person-name"),
    RESIDENT_ID("resident-id"),
    MOBILE("mobile"),
    BANK_CARD("bank-card"),
    REGION("region"),
    SMS_CODE("sms-code"),
    SAFETY_PERMIT("safety-permit"),
    SAFETY_CERTIFICATE("safety-certificate"),
    QUALIFICATION_CERTIFICATE("qualification-certificate"),
    /** Numbers of contracts and the like: one spelling, no shape. */
    DOCUMENT_NUMBER("document-number"),
    /** A mobile or a fixed line. */
    PHONE("phone"),
    /** Yuan, 0 or more, two decimals at most; of number elements. */
    MONEY("money");

    private final String code;

    ValueFormat(String code) {
        this.code = code;
    }

    static Optional<ValueFormat> of(FormElement field) {
        return of(field.format());
    }

    static Optional<ValueFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    String normal(String text) {
        return switch (this) {
            case PERSON_NAME -> PersonName.normal(text);
            case CREDIT_CODE_OR_ORGANISATION_CODE -> OrganisationCode.normal(text);
            case SAFETY_PERMIT -> SafetyPermitNumber.normal(text);
            case SAFETY_CERTIFICATE -> SafetyCertificateNumber.normal(text);
            case DOCUMENT_NUMBER -> DocumentNumber.normal(text);
            case PHONE -> Phone.normal(text);
            default -> HalfWidth.code(text);
        };
    }

    /** Message code, or null when the text is right. */
    @Nullable
    String fault(String text, LocalDate today) {
        return switch (this) {
            case CREDIT_CODE -> CreditCode.fault(text);
            case CREDIT_CODE_OR_ORGANISATION_CODE ->
                switch (normal(text).length()) {
                    case 18 -> CreditCode.fault(text);
                    case 9 -> OrganisationCode.fault(text);
                    default -> "uscc.or-organisation-code";
                };
            case PERSON_NAME -> PersonName.fault(text);
            case RESIDENT_ID -> ResidentId.fault(text, today);
            case MOBILE -> Mobile.fault(text);
            case BANK_CARD -> BankCard.fault(text);
            case REGION -> RegionCode.fault(text);
            case SMS_CODE -> normal(text).matches("[0-9]{6}") ? null : "sms-code.format";
            case SAFETY_PERMIT -> SafetyPermitNumber.fault(text);
            case SAFETY_CERTIFICATE -> SafetyCertificateNumber.fault(text);
            case PHONE -> Phone.fault(text);
            case QUALIFICATION_CERTIFICATE, DOCUMENT_NUMBER, MONEY -> null;
        };
    }
}
