package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zhuban.audit.Audit;

/** Notes what is audited. */
class RecordedAudit implements Audit {

    final List<String> log = new CopyOnWriteArrayList<>();

    @Override
    public void done(String action, String object, Map<String, ?> detail) {
        log.add("done " + action + " " + object);
    }

    @Override
    public void denied(String action, String object, Map<String, ?> detail) {
        log.add("denied " + action + " " + object + " " + detail);
    }
}
