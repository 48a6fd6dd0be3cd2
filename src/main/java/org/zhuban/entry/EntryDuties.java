package org.zhuban.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.employment.Duties;
import org.zhuban.person.Persons;

/** 进疆负责人 and 进疆技术负责人 of valid entries. */
@Component
class EntryDuties implements Duties {

    private static final List<String> DUTIES = List.of("principal", "technicalHead");

    private final Entries entries;
    private final EntryRules rules;
    private final Persons persons;
    private final Texts texts;
    private final Clock clock;

    EntryDuties(Entries entries, EntryRules rules, Persons persons, Texts texts, Clock clock) {
        this.entries = entries;
        this.rules = rules;
        this.persons = persons;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> of(UUID enterprise, UUID person) {
        String number = persons.numbers(List.of(person)).get(person);
        List<String> duties = new ArrayList<>();
        entries.terms(enterprise).forEach((kind, until) -> {
            if (number != null && !until.isBefore(LocalDate.now(clock))) {
                entries.current(enterprise, kind).ifPresent(entry -> DUTIES.stream()
                        .filter(duty -> number.equals(entry.get(duty + "Number")))
                        .forEach(duty -> duties.add(texts.text("entry.duty." + duty, rules.name(kind)))));
            }
        });
        return duties;
    }
}
