package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.Regions;
import org.zhuban.review.FaultReason;
import org.zhuban.review.FaultReasons;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.OpinionTemplates;

/** 意见模板 and 标准退回原因: the reader's own, and those of his region, which its supervisors keep. */
@Route("opinion-templates")
@Menu(title = "menu.opinion-templates", order = 12, icon = "vaadin:comment-ellipsis-o")
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE"})
@StyleSheet("context://review.css")
class TemplatesView extends Div implements HasDynamicTitle {

    private static final int TOLD = 8_000;

    private final OpinionTemplates templates;
    private final FaultReasons reasons;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final TemplateNames names;
    private final Grid<OpinionTemplate> own = grid();
    private final Grid<OpinionTemplate> shared = grid();
    private final Grid<FaultReason> standard = grid();

    @SuppressWarnings("TooManyParameters")
    TemplatesView(
            OpinionTemplates templates,
            FaultReasons reasons,
            FilingWorkflow workflow,
            Forms forms,
            Regions regions,
            LoggedIn loggedIn,
            Texts texts) {
        this.templates = templates;
        this.reasons = reasons;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.names = new TemplateNames(workflow.types(), forms, regions, texts);
        addClassNames("zb-view", "wide", "review-list");
        CurrentAccount account = loggedIn.require();
        boolean keeps = !reasons.regions(account).isEmpty();
        var title = new H2(texts.text("menu.opinion-templates"));
        title.addClassName("zb-title");
        columns(own, false, true);
        columns(shared, true, keeps);
        reasonColumns(keeps);
        var sheet = new TabSheet();
        sheet.addClassName("review-templates-sheet");
        sheet.add(texts.text("template.own"), part("template.own.text", own, "add-own", () -> edit(blank(false))));
        if (account.organisation() == null) {
            sheet.add(
                    texts.text("template.shared"),
                    part("template.shared.text", shared, "add-shared", keeps ? () -> edit(blank(true)) : null));
            sheet.add(
                    texts.text("fault-reason.title"),
                    part(
                            "fault-reason.text",
                            standard,
                            "add-reason",
                            keeps ? () -> edit(new FaultReason(null, "", "", null, "")) : null));
        }
        sheet.setSizeFull();
        add(title, sheet);
        load();
    }

    private static <T> Grid<T> grid() {
        var grid = new Grid<T>();
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        return grid;
    }

    private static OpinionTemplate blank(boolean shared) {
        return new OpinionTemplate(null, shared, null, null, null, null, "", "");
    }

    private Component part(String about, Grid<?> grid, String id, @Nullable Runnable add) {
        grid.setEmptyStateText(texts.text("template.none"));
        var line = new Div(new Paragraph(texts.text(about)));
        line.addClassName("review-templates-line");
        if (add != null) {
            var button = new Button(texts.text("template.add"), click -> add.run());
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            button.setId(id);
            line.add(button);
        }
        var part = new Div(line, grid);
        part.addClassName("review-templates-part");
        return part;
    }

    private void columns(Grid<OpinionTemplate> grid, boolean ofRegion, boolean changeable) {
        grid.addColumn(OpinionTemplate::title)
                .setHeader(texts.text("template.title"))
                .setFlexGrow(1);
        grid.addColumn(template -> template.outcome() == null
                        ? texts.text("template.outcome.all")
                        : texts.text("outcome." + template.outcome()))
                .setHeader(texts.text("template.outcome"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(template -> names.type(template.type()))
                .setHeader(texts.text("review.type"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addColumn(OpinionTemplate::text)
                .setHeader(texts.text("review.opinion"))
                .setFlexGrow(3);
        if (ofRegion) {
            regionColumn(grid, OpinionTemplate::region);
        }
        if (changeable) {
            acts(
                    grid,
                    this::edit,
                    template -> templates.delete(loggedIn.require(), Objects.requireNonNull(template.id())));
        }
    }

    private void reasonColumns(boolean changeable) {
        standard.addColumn(reason -> names.type(reason.type()))
                .setHeader(texts.text("review.type"))
                .setFlexGrow(1);
        standard.addColumn(names::field)
                .setHeader(texts.text("fault-reason.field"))
                .setFlexGrow(1);
        standard.addColumn(FaultReason::reason)
                .setHeader(texts.text("fault-reason.reason"))
                .setFlexGrow(3);
        regionColumn(standard, FaultReason::region);
        if (changeable) {
            acts(
                    standard,
                    this::edit,
                    reason -> reasons.delete(loggedIn.require(), Objects.requireNonNull(reason.id())));
        }
    }

    private <T> void regionColumn(Grid<T> grid, Function<T, @Nullable String> region) {
        grid.addColumn(item -> names.region(region.apply(item)))
                .setHeader(texts.text("template.region"))
                .setWidth("120px")
                .setFlexGrow(0);
    }

    private <T> void acts(Grid<T> grid, Consumer<T> edit, Consumer<T> delete) {
        grid.addComponentColumn(item -> {
                    var change = new Button(texts.text("template.edit"), click -> edit.accept(item));
                    var remove = new Button(texts.text("template.delete"), click -> act(() -> delete.accept(item)));
                    change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                    remove.addThemeVariants(
                            ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
                    return new Div(change, remove);
                })
                .setWidth("140px")
                .setFlexGrow(0);
    }

    private void act(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER);
        }
        load();
    }

    private void load() {
        List<OpinionTemplate> all = templates.all(loggedIn.require());
        own.setItems(all.stream().filter(template -> !template.shared()).toList());
        shared.setItems(all.stream().filter(OpinionTemplate::shared).toList());
        standard.setItems(reasons.all(loggedIn.require()));
    }

    private void edit(OpinionTemplate template) {
        open(new TemplateDialog(
                template, names.types(), reasons.regions(loggedIn.require()), names::region, texts, given -> {
                    templates.save(loggedIn.require(), given);
                    load();
                }));
    }

    private void edit(FaultReason reason) {
        open(new FaultReasonDialog(
                reason,
                names.types(),
                names::fields,
                reasons.regions(loggedIn.require()),
                names::region,
                texts,
                given -> {
                    reasons.save(loggedIn.require(), given);
                    load();
                }));
    }

    private void open(Dialog dialog) {
        OneDialog.open(this, dialog);
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.opinion-templates") + " · " + texts.text("shell.product");
    }
}
