package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** However a file is written, the same is the same; and no single edit of what it says goes unmentioned. */
class NothingUnmentionedTests {

    private static final Set<String> PICTURE = Set.of("BPMNDiagram", "DMNDI");
    private static final Set<String> TOOLS =
            Set.of("exporter", "exporterVersion", "executionPlatform", "executionPlatformVersion");
    private static final Set<String> CARRIERS = Set.of(
            "definitions",
            "process",
            "message",
            "startEvent",
            "endEvent",
            "userTask",
            "serviceTask",
            "exclusiveGateway",
            "subProcess",
            "boundaryEvent",
            "sequenceFlow",
            "decision",
            "input",
            "output",
            "rule");

    private static Difference difference(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        return Difference.of(before, after, Folders.texts(), Locale.SIMPLIFIED_CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processes/xc/enterprise-profile",
                "processes/xj/employment-termination",
                "src/test/resources/types/signed/turn-sign-work",
                "src/test/resources/types/signed/two-eyes-work"
            })
    void a_folder_written_otherwise_is_the_same(String path) throws Exception {
        SortedMap<String, byte[]> folder = Folders.read(Path.of(path));
        assertThat(difference(folder, folder).isEmpty()).isTrue();
        var otherwise = new TreeMap<>(folder);
        for (String file : folder.keySet()) {
            if (file.endsWith("bpmn") || file.endsWith("dmn")) {
                Document document = parse(folder.get(file));
                unspaced(document.getDocumentElement());
                otherwise.put(file, written(document, true));
            } else if (file.endsWith("form")) {
                otherwise.put(
                        file, new ObjectMapper().writeValueAsBytes(new ObjectMapper().readTree(folder.get(file))));
            }
            assertThat(otherwise.get(file).length).isPositive();
        }
        assertThat(difference(folder, otherwise).changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processes/xc/enterprise-profile",
                "processes/xj/employment-termination",
                "src/test/resources/types/signed/turn-sign-work",
                "src/test/resources/types/signed/two-eyes-work"
            })
    void no_single_edit_of_a_diagram_or_table_goes_unmentioned(String path) throws Exception {
        SortedMap<String, byte[]> folder = Folders.read(Path.of(path));
        for (String file : folder.keySet()) {
            if (!file.endsWith("bpmn") && !file.endsWith("dmn")) {
                continue;
            }
            var random = new Random(7);
            int edits = edits(parse(folder.get(file))).size();
            for (int i = 0; i < 150; i++) {
                Document document = parse(folder.get(file));
                Edit edit = edits(document).get(random.nextInt(edits));
                edit.make().run();
                var after = new TreeMap<>(folder);
                after.put(file, written(document, false));
                Difference difference = difference(folder, after);
                assertThat(difference.changes()).as("%s: %s", file, edit.what()).isNotEmpty();
                assertThat(difference.onlyDrawing())
                        .as("%s: %s", file, edit.what())
                        .isFalse();
            }
        }
    }

    @Test
    void no_single_edit_of_a_form_goes_unmentioned() throws Exception {
        SortedMap<String, byte[]> folder = Folders.read(Folders.PROFILE);
        var json = new ObjectMapper();
        int leaves = leaves(json.readTree(folder.get("forms/submit.form"))).size();
        for (int i = 0; i < leaves; i++) {
            JsonNode form = json.readTree(folder.get("forms/submit.form"));
            Edit edit = leaves(form).get(i);
            edit.make().run();
            var after = new TreeMap<>(folder);
            after.put("forms/submit.form", json.writeValueAsBytes(form));
            assertThat(difference(folder, after).changes()).as(edit.what()).isNotEmpty();
            assertThat(difference(folder, after).onlyDrawing()).as(edit.what()).isFalse();
        }
    }

    private record Edit(String what, Runnable make) {}

    private static List<Edit> leaves(JsonNode node) {
        var edits = new ArrayList<Edit>();
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                String name = property.getKey();
                if (Set.of("id", "layout", "executionPlatform", "executionPlatformVersion")
                        .contains(name)) {
                    continue;
                }
                if (property.getValue().isValueNode()) {
                    edits.add(new Edit(
                            name + " changed",
                            () -> object.put(name, property.getValue().asText() + "1")));
                    if (!"type".equals(name)) {
                        edits.add(new Edit(name + " removed", () -> object.remove(name)));
                    }
                }
            }
        }
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(property -> !"layout".equals(property.getKey()))
                    .forEach(property -> edits.addAll(leaves(property.getValue())));
        } else {
            node.forEach(child -> edits.addAll(leaves(child)));
        }
        return edits;
    }

    private static List<Edit> edits(Document document) {
        var edits = new ArrayList<Edit>();
        collect(document.getDocumentElement(), edits);
        return edits;
    }

    private static void collect(Element element, List<Edit> edits) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName();
            boolean tables = element.getNamespaceURI().contains("DMN") && "definitions".equals(element.getLocalName());
            boolean called = "id".equals(name) && (tables || !CARRIERS.contains(element.getLocalName()));
            if (attribute.getName().startsWith("xmlns") || TOOLS.contains(name) || called) {
                continue;
            }
            String where = element.getTagName() + " " + element.getAttribute("id") + " " + attribute.getName();
            edits.add(new Edit(where + " changed", () -> attribute.setValue(attribute.getValue() + "1")));
            if (!"id".equals(name)) {
                edits.add(new Edit(where + " removed", () -> element.removeAttributeNode(attribute)));
            }
        }
        boolean leaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below && !PICTURE.contains(below.getLocalName())) {
                leaf = false;
                String where = element.getTagName() + " " + element.getAttribute("id") + " " + below.getTagName();
                boolean empty = below.getTextContent().isBlank()
                                && below.getAttributes().getLength() == 0
                        || "extensionElements".equals(below.getLocalName())
                                && below.getTextContent().isBlank()
                                && below.getElementsByTagName("*").getLength() < 2;
                boolean emptyCell = below.getLocalName().matches("text|inputEntry|outputEntry")
                        && below.getTextContent().isBlank();
                if (!empty && !emptyCell) {
                    edits.add(new Edit(where + " removed", () -> element.removeChild(below)));
                }
                collect(below, edits);
            }
        }
        if (leaf && !element.getTextContent().isBlank()) {
            edits.add(new Edit(
                    element.getTagName() + " " + element.getTextContent() + " changed",
                    () -> element.setTextContent(element.getTextContent().strip() + "1")));
        }
    }

    private static Document parse(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static void unspaced(Node node) {
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (child.getNodeType() == Node.TEXT_NODE && child.getTextContent().isBlank()) {
                node.removeChild(child);
            } else {
                unspaced(child);
            }
            child = next;
        }
    }

    /** Attributes come out in another order than they were written in. */
    private static byte[] written(Document document, boolean indented) throws Exception {
        var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, indented ? "yes" : "no");
        var out = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
