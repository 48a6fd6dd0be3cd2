package org.zhuban.personnel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.identity.LoggedIn;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;

/** Chooses one of the enterprise's own people of a post whose approval stands; the field gets the name. */
final class PersonPicker implements Picker {

    private static final int SIZE = 20;

    private final Post post;
    private final PersonnelRegister register;
    private final RegisterSearch search;
    private final LoggedIn loggedIn;
    private final Texts texts;

    private PersonPicker(Post post, PersonnelRegister register, RegisterSearch search, LoggedIn loggedIn, Texts texts) {
        this.post = post;
        this.register = register;
        this.search = search;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** One picker a post, named like its filing type. */
    @Configuration(proxyBeanMethods = false)
    static class Pickers {

        @Bean
        Picker safetyOfficerPicker(PersonnelRegister register, RegisterSearch search, LoggedIn loggedIn, Texts texts) {
            return new PersonPicker(Post.SAFETY_OFFICER, register, search, loggedIn, texts);
        }

        @Bean
        Picker wageSpecialistPicker(PersonnelRegister register, RegisterSearch search, LoggedIn loggedIn, Texts texts) {
            return new PersonPicker(Post.WAGE_SPECIALIST, register, search, loggedIn, texts);
        }
    }

    @Override
    public String name() {
        return post.type();
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        var asked = new RegisterQuery(query.isBlank() ? null : query, null, null, Map.of("post", post.name()), true);
        Page<Entry> page = search.page(loggedIn.require(), register, asked, cursor, SIZE);
        List<Choice> choices = page.items().stream().map(this::choice).toList();
        return new Page<>(choices, page.next());
    }

    private Choice choice(Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>(entry.values());
        String name = String.valueOf(shown.get("name"));
        String detail = texts.text(
                "personnel.choice",
                shown.getOrDefault("idNumber", ""),
                shown.getOrDefault("phone", ""),
                shown.getOrDefault("certificateNo", "—"));
        return new Choice(name, name, detail, Map.of(), "source.personnel-register");
    }
}
