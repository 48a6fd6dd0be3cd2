package org.zhuban.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Blank cells 空白处 of a printed paper as form fields. Their font is embedded with the characters of GB 2312, two megabytes in every such
 * paper; a rarer one typed into a field is shown as the viewer can.
 */
@Component
class WritableBlanks {

    /** Property of a template's cell: the name of what is written there; blank where nothing is to be. */
    static final String PROPERTY = "net.sf.jasperreports.export.zhuban.blank";

    private static final COSName FONT = COSName.getPDFName("Blank");
    private static final String APPEARANCE = "/Blank 9.5 Tf 0 g";
    private static final int FIRST_ROW = 0xA1;
    private static final int LAST_ROW = 0xF7;
    private static final int LAST_CELL = 0xFE;

    private byte @Nullable [] font;

    /** @param pdf of that report */
    byte[] add(JasperPrint filled, byte[] pdf) {
        var out = new ByteArrayOutputStream(pdf.length);
        try (PDDocument document = Loader.loadPDF(pdf);
                TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font()))) {
            var form = new PDAcroForm(document);
            var resources = new PDResources();
            resources.put(FONT, PDType0Font.load(document, letters, false));
            form.setDefaultResources(resources);
            form.setDefaultAppearance(APPEARANCE);
            document.getDocumentCatalog().setAcroForm(form);
            for (int page = 0; page < filled.getPages().size(); page++) {
                add(form, filled, page, document.getPage(page));
            }
            // PDF/A-1 knows no object streams
            document.save(out, CompressParameters.NO_COMPRESSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void add(PDAcroForm form, JasperPrint filled, int number, PDPage page) throws IOException {
        List<PDAnnotation> annotations = new ArrayList<>(page.getAnnotations());
        for (JRPrintElement cell : filled.getPages().get(number).getElements()) {
            String label = cell.getPropertiesMap().getProperty(PROPERTY);
            if (label == null || label.isBlank()) {
                continue;
            }
            var field = new PDTextField(form);
            field.setPartialName("blank-" + (form.getFields().size() + 1));
            field.setAlternateFieldName(label);
            field.setDefaultAppearance(APPEARANCE);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(
                    cell.getX() + 1F,
                    (float) filled.getPageHeight() - cell.getY() - cell.getHeight() + 1,
                    cell.getWidth() - 2F,
                    cell.getHeight() - 2F));
            widget.setPage(page);
            widget.setPrinted(true);
            annotations.add(widget);
            form.getFields().add(field);
            field.setValue("");
        }
        page.setAnnotations(annotations);
    }

    private synchronized byte[] font() throws IOException {
        byte[] made = font;
        if (made == null) {
            try (InputStream file = new ClassPathResource("fonts/NotoSansSC_400Regular.ttf").getInputStream();
                    TrueTypeFont whole = new TTFParser()
                            .parse(new RandomAccessReadBuffer(new ByteArrayInputStream(file.readAllBytes())))) {
                var subset = new TTFSubsetter(whole);
                for (int letter = ' '; letter <= '~'; letter++) {
                    subset.add(letter);
                }
                characters().codePoints().forEach(subset::add);
                var out = new ByteArrayOutputStream();
                subset.writeToStream(out);
                made = out.toByteArray();
                font = made;
            }
        }
        return made;
    }

    private static String characters() {
        var cells = new ByteArrayOutputStream();
        for (int row = FIRST_ROW; row <= LAST_ROW; row++) {
            for (int cell = FIRST_ROW; cell <= LAST_CELL; cell++) {
                cells.write(row);
                cells.write(cell);
            }
        }
        return cells.toString(Charset.forName("GB2312")).replace("\uFFFD", "");
    }
}
