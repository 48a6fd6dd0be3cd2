package org.zhuban.review.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which columns of a list are shown, in which order; every column has a key and a header. */
final class GridColumns {

    private final Grid<?> grid;
    private final List<String> all;
    private final List<String> usual;

    /** @param grid with its columns as everybody sees them first */
    GridColumns(Grid<?> grid) {
        this.grid = grid;
        all = grid.getColumns().stream().map(Grid.Column::getKey).toList();
        usual = shown();
        grid.setColumnReorderingAllowed(true);
    }

    /** Keys of those shown, in order. */
    List<String> shown() {
        return grid.getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getKey)
                .toList();
    }

    /** As everybody sees them first. */
    List<String> usual() {
        return usual;
    }

    /** Every column's header, by key: those shown in their order, then the others. */
    Map<String, String> heads() {
        Map<String, String> heads = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(shown());
        all.stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        keys.forEach(key -> heads.put(key, grid.getColumnByKey(key).getHeaderText()));
        return heads;
    }

    /** Columns that there are no longer count as left out; without any it stays as it is. */
    void show(List<String> keys) {
        List<String> wanted = keys.stream().filter(all::contains).distinct().toList();
        if (!wanted.isEmpty()) {
            order(wanted);
        }
    }

    private <T> void order(List<String> wanted) {
        @SuppressWarnings("unchecked")
        Grid<T> typed = (Grid<T>) grid;
        List<Grid.Column<T>> order = new ArrayList<>();
        wanted.forEach(key -> order.add(typed.getColumnByKey(key)));
        all.stream().filter(key -> !wanted.contains(key)).forEach(key -> order.add(typed.getColumnByKey(key)));
        typed.setColumnOrder(order);
        order.forEach(column -> column.setVisible(wanted.contains(column.getKey())));
    }

    /** Dragged by their headers. */
    void onDrag(Consumer<List<String>> dragged) {
        grid.addColumnReorderListener(drag -> {
            if (drag.isFromClient()) {
                dragged.accept(drag.getColumns().stream()
                        .filter(Grid.Column::isVisible)
                        .map(Grid.Column::getKey)
                        .toList());
            }
        });
    }
}
