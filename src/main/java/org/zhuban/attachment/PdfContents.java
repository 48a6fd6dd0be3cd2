package org.zhuban.attachment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Walks every object of a PDF, whether the document reaches it or not, and refuses what acts by itself or carries other files (SECURITY 10). Names arrive unescaped. */
final class PdfContents {

    private static final String SCRIPT = "attachment.pdf-script";
    private static final String ACTION = "attachment.pdf-action";
    private static final String EMBEDDED = "attachment.pdf-embedded";
    private static final String FORM = "attachment.pdf-xfa";

    /** Types, subtypes and actions: values of /Type, /Subtype, /S. */
    private static final Map<String, String> BAD_NAMES = Map.ofEntries(
            Map.entry("JavaScript", SCRIPT),
            Map.entry("Launch", ACTION),
            Map.entry("ImportData", ACTION),
            Map.entry("SubmitForm", ACTION),
            Map.entry("GoToR", ACTION),
            Map.entry("GoToE", ACTION),
            Map.entry("Rendition", ACTION),
            Map.entry("RichMediaExecute", ACTION),
            Map.entry("RichMedia", EMBEDDED),
            Map.entry("Movie", EMBEDDED),
            Map.entry("Sound", EMBEDDED),
            Map.entry("Screen", EMBEDDED),
            Map.entry("3D", EMBEDDED),
            Map.entry("FileAttachment", EMBEDDED),
            Map.entry("EmbeddedFile", EMBEDDED));

    private static final Map<String, String> BAD_KEYS = Map.of(
            "JavaScript", SCRIPT,
            "EmbeddedFiles", EMBEDDED,
            "RichMediaContent", EMBEDDED,
            "RichMediaSettings", EMBEDDED,
            "XFA", FORM);

    private static final Set<COSName> KINDS = Set.of(COSName.TYPE, COSName.SUBTYPE, COSName.S);

    private final int maxObjects;
    private final Deadline deadline;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> open = new ArrayDeque<>();

    PdfContents(int maxObjects, Deadline deadline) {
        this.maxObjects = maxObjects;
        this.deadline = deadline;
    }

    /** @throws ContentRefusedException at the first thing that may not be there */
    void requireHarmless(COSDocument document) {
        add(document.getTrailer());
        walk();
        for (COSObjectKey key : new ArrayList<>(document.getXrefTable().keySet())) {
            add(document.getObjectFromPool(key));
            walk();
        }
    }

    private void walk() {
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSObject reference) {
                add(reference.getObject());
            } else if (next instanceof COSDictionary dictionary) {
                look(dictionary);
            } else if (next instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    add(array.get(i));
                }
            }
        }
    }

    private void add(@Nullable COSBase object) {
        boolean container =
                object instanceof COSObject || object instanceof COSDictionary || object instanceof COSArray;
        if (object == null || !container || !seen.add(object)) {
            return;
        }
        if (seen.size() > maxObjects) {
            throw new ContentRefusedException("attachment.too-complex");
        }
        if (seen.size() % 256 == 0) {
            deadline.check();
        }
        open.push(object);
    }

    private void look(COSDictionary dictionary) {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            COSName key = entry.getKey();
            COSBase value = entry.getValue() instanceof COSObject reference ? reference.getObject() : entry.getValue();
            if (value == null) {
                continue;
            }
            String refusal = BAD_KEYS.get(key.getName());
            if (refusal == null && KINDS.contains(key) && value instanceof COSName name) {
                refusal = BAD_NAMES.get(name.getName());
            }
            if (refusal == null) {
                refusal = shortKey(dictionary, key.getName(), value);
            }
            if (refusal != null) {
                throw new ContentRefusedException(refusal);
            }
            add(entry.getValue());
        }
    }

    /** Keys so short that a font or picture may bear the name too: the value decides. */
    private static @Nullable String shortKey(COSDictionary owner, String key, COSBase value) {
        return switch (key) {
            case "JS" -> value instanceof COSString || value instanceof COSStream ? SCRIPT : null;
            case "AA" -> value instanceof COSDictionary && !(value instanceof COSStream) ? ACTION : null;
            case "EF" -> value instanceof COSDictionary && !(value instanceof COSStream) ? EMBEDDED : null;
            case "F", "FFilter" -> owner instanceof COSStream ? EMBEDDED : null;
            default -> null;
        };
    }
}
