package org.zhuban.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;

/**
 * The wordings of SMS and notices: the packaged ones, and what a system admin put in their place. A wording is plain text with places
 * {@code {0}}, {@code {1}} …; it may leave a place out unless the message is useless without it, and has no others than the packaged one.
 */
@Service
public class Wordings {

    /** Useless without every place: codes, passwords, links. */
    private static final Set<String> WHOLE = Set.of(
            "sms.code",
            "sms.account-opened",
            "sms.project-account-opened",
            "sms.project-account-password",
            "sms.project-account-handed-over",
            "sms.filing-link");

    private static final int MOST = 500;
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");
    private static final Pattern SIGNED = Pattern.compile("^【[^】]{2,12}】.+", Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final Texts texts;
    private final LoggedIn loggedIn;
    private final Audit audit;
    private final Clock clock;
    private final Set<String> codes = packaged();
    private volatile @Nullable Map<String, String> changed;

    Wordings(JdbcClient jdbc, Texts texts, LoggedIn loggedIn, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.loggedIn = loggedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** Languages that messages are written in. */
    public enum Language {
        ZH(Locale.SIMPLIFIED_CHINESE),
        EN(Locale.ENGLISH);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Language of(Locale locale) {
            return "en".equals(locale.getLanguage()) ? EN : ZH;
        }
    }

    /**
     * A wording as the editor shows it.
     *
     * @param code     {@code sms.*} or {@code notice.*}
     * @param packaged as it came with the program
     * @param own      what an admin put in its place, null = nothing
     */
    public record Entry(
            String code,
            Language language,
            String packaged,
            @Nullable String own,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        public String wording() {
            return own == null ? packaged : own;
        }
    }

    /** By code, Chinese before English. */
    @Transactional(readOnly = true)
    public List<Entry> all() {
        allowed();
        Map<String, Entry> own = jdbc
                .sql("select * from message_wording")
                .query((row, n) -> new Entry(
                        row.getString("code"),
                        Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                        "",
                        row.getString("wording"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")))
                .list()
                .stream()
                .collect(Collectors.toMap(entry -> key(entry.code(), entry.language()), entry -> entry));
        return codes.stream()
                .flatMap(code -> java.util.Arrays.stream(Language.values()).map(language -> {
                    Entry mine = own.get(key(code, language));
                    return new Entry(
                            code,
                            language,
                            packaged(code, language),
                            mine == null ? null : mine.own(),
                            mine == null ? null : mine.changedAt(),
                            mine == null ? null : mine.changedBy());
                }))
                .toList();
    }

    /** @throws InvalidInputException at {@code /wording}, with what is wrong */
    @Transactional
    public void save(String code, Language language, String wording) {
        allowed();
        String text = wording.strip();
        check(code, language, text);
        String before = find(code, language.locale).orElse(packaged(code, language));
        jdbc.sql(
                        """
                        insert into message_wording (code, language, wording, changed_at, changed_by)
                        values (:code, :language, :wording, :at, :by)
                        on conflict (code, language) do update
                        set wording = excluded.wording, changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("code", code)
                .param("language", language.key())
                .param("wording", text)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", loggedIn.require().displayName())
                .update();
        audit.done("message-wording-change", "message:" + key(code, language), Map.of("before", before, "after", text));
        forget();
    }

    /** Back to the packaged wording. */
    @Transactional
    public void reset(String code, Language language) {
        allowed();
        int removed = jdbc.sql("delete from message_wording where code = :code and language = :language")
                .param("code", code)
                .param("language", language.key())
                .update();
        if (removed > 0) {
            audit.done("message-wording-reset", "message:" + key(code, language), Map.of());
            forget();
        }
    }

    /** The wording with examples in its places. */
    public String preview(String wording) {
        List<String> examples = List.of(texts.text("wordings.example").split("\\|", -1));
        return filled(wording.strip(), examples);
    }

    /** What an admin put in place of a packaged wording, its places filled; empty = nothing. */
    Optional<String> of(String code, Locale locale, List<String> args) {
        return find(code, locale).map(wording -> filled(wording, args));
    }

    private Optional<String> find(String code, Locale locale) {
        Map<String, String> known = changed;
        if (known == null) {
            known = load();
            changed = known;
        }
        return Optional.ofNullable(known.get(key(code, Language.of(locale))));
    }

    /** After a change on another node. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void forget() {
        changed = null;
    }

    private Map<String, String> load() {
        Map<String, String> loaded = new ConcurrentHashMap<>();
        jdbc.sql("select code, language, wording from message_wording").query(row -> {
            loaded.put(row.getString("code") + "|" + row.getString("language"), row.getString("wording"));
        });
        return loaded;
    }

    private void check(String code, Language language, String wording) {
        if (!codes.contains(code)) {
            throw new NotFoundException("wordings.unknown", code);
        }
        if (wording.isEmpty()) {
            throw wrong("wordings.empty");
        }
        int length = wording.codePointCount(0, wording.length());
        if (length > MOST) {
            throw wrong("wordings.too-long", String.valueOf(MOST), String.valueOf(length));
        }
        Set<String> known = places(packaged(code, language));
        Set<String> used = places(wording);
        Set<String> unknown = new TreeSet<>(used);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw wrong("wordings.unknown-place", String.join(" ", unknown), String.join(" ", known));
        }
        if (PLACE.matcher(wording).replaceAll("").matches("(?s).*[{}].*")) {
            throw wrong("wordings.braces");
        }
        known.removeAll(used);
        if (WHOLE.contains(code) && !known.isEmpty()) {
            throw wrong("wordings.missing-place", String.join(" ", known));
        }
        if (code.startsWith("sms.") && SIGNED.matcher(wording).matches()) {
            throw wrong("wordings.signature");
        }
    }

    private static InvalidInputException wrong(String code, Object... args) {
        return new InvalidInputException(new FieldError("/wording", code, args));
    }

    private void allowed() {
        if (!loggedIn.require().has(Role.SYSTEM_ADMIN)) {
            throw new DeniedException("access.denied");
        }
    }

    /** As text: arguments stand for themselves, doubled apostrophes are one. */
    private String packaged(String code, Language language) {
        Object[] places = new Object[10];
        for (int i = 0; i < places.length; i++) {
            places[i] = "{" + i + "}";
        }
        return texts.text(language.locale, code, places);
    }

    private static Set<String> places(String wording) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(wording);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static String filled(String wording, List<String> args) {
        return PLACE.matcher(wording).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return index < args.size() ? Matcher.quoteReplacement(args.get(index)) : "";
        });
    }

    private static String key(String code, Language language) {
        return code + "|" + language.key();
    }

    private static Set<String> packaged() {
        var found = new TreeSet<String>();
        try {
            for (Resource bundle :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().stream()
                        .filter(code ->
                                (code.startsWith("sms.") || code.startsWith("notice.")) && !code.endsWith(".title"))
                        .forEach(found::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
