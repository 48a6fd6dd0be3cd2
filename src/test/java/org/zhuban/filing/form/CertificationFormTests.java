package org.zhuban.filing.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhuban.attachment.Slot;
import org.zhuban.common.FieldError;

/** The form of enterprise-certification is what SPEC 3 and the manual (ZZ 1.2) ask for. */
class CertificationFormTests {

    private static final Set<String> SLOTS = Set.of("certificate", "authorisation", "idFront", "idBack");

    private final Forms forms = TestForms.forms();
    private final FormDefinition form = forms.parse(TestForms.certification());

    private static Map<String, Object> good() {
        return new HashMap<>(Map.of(
                "name", "苏州恒泰建筑劳务有限公司",
                "kind", "LABOUR",
                "creditCode", "91420000757013137P",
                "registeredOn", "2016-05-20",
                "regionCode", "320507",
                "certificateKind", "BUSINESS_LICENCE",
                "certificateValidUntil", "2036-05-19",
                "adminName", "张敏",
                "adminMobile", "13812345678",
                "smsCode", "123456"));
    }

    private List<String> faults(Map<String, Object> data) {
        return forms.validate(form, data, SLOTS).stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    @Test
    void it_has_the_fields_and_slots_of_the_specification() {
        assertThat(form.id()).isEqualTo("enterprise-certification.submit");
        assertThat(form.fields())
                .extracting(FormElement::key)
                .containsExactlyInAnyOrder(
                        "name",
                        "kind",
                        "creditCode",
                        "registeredOn",
                        "regionCode",
                        "certificateKind",
                        "certificateValidUntil",
                        "certificateLongTerm",
                        "certificate",
                        "adminName",
                        "adminMobile",
                        "smsCode",
                        "authorisation",
                        "idFront",
                        "idBack");
        assertThat(form.slots()).extracting(Slot::key).containsExactlyInAnyOrderElementsOf(SLOTS);
        assertThat(form.slots()).allSatisfy(slot -> {
            assertThat(slot.accepted()).containsExactlyInAnyOrder(Slot.Kind.JPG, Slot.Kind.PNG, Slot.Kind.PDF);
            assertThat(slot.maxBytes()).isEqualTo(5_242_880);
        });
        assertThat(form.fields().stream().filter(FormElement::personal).map(FormElement::key))
                .contains("adminName", "adminMobile");
        assertThat(form.fields().stream().filter(FormElement::isTransient).map(FormElement::key))
                .containsExactly("smsCode");
    }

    @Test
    void a_right_filing_has_no_fault() {
        assertThat(faults(good())).isEmpty();
    }

    @Test
    void an_empty_filing_is_told_everything_at_once() {
        assertThat(forms.validate(form, Map.of(), Set.of()))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/kind",
                        "/creditCode",
                        "/registeredOn",
                        "/regionCode",
                        "/certificateKind",
                        "/certificateValidUntil",
                        "/certificate",
                        "/adminName",
                        "/adminMobile",
                        "/smsCode",
                        "/authorisation",
                        "/idFront",
                        "/idBack");
    }

    @Test
    void an_expired_certificate_and_dates_out_of_order_are_refused() {
        Map<String, Object> data = good();
        data.put("certificateValidUntil", "2026-11-20");
        data.put("registeredOn", "2026-11-22");
        assertThat(faults(data)).containsExactly("/registeredOn date.future", "/certificateValidUntil date.past");
    }

    @Test
    void a_certificate_without_an_end_needs_no_date() {
        Map<String, Object> data = good();
        data.remove("certificateValidUntil");
        data.put("certificateLongTerm", true);
        assertThat(faults(data)).isEmpty();
        assertThat(forms.hidden(form, data)).containsExactly("certificateValidUntil");
    }

    @Test
    void a_city_is_no_district() {
        Map<String, Object> data = good();
        data.put("regionCode", "320500");
        assertThat(faults(data)).containsExactly("/regionCode region.level-3");
    }
}
