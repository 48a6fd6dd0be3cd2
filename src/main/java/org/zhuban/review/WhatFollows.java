package org.zhuban.review;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.WorkingDaysRule;

/**
 * What the program does by itself after an outcome of a user task, as its model draws it.
 *
 * @param steps names of the steps at once, up to the first wait, the end or the next user task, in order
 * @param later what follows when a wait 等待 is over, in order
 * @param ends  false where another user task follows
 */
public record WhatFollows(List<String> steps, List<Later> later, boolean ends) {

    /**
     * After a wait.
     *
     * @param event   its name, e.g. 公示期
     * @param days    how long it is; 0 where the drawing does not say it in days
     * @param working working days
     * @param steps   names of the steps up to the next wait, the end or the next user task
     */
    public record Later(String event, int days, boolean working, List<String> steps) {}

    public WhatFollows {
        steps = List.copyOf(steps);
        later = List.copyOf(later);
    }

    private static final Pattern DAYS = Pattern.compile("P([1-9][0-9]{0,3})D");
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static WhatFollows of(ProcessModel model, String task, String outcome) {
        return new Walk(model.bpmn(), outcome).from(task);
    }

    /** Through the drawing, by the flows that this outcome takes. */
    private static final class Walk {

        private final Map<String, Element> nodes = new HashMap<>();
        private final Map<String, List<Element>> flows = new HashMap<>();
        private final String taken;

        Walk(String bpmn, String outcome) {
            taken = "'" + outcome + "'";
            Document drawing = parse(bpmn);
            elements(drawing, "*").forEach(element -> nodes.put(element.getAttribute("id"), element));
            elements(drawing, "sequenceFlow")
                    .forEach(flow -> flows.computeIfAbsent(flow.getAttribute("sourceRef"), none -> new ArrayList<>())
                            .add(flow));
        }

        WhatFollows from(String task) {
            List<String> atOnce = new ArrayList<>();
            List<Later> later = new ArrayList<>();
            List<String> steps = atOnce;
            Set<String> seen = new HashSet<>(Set.of(task));
            Deque<String> ahead = new ArrayDeque<>(next(task));
            while (!ahead.isEmpty()) {
                String id = ahead.remove();
                Element node = nodes.get(id);
                if (node == null || !seen.add(id)) {
                    continue;
                }
                switch (node.getLocalName()) {
                    case "userTask" -> {
                        return new WhatFollows(atOnce, later, false);
                    }
                    case "endEvent" -> ahead.addAll(next(around(node)));
                    case "intermediateCatchEvent" -> {
                        steps = new ArrayList<>();
                        later.add(wait(node, steps));
                        ahead.addAll(next(id));
                    }
                    case "serviceTask" -> {
                        steps.add(node.getAttribute("name"));
                        ahead.addAll(next(id));
                    }
                    default -> ahead.addAll(next(id));
                }
            }
            return new WhatFollows(atOnce, later, true);
        }

        private static Later wait(Element event, List<String> steps) {
            var durations = event.getElementsByTagNameNS(BPMN, "timeDuration");
            var properties = event.getElementsByTagNameNS("*", "property");
            Matcher days = DAYS.matcher(
                    durations.getLength() == 0
                            ? ""
                            : durations.item(0).getTextContent().strip());
            boolean working = IntStream.range(0, properties.getLength())
                    .mapToObj(i -> (Element) properties.item(i))
                    .anyMatch(property -> WorkingDaysRule.PROPERTY.equals(property.getAttribute("name"))
                            && "true".equals(property.getAttribute("value")));
            return new Later(
                    event.getAttribute("name"), days.matches() ? Integer.parseInt(days.group(1)) : 0, working, steps);
        }

        /** The subprocess that ends here. */
        private static String around(Element node) {
            Node parent = node.getParentNode();
            return parent instanceof Element element && "subProcess".equals(element.getLocalName())
                    ? element.getAttribute("id")
                    : "";
        }

        private List<String> next(String id) {
            return flows.getOrDefault(id, List.of()).stream()
                    .filter(flow -> !flow.getTextContent().contains("outcome")
                            || flow.getTextContent().contains(taken))
                    .map(flow -> flow.getAttribute("targetRef"))
                    .toList();
        }

        private static List<Element> elements(Document drawing, String name) {
            var found = drawing.getElementsByTagNameNS(BPMN, name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> (Element) found.item(i))
                    .toList();
        }

        private static Document parse(String bpmn) {
            try {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                return factory.newDocumentBuilder().parse(new InputSource(new StringReader(bpmn)));
            } catch (javax.xml.parsers.ParserConfigurationException
                    | org.xml.sax.SAXException
                    | java.io.IOException unreadable) {
                throw new IllegalStateException("the model cannot be read", unreadable);
            }
        }
    }
}
