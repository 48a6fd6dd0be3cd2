package org.zhuban.studio;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/** 流程管理员: who may use the studio. */
@Component
class ProcessAdmins {

    private final Audit audit;

    ProcessAdmins(Audit audit) {
        this.audit = audit;
    }

    /** @throws DeniedException {@code studio.not-process-admin} */
    void require(CurrentAccount account, String action, String object) {
        if (!account.has(Role.PROCESS_ADMIN)) {
            audit.denied(action, object, Map.of("reason", "studio.not-process-admin"));
            throw new DeniedException("studio.not-process-admin");
        }
    }
}
