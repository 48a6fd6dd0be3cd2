package org.zhuban.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.CodeTables;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;

/** 选择已报送的证书 (XJ 3.6): certificates on the enterprise's entries, to take one out. */
@Component
class EntryCertificatePicker implements Picker {

    private static final int SIZE = 20;

    private final EntryCertificateRegister register;
    private final RegisterSearch search;
    private final LoggedIn loggedIn;
    private final CodeTables codes;
    private final Texts texts;

    EntryCertificatePicker(
            EntryCertificateRegister register,
            RegisterSearch search,
            LoggedIn loggedIn,
            CodeTables codes,
            Texts texts) {
        this.register = register;
        this.search = search;
        this.loggedIn = loggedIn;
        this.codes = codes;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "entry-certificate";
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        var asked = new RegisterQuery(query.isBlank() ? null : query, null, null, Map.of(), false);
        Page<Entry> page = search.page(loggedIn.require(), register, asked, cursor, SIZE, Set.of("cancelledOn"));
        List<Choice> choices = page.items().stream().map(this::choice).toList();
        return new Page<>(choices, page.next());
    }

    private Choice choice(Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>(entry.values());
        String name = String.valueOf(shown.get("name"));
        String kind = String.valueOf(shown.get("certificateKind"));
        String entryKind = String.valueOf(shown.get("kind"));
        Object cancelled = shown.get("cancelledOn");
        return new Choice(
                String.valueOf(shown.get("certificateNo")),
                name,
                texts.text(
                        "entry.certificate.choice",
                        codes.name("entry-kind", entryKind).orElse(entryKind),
                        codes.name("entry-certificate-kind", kind).orElse(kind),
                        shown.getOrDefault("certificateType", ""),
                        shown.getOrDefault("certificateNo", "")),
                Map.of("holder", name),
                "source.entry-register",
                cancelled == null ? null : texts.text("entry.certificate.cancelled-on", cancelled));
    }
}
