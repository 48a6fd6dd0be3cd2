package org.zhuban.filing.engine.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Why a file is no XML, in the reader's language; what the parser says stays in the log. */
final class XmlReasons {

    private static final Logger LOG = LoggerFactory.getLogger(XmlReasons.class);

    /** Part of what the parser says in English, and the message that says so. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("must be terminated by the matching end-tag", "end-tag");
        KINDS.put("must start and end within the same entity", "cut-off");
        KINDS.put("must end with the '>' delimiter", "end-tag");
        KINDS.put("must be followed by either attribute specifications", "start-tag");
        KINDS.put("Content is not allowed in prolog", "prolog");
        KINDS.put("Premature end of file", "empty");
        KINDS.put("in the document following the root element must be well-formed", "after-root");
        KINDS.put("Content is not allowed in trailing section", "after-root");
        KINDS.put("Open quote is expected", "quote");
        KINDS.put("must not contain the '<' character", "quote");
        KINDS.put("must be followed by the ' = ' character", "quote");
        KINDS.put("was already specified for element", "attribute-twice");
        KINDS.put("entity", "entity");
        KINDS.put("prefix ", "prefix");
        KINDS.put("invalid XML character", "character");
        KINDS.put("well-formed character data or markup", "start-tag");
    }

    private XmlReasons() {}

    /**
     * An argument of a sentence.
     *
     * @param element the innermost one that was open; empty if none was
     */
    static DefaultMessageSourceResolvable of(String said, String element) {
        LOG.debug("A file is no XML: {}", said);
        String kind = KINDS.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
        return element.isEmpty()
                ? new DefaultMessageSourceResolvable("gate.xml." + kind)
                : new DefaultMessageSourceResolvable(
                        new String[] {"gate.xml.in"},
                        new Object[] {element, new DefaultMessageSourceResolvable("gate.xml." + kind)});
    }
}
