package org.zhuban.studio.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.ui.FormServices;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.EditorCatalogue;

/** Makes the editor for a file of a draft. */
@Component
class FileEditors {

    private final EditorCatalogue catalogue;
    private final ModelCatalogue model;
    private final FormServices services;
    private final LoggedIn loggedIn;
    private final Texts texts;

    FileEditors(
            EditorCatalogue catalogue, ModelCatalogue model, FormServices services, LoggedIn loggedIn, Texts texts) {
        this.catalogue = catalogue;
        this.model = model;
        this.services = services;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    FileEditor of(DraftDesk desk, String path, FileEditor.Listener listener) {
        String content = desk.text(path);
        boolean readOnly = desk.readOnly();
        switch (FolderTree.Kind.of(path)) {
            case DIAGRAM -> {
                String choices =
                        model.of(catalogue.of(loggedIn.require(), desk.draft().type(), desk.files()), readOnly);
                return new ModelEditor(content, choices, texts, listener);
            }
            case TABLE -> {
                return readOnly
                        ? new TableViewer(content, model.words(), texts)
                        : new TableEditor(content, model.words(), texts, listener);
            }
            case FORM -> {
                Optional<FormDocument> form = FormDocument.of(content);
                return form.isPresent()
                        ? new FormEditor(
                                form.get(),
                                path,
                                services,
                                text -> catalogue.form(loggedIn.require(), text),
                                readOnly,
                                listener)
                        : new TextEditor(content, path, texts, readOnly, listener);
            }
            default -> {
                return new TextEditor(content, path, texts, readOnly, listener);
            }
        }
    }
}
