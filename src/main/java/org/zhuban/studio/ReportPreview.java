package org.zhuban.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ReportCompiler;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;

/** 打印模板预览: how a draft's printed form looks, each answer as its field's name. No document, and it says so. */
@Service
public class ReportPreview {

    private final ProcessAdmins admins;
    private final ProcessDeployments deployments;
    private final ReportCompiler printer;
    private final Forms forms;

    ReportPreview(ProcessAdmins admins, ProcessDeployments deployments, ReportCompiler printer, Forms forms) {
        this.admins = admins;
        this.deployments = deployments;
        this.printer = printer;
        this.forms = forms;
    }

    /**
     * Its first pages as PNG.
     *
     * @param path of the template in the folder
     * @throws UnprocessableException {@code studio.report.faulty}: nothing runs that the gate refuses
     */
    @Transactional(readOnly = true)
    public List<byte[]> of(CurrentAccount account, String type, SortedMap<String, byte[]> files, String path) {
        admins.require(account, "draft-read", "process:" + type);
        byte[] template = files.get(path);
        if (template == null) {
            throw new NotFoundException("studio.file.unknown", path);
        }
        if (!path.endsWith(".jrxml") || !deployments.check(type, files).isEmpty()) {
            throw new UnprocessableException("studio.report.faulty");
        }
        ProcessModel model = deployments.read(type, files);
        Map<String, String> answers = new HashMap<>();
        forms.parse(model.submitForm().orElseThrow()).fields().stream()
                .filter(field -> field.key() != null && !field.isSlot())
                .forEach(field -> answers.put(Objects.requireNonNull(field.key()), "〔" + field.label() + "〕"));
        return printer.pictures(template, model.name(), answers);
    }
}
