package org.zhuban.studio.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.gate.ProcessGate;

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
            String given = name.getValue().strip();
            if (!ProcessGate.named(kind.path(given))) {
                name.setErrorMessage(texts.text("studio.file.label.rule"));
                name.setInvalid(true);
                return;
            }
            try {
                done.accept(kind, given);
                close();
            } catch (ZhubanException refused) {
                name.setErrorMessage(texts.of(refused));
                name.setInvalid(true);
            }
        });
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.addClickShortcut(Key.ENTER);
        ok.setId("file-name-ok");
        add(name);
        getFooter().add(new Button(texts.text("studio.cancel"), click -> close()), ok);
    }
}
