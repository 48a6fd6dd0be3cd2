package org.zhuban.publicity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingStep;
import org.zhuban.filing.Organisations;
import org.zhuban.filing.Organisations.Organisation;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.publicity.Section.Row;
import org.zhuban.reference.WorkingDays;

/**
 * {@code publish} 办理结果公示: a decided filing becomes a notice, in the decision's transaction, with the fields that its process names (extension
 * property {@code fields}) for as many working days as it says ({@code days}; none = without end). A filing published again is a new version of
 * its notice. What is taken back is no longer public.
 */
@Component("publish")
class PublishApproval implements FilingStep {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private static final Set<FilingEvent.Kind> TAKEN_BACK = Set.of(
            FilingEvent.Kind.REVOKED,
            FilingEvent.Kind.RECALLED,
            FilingEvent.Kind.WITHDRAWN,
            FilingEvent.Kind.ABANDONED);

    /** Decided otherwise by a later step. */
    private static final Set<String> UNDONE = Set.of("returned", "rejected", "refused", "sent-back");

    private final FilingRecords records;
    private final Notices notices;
    private final Organisations organisations;
    private final Forms forms;
    private final WorkingDays calendar;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    PublishApproval(
            FilingRecords records,
            Notices notices,
            Organisations organisations,
            Forms forms,
            WorkingDays calendar,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.records = records;
        this.notices = notices;
        this.organisations = organisations;
        this.forms = forms;
        this.calendar = calendar;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ConflictException {@code publish.refused} where the process names a field that is not to be published: nothing is, and nothing is decided */
    @Override
    public void run(Context context) {
        FilingRecord record = records.of(context.filing());
        String named = context.properties().getOrDefault("fields", "").strip();
        List<FormElement> fields = named.isEmpty() ? List.of() : fields(record, named.split("[,\\s]+"));
        String days = context.properties().getOrDefault("days", "").strip();
        Instant now = clock.instant();
        Filing filing = record.filing();
        Organisation organisation = organisation(filing).orElse(null);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.rows(text("result"), result(record, organisation, now)));
        sections.addAll(chosen(record, fields));
        notices.publish(new Notice(
                subject(filing.id()),
                Notice.APPROVAL,
                organisation == null
                        ? text("title-of-person", record.process().name(), filing.number())
                        : text("title", organisation.name(), record.process().name(), filing.number()),
                organisation == null ? null : organisation.creditCode(),
                filing.region(),
                now,
                days.isEmpty() ? null : calendar.due(now, Integer.parseInt(days)),
                sections));
        audit.done("notice-publish", "filing:" + filing.number(), Map.of("fields", named, "days", days));
    }

    /** Another id than the filing's, by which nothing but the notice is found. */
    static UUID subject(UUID filing) {
        return UUID.nameUUIDFromBytes((Notice.APPROVAL + ":" + filing).getBytes(UTF_8));
    }

    /** A person's filing, or a visitor's, has none: nobody's name is published. */
    private Optional<Organisation> organisation(Filing filing) {
        UUID id = filing.organisation();
        return id == null ? Optional.empty() : organisations.find(id);
    }

    private static List<FormElement> fields(FilingRecord record, String... keys) {
        List<FormElement> fields = new ArrayList<>();
        for (String key : keys) {
            FormElement field =
                    record.form().field(key).orElseThrow(() -> new ConflictException("publish.refused", key));
            if (!field.publishable()) {
                throw new ConflictException("publish.refused", field.label());
            }
            fields.add(field);
        }
        return fields;
    }

    private List<Row> result(FilingRecord record, @Nullable Organisation organisation, Instant now) {
        FilingEvent decision = record.decision();
        Instant decided = decision == null ? now : decision.at();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(text("number"), record.filing().number()));
        rows.add(new Row(text("type"), record.process().name()));
        if (organisation != null) {
            rows.add(new Row(text("enterprise"), organisation.name()));
        }
        String outcome = decision == null ? null : decision.decided();
        if (outcome != null) {
            rows.add(new Row(text("outcome"), texts.text(LANGUAGE, "outcome." + outcome)));
        }
        rows.add(new Row(
                text("decided-on"),
                LocalDate.ofInstant(decided, clock.getZone()).toString()));
        return rows;
    }

    /** As a person reads them; what is empty or was hidden is left out. */
    private List<Section> chosen(FilingRecord record, List<FormElement> fields) {
        Set<String> hidden = forms.hidden(record.form(), record.data());
        List<Row> rows = new ArrayList<>();
        List<Section> tables = new ArrayList<>();
        for (FormElement field : fields) {
            Object value = record.data().get(field.key());
            if (value == null || hidden.contains(Objects.requireNonNull(field.key()))) {
                continue;
            }
            if (!field.children().isEmpty()) {
                table(field, value).ifPresent(tables::add);
            } else {
                String shown = forms.shown(field, value);
                if (!shown.isBlank()) {
                    rows.add(new Row(field.label(), shown));
                }
            }
        }
        if (!rows.isEmpty()) {
            tables.add(0, Section.rows(text("content"), rows));
        }
        return tables;
    }

    private Optional<Section> table(FormElement list, Object value) {
        List<FormElement> columns = new FormDefinition("row", list.children()).fields();
        List<List<String>> cells = (value instanceof List<?> rows ? rows : List.of())
                .stream()
                        .map(row -> columns.stream()
                                .map(column -> row instanceof Map<?, ?> map ? cell(column, map.get(column.key())) : "")
                                .toList())
                        .toList();
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.table(
                        list.label(), columns.stream().map(FormElement::label).toList(), cells));
    }

    private String cell(FormElement column, @Nullable Object value) {
        return value == null ? "" : forms.shown(column, value);
    }

    private String text(String code, Object... args) {
        return texts.text(LANGUAGE, "notices.approval." + code, args);
    }

    /** 撤销, 撤回, 放弃, and what a later step decides against it, end the notice. */
    @EventListener
    void happened(FilingHappened happened) {
        FilingEvent event = happened.event();
        boolean undone = event.kind() == FilingEvent.Kind.DECIDED && UNDONE.contains(String.valueOf(event.decided()));
        if (undone || TAKEN_BACK.contains(event.kind())) {
            notices.end(subject(happened.filing()));
        }
    }
}
