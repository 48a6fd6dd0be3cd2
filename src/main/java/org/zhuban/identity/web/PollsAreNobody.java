package org.zhuban.identity.web;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** A page that polls by itself doesn't keep its session alive. */
@Component
class PollsAreNobody implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addPollListener(poll -> {
            var request = VaadinRequest.getCurrent();
            if (request != null) {
                request.setAttribute(SessionGuard.NOBODY, true);
            }
        }));
    }
}
