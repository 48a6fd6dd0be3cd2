package org.zhuban.board.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bars and a line by ECharts. The table beside it has the same numbers, so screen readers are spared it. */
@JavaScript("context://lib/echarts/echarts.common.min.js")
@JavaScript("context://board.js")
@StyleSheet("context://board.css")
final class BoardChart extends Div {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String drawing;

    /**
     * What is drawn.
     *
     * @param labels  of the categories
     * @param across  bars lie, for long labels
     * @param series  bars, and a line with an axis of its own
     * @param first   colour of the first series: what the same colour means in all charts
     */
    record Drawing(List<String> labels, boolean across, List<Series> series, int first) {}

    /** @param line on the axis of days */
    record Series(String name, boolean line, List<@Nullable Double> values) {}

    BoardChart(Drawing drawing) {
        try {
            this.drawing = JSON.writeValueAsString(drawing);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        addClassName("board-chart");
        getElement().setAttribute("aria-hidden", "true");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanBoard.chart(this, JSON.parse($0))", drawing);
    }
}
