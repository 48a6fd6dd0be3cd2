package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML without a DOCTYPE, without entities, without fetching anything, up to a size and depth. */
final class SafeXml {

    private static final int DEPTH = 40;
    private static final int NODES = 20_000;

    private static final Pattern SCHEMA_LOCATION = Pattern.compile(
            "(?<!\\s)\\s++(?:[^\\s\"'<>=/:]++:)?+(?:schemaLocation|noNamespaceSchemaLocation)\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("\\A\\x{FEFF}?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private SafeXml() {}

    /** Why a file cannot be read, as a fault of the gate. */
    static final class UnreadableException extends Exception {

        final transient String code;
        final transient Object[] args;

        UnreadableException(String code, Object... args) {
            super(code);
            this.code = code;
            this.args = args;
        }
    }

    /**
     * Without the attributes that make a validating parser fetch a schema. Works on text, so that no parser has seen them;
     * {@link #parse} refuses what is left of them.
     */
    static byte[] withoutSchemaLocations(byte[] xml) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return SCHEMA_LOCATION.matcher(text).replaceAll("").getBytes(UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return xml;
        }
    }

    /** @param prefixes our prefix by namespace */
    static XmlNode parse(byte[] xml, Map<String, String> prefixes) throws UnreadableException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableException("gate.xml-encoding");
        }
        var declared = DECLARED_ENCODING.matcher(text);
        if (declared.find() && !"utf-8".equalsIgnoreCase(declared.group(1))) {
            throw new UnreadableException("gate.xml-encoding");
        }
        var tree = new Tree(prefixes);
        try {
            parser().parse(
                            new InputSource(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)),
                            tree);
        } catch (SAXParseException broken) {
            String message = String.valueOf(broken.getMessage());
            throw message.contains("DOCTYPE")
                    ? new UnreadableException("gate.xml-doctype")
                    : new UnreadableException(
                            "gate.xml-broken",
                            broken.getLineNumber(),
                            broken.getColumnNumber(),
                            XmlReasons.of(message, tree.open()));
        } catch (TooMuchException tooMuch) {
            throw new UnreadableException("gate.xml-too-much", DEPTH, NODES);
        } catch (SAXException | IOException broken) {
            throw new UnreadableException(
                    "gate.xml-broken", 0, 0, XmlReasons.of(String.valueOf(broken.getMessage()), tree.open()));
        }
        if (tree.root == null) {
            throw new UnreadableException("gate.xml-broken", 0, 0, XmlReasons.of("", ""));
        }
        return tree.root;
    }

    private static SAXParser parser() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            SAXParser parser = factory.newSAXParser();
            english(parser);
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return parser;
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it says is recognised by its words. */
    @SuppressWarnings("deprecation") // the only door to a parser's language
    private static void english(SAXParser parser) throws SAXException {
        if (parser.getXMLReader() instanceof org.xml.sax.Parser old) {
            old.setLocale(Locale.ENGLISH);
        }
    }

    private static final class TooMuchException extends SAXException {}

    private static final class Tree extends DefaultHandler {

        private final Map<String, String> prefixes;
        private @Nullable Locator locator;
        private @Nullable XmlNode root;
        private @Nullable XmlNode current;
        private int depth;
        private int nodes;

        Tree(Map<String, String> prefixes) {
            this.prefixes = prefixes;
        }

        /** Tag and id of the innermost element that is not closed. */
        String open() {
            return current == null ? "" : ("<" + current.tag + "> " + current.id()).strip();
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startElement(String namespace, String name, String qualified, Attributes attributes)
                throws SAXException {
            if (++depth > DEPTH || ++nodes > NODES) {
                throw new TooMuchException();
            }
            String tag = namespace.isEmpty() ? name : prefix(namespace) + ":" + name;
            var node = new XmlNode(tag, locator == null ? 0 : locator.getLineNumber(), current);
            for (int i = 0; i < attributes.getLength(); i++) {
                String space = attributes.getURI(i);
                String local = attributes.getLocalName(i);
                node.attributes.put(space.isEmpty() ? local : prefix(space) + ":" + local, attributes.getValue(i));
            }
            if (current == null) {
                root = node;
            } else {
                current.children.add(node);
            }
            current = node;
        }

        @Override
        public void endElement(String namespace, String name, String qualified) {
            depth--;
            if (current != null) {
                current = current.parent;
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (current != null) {
                current.text.append(characters, start, length);
            }
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            throw new SAXException("processing instruction " + target);
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) throws SAXException {
            throw new SAXException("external entity");
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        private String prefix(String namespace) {
            return prefixes.getOrDefault(namespace, "?");
        }
    }
}
