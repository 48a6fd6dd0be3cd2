package org.zhuban.attachment;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** PDFBox's parser, which measures every stream before it is unfolded and remembers objects that could not be read, where PDFBox would go on with nothing. */
final class GuardedPdfParser extends PDFParser {

    private final InflateBudget budget;
    private boolean unreadable;

    GuardedPdfParser(RandomAccessRead source, InflateBudget budget) throws IOException {
        super(source);
        this.budget = budget;
    }

    /** @param repair let PDFBox mend broken cross references, by searching the whole file */
    PDDocument open(boolean repair) throws IOException {
        return parse(repair);
    }

    /** Was there an object, so far, that could not be read? Another reader might read it, with whatever it says. */
    boolean unreadable() {
        return unreadable;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        long position = source.getPosition();
        budget.measure(stream);
        if (!initialParseDone) {
            budget.takeAsStructure(stream);
        }
        source.seek(position);
        return stream;
    }

    @Override
    protected COSBase parseObjectStreamObject(long number, COSObjectKey key) throws IOException {
        if (document.getObjectFromPool(new COSObjectKey(number, 0)).getObject() instanceof COSStream stream) {
            budget.takeAsStructure(stream);
        }
        return super.parseObjectStreamObject(number, key);
    }

    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException broken) {
            unreadable = true;
            throw broken;
        }
    }
}
