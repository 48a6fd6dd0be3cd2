package org.zhuban.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.employment.Employee;
import org.zhuban.employment.Employments;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.privacy.Masks;

/** 选择人员: of those whom the enterprise employs today, and who are therefore certified (XJ 3.2 note 1). The field gets the number, another the name. */
final class EntryPersonPicker implements Picker {

    private static final int SIZE = 20;

    private final String name;
    private final String nameField;
    private final Employments employments;
    private final Texts texts;

    private EntryPersonPicker(String name, String nameField, Employments employments, Texts texts) {
        this.name = name;
        this.nameField = nameField;
        this.employments = employments;
        this.texts = texts;
    }

    /** One a place in the forms. */
    @Configuration(proxyBeanMethods = false)
    static class Pickers {

        @Bean
        Picker entryPersonPicker(Employments employments, Texts texts) {
            return new EntryPersonPicker("entry-person", "name", employments, texts);
        }

        @Bean
        Picker entryPrincipalPicker(Employments employments, Texts texts) {
            return new EntryPersonPicker("entry-principal", "principal", employments, texts);
        }

        @Bean
        Picker entryTechnicalHeadPicker(Employments employments, Texts texts) {
            return new EntryPersonPicker("entry-technical-head", "technicalHead", employments, texts);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        if (applicant.organisation() == null) {
            return new Page<>(List.of(), null);
        }
        Page<Employee> found = employments.employees(applicant.organisation(), query, cursor, SIZE);
        return new Page<>(found.items().stream().map(this::choice).toList(), found.next());
    }

    private Choice choice(Employee employee) {
        String person = Objects.requireNonNull(employee.person().name());
        return new Choice(
                employee.idNumber(),
                person,
                texts.text(
                        "entry.person.choice",
                        Masks.residentId(employee.idNumber()),
                        employee.endsOn().toString()),
                Map.of(nameField, person),
                "source.employment");
    }
}
