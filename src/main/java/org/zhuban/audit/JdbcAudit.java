package org.zhuban.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Rows of {@code audit_entry}; time and transaction are the database's, so that nodes with wrong clocks agree. */
@Service
class JdbcAudit implements Audit {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcAudit(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional
    public void done(String action, String object, Map<String, ?> detail) {
        write("DONE", action, object, detail);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void denied(String action, String object, Map<String, ?> detail) {
        write("DENIED", action, object, detail);
    }

    private void write(String result, String action, String object, Map<String, ?> detail) {
        ServletRequestAttributes request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                        ? servlet
                        : null;
        jdbc.sql("insert into audit_entry (actor, address, action, object, result, detail)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)")
                .param(actor(request != null))
                .param(request == null ? null : request.getRequest().getRemoteAddr())
                .param(action)
                .param(object)
                .param(result)
                .param(text(detail))
                .update();
    }

    private static String actor(boolean inRequest) {
        @Nullable
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)) {
            return authentication.getName();
        }
        return inRequest ? "visitor" : "system";
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The detail of an audit entry is no JSON", e);
        }
    }
}
