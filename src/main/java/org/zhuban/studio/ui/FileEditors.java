package org.zhuban.studio.ui;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.FormFaultException;
import org.zhuban.filing.ui.FormServices;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.EditorCatalogue;
import org.zhuban.studio.ReportPreview;

/** Makes the editor for a file of a draft. */
@Component
class FileEditors {

    private final EditorCatalogue catalogue;
    private final ModelCatalogue model;
    private final FormServices services;
    private final ReportPreview previews;
    private final LoggedIn loggedIn;
    private final Texts texts;

    FileEditors(
            EditorCatalogue catalogue,
            ModelCatalogue model,
            FormServices services,
            ReportPreview previews,
            LoggedIn loggedIn,
            Texts texts) {
        this.catalogue = catalogue;
        this.model = model;
        this.services = services;
        this.previews = previews;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** What a file holds that is just added. */
    String fresh(DraftDesk desk, FolderTree.Kind kind, String name) {
        var fields = new LinkedHashMap<String, String>();
        if (kind == FolderTree.Kind.REPORT) {
            try {
                catalogue.form(loggedIn.require(), desk.text("forms/submit.form")).fields().stream()
                        .filter(field -> field.key() != null && !field.isSlot())
                        .forEach(field -> fields.put(Objects.requireNonNull(field.key()), field.label()));
            } catch (FormFaultException unreadable) {
                fields.clear();
            }
        }
        return NewFile.of(kind, desk.draft().type(), name, fields);
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
            case REPORT -> {
                return new ReportEditor(
                        content,
                        path,
                        texts,
                        readOnly,
                        () -> previews.of(loggedIn.require(), desk.draft().type(), desk.files(), path),
                        listener);
            }
            default -> {
                return new TextEditor(content, path, texts, readOnly, listener);
            }
        }
    }
}
