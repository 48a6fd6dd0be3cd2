package org.zhuban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in which language a Vaadin page is, for screen readers and line breaks. */
@Component
class PageLanguage implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> {
            String language = LocaleContextHolder.getLocale().getLanguage();
            response.getDocument().child(0).attr("lang", language.equals("en") ? "en" : "zh-CN");
        });
    }
}
