package org.zhuban.attachment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws a page within bounds of pixels and time; pictures in it are read coarsely where the page is drawn small. */
final class BoundedPdfRenderer extends PDFRenderer {

    private static final double MAX_PIXELS = 8_000_000;

    private final Deadline deadline;

    BoundedPdfRenderer(PDDocument document, Deadline deadline) {
        super(document);
        this.deadline = deadline;
        setSubsamplingAllowed(true);
    }

    /**
     * @param index from 0
     * @param width pixels; less where the page would be too high
     */
    BufferedImage draw(int index, int width) throws IOException {
        PDRectangle box = document.getPage(index).getCropBox();
        boolean lying = document.getPage(index).getRotation() % 180 != 0;
        double pageWidth = Math.max(1, lying ? box.getHeight() : box.getWidth());
        double pageHeight = Math.max(1, lying ? box.getWidth() : box.getHeight());
        double scale = Math.min(width / pageWidth, Math.sqrt(MAX_PIXELS / (pageWidth * pageHeight)));
        return renderImage(index, (float) scale, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                deadline.check();
                super.processOperator(operator, operands);
            }
        };
    }
}
