package org.zhuban.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.form.FormElement;
import org.zhuban.privacy.Sealer;

/**
 * The one form of what was approved that a document's digest is taken over: JSON, keys in order, no white space, numbers as plain decimals:
 * {@code {"answers", "files": [{"sha256", "slot"}], "number", "revision", "type"}}.
 *
 * <p>A personal value stands in it as its keyed index: whoever holds the paper, where it is masked, cannot find a phone number by hashing
 * all there are. Cost: only this installation can compute the digest anew.
 */
@Component
class CanonicalRecord {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final Sealer sealer;

    CanonicalRecord(Sealer sealer) {
        this.sealer = sealer;
    }

    /** SHA-256. */
    byte[] digest(FilingRecord record) {
        return DigestUtils.sha256(text(record));
    }

    String text(FilingRecord record) {
        var content = new TreeMap<String, Object>();
        content.put("type", record.filing().type());
        content.put("number", record.filing().number());
        content.put("revision", record.filing().revision());
        content.put("answers", answers(record.form().fields(), record.data()));
        content.put(
                "files",
                record.files().stream()
                        .sorted(Comparator.comparing(FilingRecord.File::slot).thenComparing(FilingRecord.File::sha256))
                        .map(file -> Map.of("slot", file.slot(), "sha256", file.sha256()))
                        .toList());
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> answers(List<FormElement> fields, Map<?, ?> data) {
        var answers = new TreeMap<String, Object>();
        for (FormElement field : fields) {
            String key = field.key();
            Object value = key == null || field.isTransient() ? null : data.get(key);
            if (key != null && value != null) {
                answers.put(key, field.personal() ? index(key, value) : plain(field, value));
            }
        }
        return answers;
    }

    private String index(String key, Object value) {
        return HexFormat.of().formatHex(sealer.index("document." + key, String.valueOf(normal(value))));
    }

    private Object plain(FormElement field, Object value) {
        if (!field.children().isEmpty() && value instanceof List<?> rows) {
            var list = new ArrayList<Object>();
            for (Object row : rows) {
                list.add(row instanceof Map<?, ?> cells ? answers(field.children(), cells) : normal(row));
            }
            return list;
        }
        return normal(value);
    }

    /** 12.50, 12.5 and "12.5" of a number field are one; a map or list by its parts. */
    private static Object normal(Object value) {
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
            return decimal.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalRecord::normal).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var normal = new LinkedHashMap<String, Object>();
            map.forEach((key, part) -> normal.put(String.valueOf(key), part == null ? "" : normal(part)));
            return normal;
        }
        return value;
    }
}
