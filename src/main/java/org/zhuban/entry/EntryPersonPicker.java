package org.zhuban.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.employment.Employment;
import org.zhuban.employment.Employments;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.person.Persons;
import org.zhuban.privacy.Masks;

/** 选择人员: of those whom the enterprise employs today, and who are therefore certified (XJ 3.2 note 1). The field gets the number, another the name. */
final class EntryPersonPicker implements Picker {

    private static final int SIZE = 20;

    private final String name;
    private final String nameField;
    private final Employments employments;
    private final Persons persons;
    private final Texts texts;

    private EntryPersonPicker(String name, String nameField, Employments employments, Persons persons, Texts texts) {
        this.name = name;
        this.nameField = nameField;
        this.employments = employments;
        this.persons = persons;
        this.texts = texts;
    }

    /** One a place in the forms. */
    @Configuration(proxyBeanMethods = false)
    static class Pickers {

        @Bean
        Picker entryPersonPicker(Employments employments, Persons persons, Texts texts) {
            return new EntryPersonPicker("entry-person", "name", employments, persons, texts);
        }

        @Bean
        Picker entryPrincipalPicker(Employments employments, Persons persons, Texts texts) {
            return new EntryPersonPicker("entry-principal", "principal", employments, persons, texts);
        }

        @Bean
        Picker entryTechnicalHeadPicker(Employments employments, Persons persons, Texts texts) {
            return new EntryPersonPicker("entry-technical-head", "technicalHead", employments, persons, texts);
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
        Page<Employment> found = employments.employees(applicant.organisation(), query, cursor, SIZE);
        Map<UUID, String> numbers =
                persons.numbers(found.items().stream().map(Employment::person).toList());
        return new Page<>(
                found.items().stream()
                        .map(one -> choice(one, Objects.requireNonNull(numbers.get(one.person()))))
                        .toList(),
                found.next());
    }

    private Choice choice(Employment employment, String number) {
        return new Choice(
                number,
                employment.name(),
                texts.text(
                        "entry.person.choice",
                        Masks.residentId(number),
                        employment.endsOn().toString()),
                Map.of(nameField, employment.name()),
                "source.employment");
    }
}
