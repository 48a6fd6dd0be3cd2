package org.zhuban.filing.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhuban.attachment.Slot;

/**
 * A form-js file within our strict profile, parsed once.
 *
 * @param id       e.g. {@code enterprise-certification.submit}
 * @param elements top level, in order
 */
public record FormDefinition(String id, List<FormElement> elements) {

    /** Every element, groups before their children. */
    public Stream<FormElement> all() {
        return elements.stream().flatMap(FormDefinition::flatten);
    }

    private static Stream<FormElement> flatten(FormElement element) {
        return "dynamiclist".equals(element.type()) || "table".equals(element.type())
                ? Stream.of(element)
                : Stream.concat(Stream.of(element), element.children().stream().flatMap(FormDefinition::flatten));
    }

    /** Elements with a key, slots included; rows of a dynamic list or a table count as one. */
    public List<FormElement> fields() {
        return all().filter(element -> element.key() != null).toList();
    }

    public Optional<FormElement> field(String key) {
        return fields().stream().filter(element -> key.equals(element.key())).findFirst();
    }

    /** The attachment slots, from filepicker elements. */
    public List<Slot> slots() {
        return fields().stream()
                .filter(element -> "filepicker".equals(element.type()))
                .map(FormSlots::slot)
                .toList();
    }
}
