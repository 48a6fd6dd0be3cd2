package org.zhuban.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.ui.PicturesCompared.Comparison;
import org.zhuban.filing.ui.PicturesCompared.Said;

/** 对照: pictures side by side, as large as the pane lets them; a click opens one by itself. */
final class ComparisonPane extends Div {

    private static final int WIDTH = 1400;

    private final FormDefinition form;
    private final ReviewFiles files;
    private final Texts texts;

    ComparisonPane(FormDefinition form, Comparison comparison, ReviewFiles files, Texts texts, Times times) {
        this.form = form;
        this.files = files;
        this.texts = texts;
        addClassName("review-compare");
        var left = new Div();
        comparison.left().forEach(file -> left.add(picture(file)));
        var right = new Div(picture(comparison.right()));
        Said said = comparison.said();
        if (said != null) {
            right.add(said(said, times));
        }
        add(left, right);
    }

    private Anchor picture(Attachment file) {
        String label = form.field(file.slot()).map(FormElement::label).orElse(file.slot());
        var image = new Image(files.previewUrl(file, 1, WIDTH), texts.text("review.page.alt", label, 1));
        var picture = new Anchor(files.previewUrl(file, 1, WIDTH), "");
        picture.setTarget(AnchorTarget.BLANK);
        picture.setRouterIgnore(true);
        picture.setTitle(texts.text("review.compare.large"));
        picture.add(new Span(label), image);
        return picture;
    }

    private Div said(Said said, Times times) {
        var result = new Span(said.result());
        result.addClassNames("zb-badge", said.tone());
        var head = new Div(new Span(said.service()), result);
        head.addClassName("review-compare-result");
        var note = new Div(head);
        note.addClassName("review-compare-said");
        if (said.score() != null) {
            note.add(new Div(said.score()));
        }
        note.add(new Div(times.shown(said.at())));
        return note;
    }
}
