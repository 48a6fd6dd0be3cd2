package org.zhuban.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.Holder;
import org.zhuban.project.ProjectAccountOffice.Row;

/** 历任管理员: who keeps an account and who did, since when, and the letter that says so. */
final class HoldersDialog extends Dialog {

    HoldersDialog(ProjectAccountOffice office, CurrentAccount enterprise, Texts texts, Times times, Row row) {
        setHeaderTitle(texts.text("project-account.holders"));
        setWidth("560px");
        setMaxWidth("96vw");
        var list = new UnorderedList();
        list.addClassName("zb-plain-list");
        for (Holder holder : office.holders(enterprise, row.account().id())) {
            var name = new Span(holder.name() + "  " + holder.mobile());
            name.getStyle().set("font-weight", "600");
            String since = times.shown(holder.appointedAt());
            var when = new Span(
                    holder.endedAt() == null
                            ? texts.text("project-account.holder.since", since)
                            : texts.text("project-account.holder.until", since, times.shown(holder.endedAt())));
            when.addClassName("zb-second");
            var item = new Div(name, when);
            item.addClassName("zb-two");
            if (holder.filing() != null) {
                var how = new Span(texts.text("project-account.holder.certified"));
                how.addClassName("zb-second");
                item.add(how);
            }
            item.add(letter(office, enterprise, row, holder, texts));
            list.add(new ListItem(item));
        }
        add(list);
        getFooter().add(new Button(texts.text("project-account.close"), click -> close()));
    }

    private static Anchor letter(
            ProjectAccountOffice office, CurrentAccount enterprise, Row row, Holder holder, Texts texts) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            Attachment letter = office.letter(enterprise, row.account().id(), holder.id());
            return new DownloadResponse(office.open(letter), letter.name(), letter.mediaType(), letter.size());
        });
        return new Anchor(handler, texts.text("project-account.holder.letter"));
    }
}
