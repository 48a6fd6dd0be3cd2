package org.zhuban.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.privacy.Sealer;

/**
 * A filing's answers as text in the database: personal fields are sealed, one by one, as {@code {"sealed": "…"}}, bound to the filing and the field.
 */
@Component
class FilingData {

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final Sealer sealer;

    FilingData(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(FormDefinition form, UUID filing, Map<String, Object> data) {
        var stored = new LinkedHashMap<String, Object>(data);
        for (FormElement field : form.fields()) {
            String key = field.key();
            Object value = key == null ? null : data.get(key);
            if (value != null && sealed(field)) {
                stored.put(
                        key, Map.of("sealed", sealer.seal(write(value), "filing", "data." + key, filing.toString())));
            }
        }
        return write(stored);
    }

    /** A list with a personal column is sealed whole. */
    private static boolean sealed(FormElement field) {
        return field.personal()
                || "sms-code".equals(field.format())
                || field.children().stream().anyMatch(FilingData::sealed);
    }

    String sealProvenance(FormDefinition form, UUID filing, Map<String, Provenance> provenance) {
        var stored = new LinkedHashMap<String, Object>();
        provenance.forEach((key, origin) -> {
            boolean sealed = form.field(key).filter(FilingData::sealed).isPresent();
            stored.put(
                    key,
                    Map.of(
                            "source",
                            origin.source(),
                            "at",
                            origin.at().toString(),
                            sealed ? "sealed" : "value",
                            sealed
                                    ? sealer.seal(
                                            write(origin.value()), "filing", "provenance." + key, filing.toString())
                                    : origin.value()));
        });
        return write(stored);
    }

    Map<String, Provenance> openProvenance(UUID filing, String stored) {
        var provenance = new LinkedHashMap<String, Provenance>();
        read(stored).forEach((key, value) -> {
            if (value instanceof Map<?, ?> origin) {
                provenance.put(
                        key,
                        new Provenance(
                                String.valueOf(origin.get("source")),
                                Instant.parse(String.valueOf(origin.get("at"))),
                                origin.get("sealed") instanceof String sealed
                                        ? readValue(
                                                sealer.open(sealed, "filing", "provenance." + key, filing.toString()))
                                        : java.util.Objects.requireNonNull(origin.get("value"))));
            }
        });
        return provenance;
    }

    Map<String, Object> open(UUID filing, String stored) {
        var data = read(stored);
        data.replaceAll((key, value) ->
                value instanceof Map<?, ?> map && map.size() == 1 && map.get("sealed") instanceof String sealed
                        ? readValue(sealer.open(sealed, "filing", "data." + key, filing.toString()))
                        : value);
        return data;
    }

    /** SHA-256 over the canonical record: answers in clear, keys in order, and the attachments' digests. */
    byte[] digest(Map<String, Object> data, List<FilingHistory.AttachmentDigest> attachments) {
        var record = Map.of(
                "data",
                data,
                "attachments",
                attachments.stream()
                        .map(file -> Map.of("slot", file.slot(), "sha256", file.sha256()))
                        .toList());
        return DigestUtils.sha256(write(record));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LinkedHashMap<String, Object> read(String text) {
        try {
            return json.readValue(text, MAP);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("filing.data is not readable", unreadable);
        }
    }

    private Object readValue(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a sealed answer is not readable", unreadable);
        }
    }
}
