package org.clepsydra.bench.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGCSSStyler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as SVG text, to stand inside an svg element. The same drawing gives the same text. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 1;

    private Svg() {}

    /**
     * Draws.
     *
     * @param id begins every id inside, so that several drawings can stand on one page
     */
    static String of(String id, Consumer<Graphics2D> drawing) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(
                new SVGIDGenerator() {
                    @Override
                    public String generateID(String kind) {
                        return id + "-" + super.generateID(kind);
                    }
                });
        SVGGraphics2D canvas = new SVGGraphics2D(context, false);
        // JFreeChart puts back what it found, and AWT refuses to put back nothing
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.accept(canvas);
        Element root = canvas.getRoot();
        // Batik gives every drawing of a page the same name here, and nothing refers to it
        ((Element) root.getElementsByTagName("defs").item(0)).removeAttribute("id");
        // only a style, not an attribute, can name a colour that the page sets
        SVGCSSStyler.style(root);
        String text = text(root);
        return text.substring(text.indexOf('>') + 1, text.lastIndexOf("</svg>"));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element root) {
        try {
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(root), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
