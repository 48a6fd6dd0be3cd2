package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.enterprise.EnterpriseDirectory.Listing;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectFacts;
import org.zhuban.project.ProjectKinds;
import org.zhuban.reference.Region;

/** The authority creates a project, or changes what it said of one; units come from the register of enterprises. */
class ProjectDialog extends Dialog {

    private static final int OFFERED = 50;

    private final ProjectScreen screen;
    private final @Nullable Project project;
    private final Consumer<String> saved;
    private final TextField name = new TextField();
    private final ComboBox<Region> region = new ComboBox<>();
    private final TextField address = new TextField();
    private final Map<String, ComboBox<Listing>> units = new LinkedHashMap<>();
    private final Paragraph other = new Paragraph();
    private final Button save = new Button();

    /**
     * @param project null = a new one
     * @param saved   is told the code
     */
    ProjectDialog(ProjectScreen screen, @Nullable Project project, Consumer<String> saved) {
        this.screen = screen;
        this.project = project;
        this.saved = saved;
        setHeaderTitle(screen.texts.text(project == null ? "project.create" : "project.change"));
        setWidth("min(720px, 96vw)");
        setCloseOnOutsideClick(false);
        add(fields());
        if (project != null) {
            show(project, screen.office.facts(screen.loggedIn.require(), project));
        }
        save.setText(screen.texts.text(project == null ? "project.create" : "project.save"));
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(screen.texts.text("project.cancel"), click -> close()), save);
        name.focus();
    }

    private Component fields() {
        name.setLabel(screen.texts.text("project.name"));
        name.setMaxLength(200);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        region.setLabel(screen.texts.text("project.region"));
        region.setItems(screen.office.districts(screen.loggedIn.require()));
        region.setItemLabelGenerator(one -> one.name() + " " + one.code());
        region.setRequiredIndicatorVisible(true);
        region.setManualValidation(true);
        address.setLabel(screen.texts.text("project.address"));
        address.setMaxLength(200);
        unit("generalContractor", ProjectKinds.GENERAL_CONTRACTOR, true);
        unit("developer", ProjectKinds.DEVELOPER, true);
        unit("supervision", ProjectKinds.SUPERVISION, false);
        other.addClassName("zb-bad");
        other.setVisible(false);
        other.getElement().setAttribute("role", "alert");
        var fields = new VerticalLayout(name, region, address);
        units.values().forEach(fields::add);
        fields.add(other);
        fields.getChildren()
                .filter(HasSize.class::isInstance)
                .map(HasSize.class::cast)
                .forEach(HasSize::setWidthFull);
        fields.setPadding(false);
        fields.setSpacing(false);
        return fields;
    }

    private void unit(String key, String kind, boolean required) {
        var box = new ComboBox<Listing>(screen.texts.text("project." + key));
        box.setItemLabelGenerator(unit -> unit.name() + " " + unit.creditCode());
        box.setPlaceholder(screen.texts.text("project.unit.search"));
        box.setRequiredIndicatorVisible(required);
        box.setManualValidation(true);
        box.setClearButtonVisible(!required);
        box.setItems(query -> {
            // the first that match; whoever wants another types more of its name
            int offset = query.getOffset();
            String asked = query.getFilter().orElse("");
            return offset > 0
                    ? Stream.<Listing>of().limit(query.getLimit())
                    : screen.directory.search(kind, asked, null, OFFERED).items().stream()
                            .limit(query.getLimit());
        });
        units.put(key, box);
    }

    private void show(Project present, ProjectFacts facts) {
        name.setValue(facts.name());
        address.setValue(Objects.requireNonNullElse(facts.address(), ""));
        screen.regions.find(present.region()).ifPresent(region::setValue);
        screen.workspace.of(screen.loggedIn.require(), present.code()).parties().stream()
                .filter(party -> party.participation().active())
                .forEach(party -> {
                    ComboBox<Listing> box = units.get(
                            switch (party.kind()) {
                                case ProjectKinds.GENERAL_CONTRACTOR -> "generalContractor";
                                case ProjectKinds.DEVELOPER -> "developer";
                                case ProjectKinds.SUPERVISION -> "supervision";
                                default -> "";
                            });
                    if (box != null && box.isEmpty()) {
                        box.setValue(
                                new Listing(party.participation().enterprise(), party.name(), party.creditCode(), ""));
                    }
                });
    }

    private void save() {
        var facts = ProjectFacts.typed(
                name.getValue(),
                region.getValue() == null ? "" : region.getValue().code(),
                address.getValue(),
                code("generalContractor"),
                code("developer"),
                code("supervision"));
        clear();
        screen.guarded(() -> {
            try {
                Project done = project == null
                        ? screen.office.create(screen.loggedIn.require(), facts)
                        : screen.office.change(
                                screen.loggedIn.require(),
                                project.code(),
                                Objects.requireNonNull(project.version()),
                                facts);
                close();
                screen.tell(project == null ? "project.created" : "project.changed", done.code());
                saved.accept(done.code());
            } catch (InvalidInputException faulty) {
                faulty.errors().forEach(this::mark);
            }
        });
        save.setEnabled(true);
    }

    private String code(String key) {
        Listing unit = Objects.requireNonNull(units.get(key)).getValue();
        return unit == null ? "" : unit.creditCode();
    }

    private void clear() {
        Stream.<HasValidation>concat(Stream.of(name, region, address), units.values().stream())
                .forEach(field -> field.setInvalid(false));
        other.setVisible(false);
    }

    private void mark(FieldError fault) {
        HasValidation field =
                switch (fault.field()) {
                    case "/name" -> name;
                    case "/region" -> region;
                    case "/address" -> address;
                    default -> units.get(fault.field().substring(1));
                };
        if (field == null) {
            other.setText(screen.texts.of(fault));
            other.setVisible(true);
            return;
        }
        field.setErrorMessage(screen.texts.of(fault));
        field.setInvalid(true);
    }
}
