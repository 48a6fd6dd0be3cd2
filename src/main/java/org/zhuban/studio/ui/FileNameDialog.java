package org.zhuban.studio.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** Asks what a file is called, without folder and ending. */
final class FileNameDialog extends Dialog {

    /** @param done throws what the name is refused for */
    FileNameDialog(Texts texts, FolderTree.Kind kind, String former, BiConsumer<FolderTree.Kind, String> done) {
        setHeaderTitle(
                former.isEmpty()
                        ? texts.text("studio.file.add", texts.text("studio.kind." + kind))
                        : texts.text("studio.file.rename"));
        var name = new TextField(texts.text("studio.file.label"));
        name.setId("file-name");
        name.setValue(former);
        name.setHelperText(texts.text("studio.file.label.hint"));
        name.setWidth("340px");
        name.focus();
        var ok = new Button(texts.text("studio.ok"), click -> {
            try {
                done.accept(kind, name.getValue().strip());
                close();
            } catch (ZhubanException refused) {
                name.setErrorMessage(texts.of(refused));
                name.setInvalid(true);
            }
        });
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.addClickShortcut(Key.ENTER);
        add(name);
        getFooter().add(new Button(texts.text("studio.cancel"), click -> close()), ok);
    }
}
