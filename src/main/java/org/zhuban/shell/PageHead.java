package org.zhuban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in which language a Vaadin page is, for screen readers and line breaks, and gives it the product's icon. */
@Component
class PageHead implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> {
            String language = LocaleContextHolder.getLocale().getLanguage();
            response.getDocument().child(0).attr("lang", language.equals("en") ? "en" : "zh-CN");
            response.getDocument()
                    .head()
                    .appendElement("link")
                    .attr("rel", "icon")
                    .attr("type", "image/svg+xml")
                    .attr("href", "/icon.svg");
        });
    }
}
