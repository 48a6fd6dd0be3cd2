package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormFaultException;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;

/** What the editors offer to choose from: the gate's own lists, and what the draft's files hold. */
@Service
public class EditorCatalogue {

    private static final Pattern FORM = Pattern.compile("\"id\"\\s*:\\s*\"([a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*)\"");
    private static final Pattern DECISION = Pattern.compile("<(?:\\w+:)?decision\\s[^>]*?\\bid=\"([^\"]{1,100})\"");

    private final ProcessAdmins admins;
    private final ProcessDeployments deployments;
    private final Forms forms;

    EditorCatalogue(ProcessAdmins admins, ProcessDeployments deployments, Forms forms) {
        this.admins = admins;
        this.deployments = deployments;
        this.forms = forms;
    }

    /**
     * To choose from.
     *
     * @param reports printed forms of the folder
     * @param fields labels of the start form's fields by key; empty while it cannot be read
     * @param dates  those of them that are days
     * @param published those that may be made public 公示, in the form's order
     */
    public record Choices(
            SortedSet<String> desks,
            SortedSet<String> steps,
            List<String> forms,
            List<String> decisions,
            List<String> reports,
            Map<String, String> fields,
            Map<String, String> dates,
            Map<String, String> published) {}

    public Choices of(CurrentAccount account, String type, Map<String, byte[]> files) {
        admins.require(account, "draft-read", "process:" + type);
        var formIds = new TreeSet<String>();
        var decisions = new TreeSet<String>();
        var fields = new TreeMap<String, String>();
        var dates = new TreeMap<String, String>();
        var published = new LinkedHashMap<String, String>();
        files.forEach((path, content) -> {
            String text = new String(content, UTF_8);
            if (path.endsWith(".dmn")) {
                decisions.addAll(found(DECISION, text));
            } else if (path.endsWith(".form")) {
                List<String> ids = found(FORM, text);
                formIds.addAll(ids);
                if (ids.contains(type + ".submit")) {
                    fields(text, fields, dates, published);
                }
            }
        });
        List<String> reports = files.keySet().stream()
                .filter(path -> path.endsWith(".jrxml"))
                .map(path -> path.replaceAll(".*/|\\.jrxml$", ""))
                .toList();
        return new Choices(
                deployments.desks(),
                deployments.steps(),
                List.copyOf(formIds),
                List.copyOf(decisions),
                reports,
                fields,
                dates,
                published);
    }

    /** A form as it would be shown. @throws FormFaultException with what is wrong with it */
    public FormDefinition form(CurrentAccount account, String text) {
        admins.require(account, "draft-read", "form");
        return forms.parse(text);
    }

    private void fields(
            String text, Map<String, String> fields, Map<String, String> dates, Map<String, String> published) {
        try {
            FormDefinition form = forms.parse(text);
            form.fields().stream()
                    .filter(field -> field.key() != null && !field.isSlot())
                    .forEach(field -> put(field, fields, dates, published));
        } catch (FormFaultException unreadable) {
            fields.clear();
        }
    }

    private static void put(
            FormElement field, Map<String, String> fields, Map<String, String> dates, Map<String, String> published) {
        String key = Objects.requireNonNull(field.key());
        fields.put(key, field.label());
        if (field.isDay()) {
            dates.put(key, field.label());
        }
        if (field.publishable()) {
            published.put(key, field.label());
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
