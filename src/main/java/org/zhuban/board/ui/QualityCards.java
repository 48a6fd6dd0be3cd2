package org.zhuban.board.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.zhuban.board.ReviewQuality.RuleLine;
import org.zhuban.board.ReviewQuality.SpotLine;
import org.zhuban.board.ui.BoardTable.Cell;
import org.zhuban.common.Texts;

/** How far the automated review can be relied on: rules that were overridden, problems that spot checks found. */
final class QualityCards {

    private QualityCards() {}

    static Div rules(List<RuleLine> lines, Texts texts) {
        var card = card("board-rules", "board.rules", "board.rules.text", texts);
        if (lines.isEmpty()) {
            card.add(new Paragraph(texts.text("board.rules.none")));
            return card;
        }
        var table = new BoardTable(
                texts.text("board.rules"),
                List.of(
                        texts.text("board.rule"),
                        texts.text("board.type"),
                        texts.text("board.failed"),
                        texts.text("board.overridden"),
                        texts.text("board.override-rate")));
        lines.forEach(line -> table.row(
                Cell.of(line.said()),
                Cell.of(line.name()),
                Cell.of(line.failed(), null),
                Cell.of(line.overridden(), null),
                Cell.percent(line.rate())));
        card.add(table);
        return card;
    }

    static Div spots(List<SpotLine> lines, Texts texts) {
        var card = card("board-spots", "board.spots", "board.spots.text", texts);
        if (lines.isEmpty()) {
            card.add(new Paragraph(texts.text("board.spots.none")));
            return card;
        }
        var table = new BoardTable(
                texts.text("board.spots"),
                List.of(
                        texts.text("board.type"),
                        texts.text("board.automatic"),
                        texts.text("board.drawn"),
                        texts.text("board.looked"),
                        texts.text("board.faulty"),
                        texts.text("board.faulty-rate")));
        lines.forEach(line -> table.row(
                Cell.of(line.name()),
                Cell.of(line.approved(), null),
                Cell.of(line.drawn(), null),
                Cell.of(line.looked(), null),
                Cell.of(line.faulty(), null),
                Cell.percent(line.rate())));
        card.add(table, new Anchor("spot-checks", texts.text("board.spots.link")));
        return card;
    }

    private static Div card(String id, String title, String text, Texts texts) {
        var lead = new Paragraph(texts.text(text));
        lead.addClassName("zb-sub");
        var card = new Div(new H3(texts.text(title)), lead);
        card.addClassNames("zb-panel", "board-card");
        card.setId(id);
        return card;
    }
}
