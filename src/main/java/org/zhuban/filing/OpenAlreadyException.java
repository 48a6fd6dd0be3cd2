package org.zhuban.filing;

import java.util.Map;
import java.util.UUID;
import org.zhuban.common.ConflictException;

/** Another filing of the same type about the same is open (SPEC 4): {@code filing.open-already}, with the way to it. */
public class OpenAlreadyException extends ConflictException {

    private final UUID existing;

    /** @param title of the open filing, as lists show it */
    public OpenAlreadyException(UUID existing, String title, String number) {
        super("filing.open-already", title, number);
        this.existing = existing;
    }

    /** The open filing, of the same applicant. */
    public UUID existing() {
        return existing;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("existing", existing.toString());
    }
}
