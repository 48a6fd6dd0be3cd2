package org.zhuban.project.filing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.EnterpriseDirectory;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.project.ProjectKinds;
import org.zhuban.reference.Regions;

/** Chooses a unit of one kind from the register of enterprises; writes {@code <kind>Code} and {@code <kind>}. */
final class PartyPicker implements Picker {

    private static final int SIZE = 20;

    private final String kind;
    private final String field;
    private final EnterpriseDirectory directory;
    private final Regions regions;
    private final Texts texts;

    private PartyPicker(String kind, EnterpriseDirectory directory, Regions regions, Texts texts) {
        this.kind = kind;
        this.field = kind.toLowerCase(Locale.ROOT);
        this.directory = directory;
        this.regions = regions;
        this.texts = texts;
    }

    /** One picker a kind. */
    @Configuration(proxyBeanMethods = false)
    static class Pickers {

        @Bean
        Picker developerPicker(EnterpriseDirectory directory, Regions regions, Texts texts) {
            return new PartyPicker(ProjectKinds.DEVELOPER, directory, regions, texts);
        }

        @Bean
        Picker supervisionPicker(EnterpriseDirectory directory, Regions regions, Texts texts) {
            return new PartyPicker(ProjectKinds.SUPERVISION, directory, regions, texts);
        }

        @Bean
        Picker surveyPicker(EnterpriseDirectory directory, Regions regions, Texts texts) {
            return new PartyPicker(ProjectKinds.SURVEY, directory, regions, texts);
        }

        @Bean
        Picker designPicker(EnterpriseDirectory directory, Regions regions, Texts texts) {
            return new PartyPicker(ProjectKinds.DESIGN, directory, regions, texts);
        }
    }

    @Override
    public String name() {
        return "enterprise-" + field;
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        Page<EnterpriseDirectory.Listing> found = directory.search(kind, query, cursor, SIZE);
        List<Choice> choices = found.items().stream()
                .map(unit -> new Choice(
                        unit.creditCode(),
                        unit.name(),
                        texts.text("project.unit.detail", unit.creditCode(), regions.path(unit.region())),
                        Map.of(field + "Code", unit.creditCode(), field, unit.name()),
                        "source.enterprise-register"))
                .toList();
        return new Page<>(choices, found.next());
    }
}
