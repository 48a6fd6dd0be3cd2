package org.zhuban.filing.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.TestConditions;
import org.zhuban.reference.CodeItem;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** Forms with the real rules and sentences, a small map of regions, on 21 November 2026. */
public final class TestForms {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    public static final Texts TEXTS = texts();
    public static final Conditions CONDITIONS = TestConditions.conditions(TEXTS);
    public static final Regions REGIONS = new SmallMap();
    public static final CodeTables CODE_TABLES = new TwoKinds();

    private TestForms() {}

    public static Forms forms() {
        return new FormJsForms(CONDITIONS, REGIONS, CODE_TABLES, TEXTS, CLOCK);
    }

    private static Texts texts() {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames("classpath:messages/common", "classpath:messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages) {
            @Override
            public String text(String code, Object... args) {
                return text(Locale.SIMPLIFIED_CHINESE, code, args);
            }
        };
    }

    /** A form file with these components. */
    public static String file(String... components) {
        return """
                {"id": "sample.submit", "type": "default", "schemaVersion": 19, "components": [%s]}
                """
                .formatted(String.join(",", components));
    }

    public static String certification() {
        try (InputStream file =
                TestForms.class.getResourceAsStream("/processes/zz/enterprise-certification/forms/submit.form")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class SmallMap implements Regions {

        private static final List<Region> ALL = List.of(
                new Region("320000", "江苏省", null, 1),
                new Region("320500", "苏州市", "320000", 2),
                new Region("320507", "相城区", "320500", 3),
                new Region("320508", "姑苏区", "320500", 3),
                new Region("320100", "南京市", "320000", 2),
                new Region("110000", "北京市", null, 1),
                new Region("110100", "市辖区", "110000", 2),
                new Region("110101", "东城区", "110100", 3),
                new Region("110102", "西城区", "110100", 3));

        @Override
        public Optional<Region> find(String code) {
            return ALL.stream().filter(region -> region.code().equals(code)).findFirst();
        }

        @Override
        public List<Region> children(String parent) {
            return ALL.stream()
                    .filter(region ->
                            Objects.requireNonNullElse(region.parent(), "").equals(parent))
                    .toList();
        }

        @Override
        public List<String> subtree(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String path(String code) {
            @Nullable Region region = find(code).orElse(null);
            if (region == null) {
                return code;
            }
            return region.parent() == null ? region.name() : path(region.parent()) + " " + region.name();
        }

        @Override
        public boolean contains(String outer, String inner) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TwoKinds implements CodeTables {

        private static final Map<String, List<CodeItem>> TABLES = Map.of(
                "enterprise-kind",
                List.of(new CodeItem("GENERAL_CONTRACTOR", "施工总承包"), new CodeItem("LABOUR", "劳务分包")));

        @Override
        public List<CodeItem> items(String table) {
            return TABLES.getOrDefault(table, List.of());
        }

        @Override
        public Optional<String> name(String table, String code) {
            return items(table).stream()
                    .filter(item -> item.code().equals(code))
                    .map(CodeItem::name)
                    .findFirst();
        }
    }
}
