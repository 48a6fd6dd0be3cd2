package org.zhuban.document;

import java.awt.Color;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.VerticalTextAlignEnum;

/**
 * What every page of a paper carries that was valid once: a red line above and a pale word behind. It is set on the filled report, so that a
 * template of the authority's own carries it without knowing of it.
 *
 * @param word e.g. 已变更
 * @param line which document is in force, or since when this one is not
 */
record VoidMark(String word, String line) {

    private static final String FONT = "Noto Sans SC";
    private static final Color RED = new Color(0xB4231A);
    private static final Color PALE = new Color(0xF8D5D1);

    /** In points; the templates leave more above. */
    private static final int LINE_TOP = 12;

    private static final int LINE_HEIGHT = 22;
    private static final float LINE_SIZE = 13;
    private static final int WORD_HEIGHT = 200;
    private static final float WORD_SIZE = 130;

    void stamp(JasperPrint filled) {
        for (JRPrintPage page : filled.getPages()) {
            page.getElements()
                    .add(
                            0,
                            text(
                                    filled,
                                    word,
                                    (filled.getPageHeight() - WORD_HEIGHT) / 2,
                                    WORD_HEIGHT,
                                    WORD_SIZE,
                                    PALE));
            page.addElement(text(filled, line, LINE_TOP, LINE_HEIGHT, LINE_SIZE, RED));
        }
    }

    private static JRPrintText text(JasperPrint filled, String words, int y, int height, float size, Color colour) {
        var text = new JRBasePrintText(filled.getDefaultStyleProvider());
        text.setX(0);
        text.setY(y);
        text.setWidth(filled.getPageWidth());
        text.setHeight(height);
        text.setTextHeight(height);
        text.setText(words);
        text.setFontName(FONT);
        text.setFontSize(size);
        text.setBold(true);
        text.setForecolor(colour);
        text.setHorizontalTextAlign(HorizontalTextAlignEnum.CENTER);
        text.setVerticalTextAlign(VerticalTextAlignEnum.MIDDLE);
        return text;
    }
}
