package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.FilterFields;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Sort;
import org.zhuban.review.InboxTally;

/** Search, filters and order of the inbox. */
final class InboxFilters extends Composite<Div> {

    private final TextField search;
    private final ComboBox<ProcessModel> type;
    private final ComboBox<Region> region;
    private final Select<Sort> sort = new Select<>();
    private final List<ProcessModel> types;
    private final List<Region> regions;
    private InboxQuery query = InboxAddress.START.query();
    private boolean showing;
    private InboxTally tally = new InboxTally();

    /**
     * @param regions that the reader's desks cover
     * @param asked   is told of another question
     */
    InboxFilters(Texts texts, List<ProcessModel> types, List<Region> regions, Consumer<InboxQuery> asked) {
        this.types = types;
        this.regions = regions;
        search = FilterFields.search(texts.text("review.search"), "330px");
        search.setTooltipText(texts.text("review.search.hint"));
        Keys.focuses(search, "/");

        type = FilterFields.choice(texts.text("review.type.all"), "168px");
        type.setItems(types);
        type.setItemLabelGenerator(ProcessModel::name);
        type.setRenderer(counted(ProcessModel::name, model -> tally.ofType(model.key())));
        type.getStyle().set("--vaadin-combo-box-overlay-width", "280px");
        region = FilterFields.choice(texts.text("review.region.all"), "150px");
        region.setItems(regions);
        region.setItemLabelGenerator(Region::name);
        region.setRenderer(counted(Region::name, one -> tally.inRegion(one.code())));
        region.setVisible(regions.size() > 1);

        sort.setItems(Sort.values());
        sort.setItemLabelGenerator(order -> texts.text("review.sort." + order.name()));
        sort.setAriaLabel(texts.text("review.sort.label"));
        sort.addClassName("small");
        sort.getElement().getThemeList().add("small");
        sort.setWidth("160px");

        search.addValueChangeListener(change -> tell(asked));
        type.addValueChangeListener(change -> tell(asked));
        region.addValueChangeListener(change -> tell(asked));
        sort.addValueChangeListener(change -> tell(asked));
        getContent().addClassName("review-filters");
        getContent().add(search, type, region, sort);
    }

    /** A name and how many tasks lie behind it. */
    private static <T> Renderer<T> counted(ValueProvider<T, String> name, ToLongFunction<T> count) {
        return LitRenderer.<T>of(
                        "<div class=\"review-counted\"><span>${item.name}</span><span>${item.count}</span></div>")
                .withProperty("name", name)
                .withProperty("count", one -> InboxTally.shown(count.applyAsLong(one)));
    }

    /** To be counted: types with their programmes. */
    Map<String, Programme> typesShown() {
        return types.stream().collect(Collectors.toMap(ProcessModel::key, ProcessModel::programme));
    }

    /** To be counted; none while there is nothing to choose. */
    List<String> regionsShown() {
        return regions.size() > 1 ? regions.stream().map(Region::code).toList() : List.of();
    }

    /** Shows the question of the address and what lies behind each choice; tells nobody. */
    void show(InboxQuery present, InboxTally counts) {
        tally = counts;
        query = present;
        showing = true;
        try {
            type.setItems(types.stream()
                    .sorted(Comparator.comparing((ProcessModel one) -> -counts.ofType(one.key())))
                    .toList());
            region.getDataProvider().refreshAll();
            if (!search.getValue().strip().equals(Objects.requireNonNullElse(present.q(), ""))) {
                search.setValue(Objects.requireNonNullElse(present.q(), ""));
            }
            type.setValue(pick(types, present.type(), ProcessModel::key));
            region.setValue(pick(regions, present.region(), Region::code));
            sort.setValue(present.sort());
        } finally {
            showing = false;
        }
    }

    private void tell(Consumer<InboxQuery> asked) {
        if (showing) {
            return;
        }
        String wanted = search.getValue().strip();
        asked.accept(new InboxQuery(
                query.box(),
                type.getValue() == null ? null : type.getValue().key(),
                null,
                region.getValue() == null ? null : region.getValue().code(),
                wanted.isEmpty() ? null : wanted,
                query.haste(),
                sort.getValue()));
    }

    /** Regions to choose from: those right below the reader's, or his own. */
    static List<Region> regions(CurrentAccount account, Regions regions) {
        return account.organisation() != null
                ? List.of()
                : account.grants().stream()
                        .flatMap(grant ->
                                grant.region() == null ? regions.children("").stream() : below(regions, grant.region()))
                        .distinct()
                        .toList();
    }

    private static Stream<Region> below(Regions regions, String region) {
        List<Region> children = regions.children(region);
        return children.isEmpty() ? regions.find(region).stream() : children.stream();
    }

    private static <T> @Nullable T pick(
            List<T> items, @Nullable String key, java.util.function.Function<T, String> keyOf) {
        return items.stream()
                .filter(item -> keyOf.apply(item).equals(key))
                .findFirst()
                .orElse(null);
    }
}
