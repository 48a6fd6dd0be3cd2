package org.zhuban.filing.form;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.zhuban.attachment.Slot;

/** Reads a slot from a filepicker element: properties {@code accept} ("PDF,JPG,PNG"), {@code maxBytes}, {@code several}. */
public final class FormSlots {

    private FormSlots() {}

    public static Slot slot(FormElement element) {
        Set<Slot.Kind> accepted = EnumSet.noneOf(Slot.Kind.class);
        for (String kind :
                element.properties().getOrDefault("accept", "PDF,JPG,PNG").split(",", -1)) {
            accepted.add(Slot.Kind.valueOf(kind.trim().toUpperCase(Locale.ROOT)));
        }
        long maxBytes =
                Long.parseLong(element.properties().getOrDefault("maxBytes", String.valueOf(Slot.DEFAULT_MAX_BYTES)));
        boolean several = "true".equals(element.properties().get("several"));
        return new Slot(Objects.requireNonNull(element.key()), element.label(), accepted, maxBytes, several);
    }
}
