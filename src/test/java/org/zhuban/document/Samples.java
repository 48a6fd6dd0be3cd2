package org.zhuban.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.form.Forms;
import org.zhuban.filing.form.TestForms;
import org.zhuban.privacy.KeyFiles;
import org.zhuban.privacy.Sealer;

/** An approved filing with a list, a rare name and a person's phone, and the document issued for it. */
final class Samples {

    static final Instant ISSUED = Instant.parse("2026-11-21T03:00:00Z");
    static final UUID FILING = UUID.fromString("0193456a-7b8c-7d9e-8f01-23456789abcd");
    static final UUID ID = UUID.fromString("8f3a5c71-e2b4-d960-17fe-5a3c9b20d481");
    static final Forms FORMS = TestForms.forms();
    static final Sealer SEALER = new OpenSealer();
    static final CanonicalRecord CANONICAL = new CanonicalRecord(SEALER);

    private static final String FORM = TestForms.file(
            """
            {"type": "group", "id": "g1", "label": "企业基本信息", "components": [
                {"type": "textfield", "id": "f1", "key": "name", "label": "企业名称", "layout": {"columns": 16}},
                {"type": "textfield", "id": "f2", "key": "creditCode", "label": "统一社会信用代码", "layout": {"columns": 8}},
                {"type": "number", "id": "f3", "key": "registeredCapital", "label": "注册资金", "layout": {"columns": 8}, "properties": {"unit": "万元"}},
                {"type": "textfield", "id": "f4", "key": "regionCode", "label": "注册地区", "properties": {"format": "region"}},
                {"type": "textarea", "id": "f5", "key": "scope", "label": "经营范围"}]}""",
            """
            {"type": "group", "id": "g2", "label": "企业人员情况", "components": [
                {"type": "textfield", "id": "f6", "key": "contact", "label": "企业联系人", "layout": {"columns": 8}},
                {"type": "textfield", "id": "f7", "key": "contactPhone", "label": "联系人电话", "layout": {"columns": 8},
                 "properties": {"format": "mobile", "personal": "true"}},
                {"type": "dynamiclist", "id": "f8", "key": "officers", "path": "officers", "label": "安全员", "components": [
                    {"type": "textfield", "id": "f9", "key": "officer", "label": "姓名"},
                    {"type": "textfield", "id": "f10", "key": "certificateNo", "label": "证书编号"},
                    {"type": "textfield", "id": "f11", "key": "phone", "label": "电话", "properties": {"format": "mobile", "personal": "true"}}]}]}""",
            """
            {"type": "filepicker", "id": "f12", "key": "businessLicence", "label": "营业执照", "properties": {"accept": "PDF"}}""");

    private Samples() {}

    static Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", "苏州𠮷祥建筑劳务有限公司");
        data.put("creditCode", "91420000757013137P");
        data.put("registeredCapital", new java.math.BigDecimal("800"));
        data.put("regionCode", "320507");
        data.put("scope", "建筑劳务分包；模板、脚手架、钢筋、混凝土作业");
        data.put("contact", "张㐂䶮");
        data.put("contactPhone", "13812345678");
        data.put(
                "officers",
                List.of(
                        Map.of("officer", "李明", "certificateNo", "苏建安C2(2021)0001234", "phone", "13912345678"),
                        Map.of("officer", "王芳", "certificateNo", "苏建安C3(2022)0005678", "phone", "13712345678")));
        return data;
    }

    static FilingRecord record(Map<String, Object> data, @Nullable String report) {
        return record(FORM, data, report);
    }

    static FilingRecord record(String form, Map<String, Object> data, @Nullable String report) {
        return new FilingRecord(
                filing(),
                new FilingRecord.ProcessVersion("sample:1:1", 3, "企业基本信息归集", form),
                FORMS.parse(form),
                true,
                report,
                LocalDate.parse("2027-11-20"),
                data,
                List.of(
                        new FilingRecord.File("businessLicence", "营业执照正本.pdf", "ab".repeat(32), 100_000),
                        new FilingRecord.File("businessLicence", "营业执照副本.pdf", "cd".repeat(32), 200_000)),
                ISSUED.minusSeconds(3600),
                null,
                new FilingEvent(
                        UUID.randomUUID(),
                        ISSUED,
                        FilingEvent.Kind.DECIDED,
                        "reviewer",
                        "相城区住建局 审核员",
                        1,
                        "review-profile",
                        "approved",
                        "材料齐全，同意。",
                        List.of()));
    }

    /** The same, signed with its enterprise's certificate. */
    static FilingRecord signed(FilingRecord record) {
        return new FilingRecord(
                record.filing(),
                record.process(),
                record.form(),
                record.printed(),
                record.report(),
                record.validUntil(),
                record.data(),
                record.files(),
                record.submittedAt(),
                new FilingSignature(
                        1,
                        "C=CN,O=苏州𠮷祥建筑劳务有限公司,SERIALNUMBER=91420000757013137P,CN=苏州𠮷祥建筑劳务有限公司",
                        "8F3A5C71E2B4D96017FE5A3C9B20D4",
                        "SM2",
                        "ab".repeat(32),
                        ISSUED),
                record.decision());
    }

    private static Filing filing() {
        return new Filing(
                FILING,
                3,
                "XC20261121320507000001",
                "enterprise-profile",
                Programme.XC,
                FilingState.APPROVED,
                "320507",
                null,
                null,
                null,
                null,
                null,
                "苏州𠮷祥建筑劳务有限公司",
                1,
                "instance",
                "sample:1:1",
                ISSUED,
                ISSUED,
                "visitor",
                ISSUED,
                ISSUED,
                null);
    }

    static Document document(FilingRecord record, DocumentKeys keys) {
        byte[] digest = CANONICAL.digest(record);
        Claims claims = claims(digest);
        return new Document(
                ID,
                claims.number(),
                FILING,
                claims.type(),
                1,
                "sample:1:1",
                3,
                sha256(record.process().formSource()),
                claims.holder(),
                claims.creditCode(),
                claims.region(),
                digest,
                "相城区住建局 审核员",
                "材料齐全，同意。",
                ISSUED,
                claims.validUntil(),
                keys.currentId(),
                keys.seal(claims.encoded()),
                null,
                null);
    }

    static Claims claims(byte[] digest) {
        return new Claims(
                ID,
                "enterprise-profile",
                "XC-320507-2026-000123",
                "苏州𠮷祥建筑劳务有限公司",
                "91420000757013137P",
                "320507",
                LocalDate.parse("2026-11-21"),
                LocalDate.parse("2027-11-20"),
                digest);
    }

    static byte[] sha256(String text) {
        return DigestUtils.sha256(text);
    }

    static DocumentKeys keys(Path folder) {
        try {
            new KeyFiles(folder).createMissing();
            return new DocumentKeys(new KeyFiles(folder));
        } catch (java.security.GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("keys");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    static Paper paper() {
        PrintableText text = new PrintableText();
        var reports = new JasperReports(text, Path.of("reports"));
        return new Paper(reports, folderReports(), text, FORMS, TestForms.REGIONS, texts());
    }

    /** Of no deployment. */
    static FolderReports folderReports() {
        return new FolderReports(new StaticListableBeanFactory().getBeanProvider(ProcessDeployments.class));
    }

    static Texts texts() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/document", "messages/filing", "messages/common");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.ROOT);
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages);
    }

    /** Seals nothing; its index is a plain digest. */
    private static final class OpenSealer implements Sealer {

        @Override
        public String seal(String plain, String table, String column, String row) {
            return plain;
        }

        @Override
        public String open(String sealed, String table, String column, String row) {
            return sealed;
        }

        @Override
        public byte[] index(String kind, String value) {
            return sha256(kind + '\0' + value);
        }
    }
}
