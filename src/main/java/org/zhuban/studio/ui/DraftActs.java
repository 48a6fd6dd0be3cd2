package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;

/** The button that makes a filing type from nothing; any page of the studio can place it. */
@SpringComponent
record DraftActs(Drafts drafts, ModelCatalogue catalogue, LoggedIn loggedIn, Texts texts) {

    /** 新建事项. */
    Button create() {
        var button = new Button(texts.text("studio.new"), VaadinIcon.PLUS.create());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("studio-new");
        button.addClickListener(click -> OneDialog.open(
                button,
                new NewTypeDialog(drafts, loggedIn, texts, catalogue.applicantChoices(), draft -> go(button, draft))));
        return button;
    }

    private static void go(Button from, Draft draft) {
        from.getUI()
                .ifPresent(ui -> ui.navigate(
                        EditorView.class,
                        new RouteParameters(EditorView.DRAFT, draft.id().toString())));
    }
}
