package org.thalweg.export;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.thalweg.study.BadInput;

/**
 * The wanted parts of an XML file as a tree, read by StAX. A document type, and with it every entity, is refused, so that
 * no file can make itself larger than it is or reach outside itself; depth and number of elements are bounded.
 */
final class XmlTree {
    /** LandXML nests some eight deep. */
    private static final int MAX_DEPTH = 60;

    private static final int MAX_ELEMENTS = 2_000_000;

    /** Longest text of one element that is kept (characters): a point has some sixty. */
    private static final int MAX_TEXT = 4000;

    /** An element with its attributes, its own text and its children; {@code line} is where it begins in the file. */
    record Element(String name, int line, Map<String, String> attributes, StringBuilder text, List<Element> children) {
        /** Children of a name. */
        List<Element> all(String child) {
            return children.stream().filter(c -> c.name.equals(child)).toList();
        }

        /** The first child of a name, or null. */
        Element first(String child) {
            return children.stream().filter(c -> c.name.equals(child)).findFirst().orElse(null);
        }
    }

    private final String file;
    private final Set<String> skipped;
    private final XMLStreamReader in;
    private int elements;
    /** How many elements deep the reader is inside one that is passed over; 0 outside. */
    private int skipping;


    private XmlTree(String file, Set<String> skipped, XMLStreamReader in) {
        this.file = file;
        this.skipped = skipped;
        this.in = in;
    }

    /**
     * Reads.
     *
     * @param file name of the file, for messages
     * @param bytes its content
     * @param skipped names of elements that are passed over with all that is in them
     * @return the root
     * @throws BadInput when it is no XML, or more of it than a line can be
     */
    static Element read(String file, byte[] bytes, Set<String> skipped) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to something outside itself");
        });
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return new XmlTree(file, skipped, in).root();
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new BadInput(file + ", line " + line + ": this is not well-formed XML (" + reason(e)
                    + "); export the file again as LandXML 1.2");
        }
    }

    /** The library's words, without its own account of the place. */
    private static String reason(XMLStreamException e) {
        String words = String.valueOf(e.getMessage()).replaceAll("(?s)^.*Message: ", "").replaceAll("\\s+", " ");
        words = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        return words.length() <= 120 ? words : words.substring(0, 120) + "...";
    }

    private Element root() throws XMLStreamException {
        List<Element> open = new ArrayList<>();
        Element root = null;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD -> throw refuse("it has a document type (DOCTYPE), which LandXML does not use;"
                        + " take it out");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw refuse("it refers to an entity, &" + in.getLocalName()
                        + ";, which LandXML does not use; take it out");
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = start(open);
                    root = root == null ? element : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (skipping > 0) {
                        skipping--;
                    } else {
                        open.remove(open.size() - 1);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(open);
                default -> {
                    // Comments and processing instructions say nothing of the line.
                }
            }
        }
        return root;
    }

    /** Begins an element; null for one that is passed over, which is counted but not kept. */
    private Element start(List<Element> open) throws XMLStreamException {
        if (++elements > MAX_ELEMENTS || open.size() + skipping >= MAX_DEPTH) {
            throw refuse("it has more than " + MAX_ELEMENTS + " elements, or more than " + MAX_DEPTH
                    + " in one another; export the line alone");
        }
        if (skipping > 0 || (!open.isEmpty() && skipped.contains(in.getLocalName()))) {
            skipping++;
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        Element element = new Element(in.getLocalName(), in.getLocation().getLineNumber(), attributes,
                new StringBuilder(), new ArrayList<>());
        if (!open.isEmpty()) {
            open.get(open.size() - 1).children().add(element);
        }
        open.add(element);
        return element;
    }

    private void text(List<Element> open) {
        if (skipping == 0 && !open.isEmpty()) {
            StringBuilder text = open.get(open.size() - 1).text();
            int room = MAX_TEXT - text.length();
            text.append(in.getTextCharacters(), in.getTextStart(), Math.min(room, in.getTextLength()));
        }
    }

    private BadInput refuse(String words) {
        return new BadInput(file + ", line " + Math.max(1, in.getLocation().getLineNumber()) + ": " + words);
    }
}
