package org.zhuban.filing.ui;

import com.vaadin.flow.server.VaadinRequest;
import org.jspecify.annotations.Nullable;

/** The address a screen is used from. */
final class RequestAddress {

    private RequestAddress() {}

    static @Nullable String current() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? null : request.getRemoteAddr();
    }
}
