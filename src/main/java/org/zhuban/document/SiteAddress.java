package org.zhuban.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the QR leads: {@code zhuban.base-url}; unset, as the present request came, and outside one to this machine. */
@Component
class SiteAddress {

    private final String configured;
    private final String local;

    SiteAddress(@Value("${zhuban.base-url:}") String configured, @Value("${server.port:8080}") int port) {
        this.configured = configured.strip().replaceAll("/+$", "");
        this.local = "http://localhost:" + port;
    }

    /** Without a slash at its end. */
    String get() {
        if (!configured.isEmpty()) {
            return configured;
        }
        return RequestContextHolder.getRequestAttributes() == null
                ? local
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
