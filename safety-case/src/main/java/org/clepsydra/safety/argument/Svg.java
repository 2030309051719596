package org.clepsydra.safety.argument;

import java.util.List;

/** Writes a picture element by element, in whole pixels. */
final class Svg {

    /** The size of type. */
    static final int TYPE = 12;

    /** From line to line. */
    static final int LINE = 15;

    private final StringBuilder out = new StringBuilder();

    /** A group of elements, told by a title when pointed at. */
    void begin(String title) {
        out.append("<g><title>").append(escape(title)).append("</title>\n");
    }

    /** The end of a group. */
    void end() {
        out.append("</g>\n");
    }

    /** A link around what follows. */
    void beginLink(String to) {
        out.append("<a href=\"").append(escape(to)).append("\">\n");
    }

    /** The end of a link. */
    void endLink() {
        out.append("</a>\n");
    }

    void rect(int x, int y, int width, int height, int round, String style) {
        out.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\""
                        .formatted(x, y, width, height, round));
        style(style);
    }

    void ellipse(int x, int y, int width, int height, String style) {
        out.append(
                "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"%d\""
                        .formatted(x + width / 2, y + height / 2, width / 2, height / 2));
        style(style);
    }

    /** A closed figure through points, x and y by turns. */
    void polygon(String style, int... points) {
        out.append("<polygon points=\"").append(points(points)).append('"');
        style(style);
    }

    /** A line through points, x and y by turns. */
    void line(String style, int... points) {
        out.append("<polyline fill=\"none\" points=\"").append(points(points)).append('"');
        style(style);
    }

    private static String points(int... points) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            all.append(i == 0 ? "" : " ").append(points[i]).append(',').append(points[i + 1]);
        }
        return all.toString();
    }

    private void style(String style) {
        out.append(' ').append(style).append("/>\n");
    }

    /** Lines of text around a middle, the first baseline at y. */
    void text(int middle, int y, List<String> lines, String style) {
        int at = y;
        for (String line : lines) {
            out.append(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" %s>%s</text>%n"
                            .formatted(middle, at, style, escape(line))
                            .replace("\r", ""));
            at += LINE;
        }
    }

    /** A line of text from x on. */
    void textFrom(int x, int y, String line, String style) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" ");
        out.append(style).append('>').append(escape(line)).append("</text>\n");
    }

    /** The whole picture. */
    String picture(int width, int height, String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\""
                + width
                + "\" height=\""
                + height
                + "\" viewBox=\"0 0 "
                + width
                + " "
                + height
                + "\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\""
                + TYPE
                + "\">\n<title>"
                + escape(title)
                + "</title>\n"
                + "<rect width=\""
                + width
                + "\" height=\""
                + height
                + "\" fill=\"#ffffff\"/>\n"
                + out
                + "</svg>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
