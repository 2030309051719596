package org.clepsydra.bench.report;

import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** One drawing: a plot by JFreeChart, labels as SVG text, a title and a description. */
final class Drawing {
    private static final BasicStroke HAIRLINE = new BasicStroke(1);

    private final String id;
    private final Frame frame;
    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final List<DomContent> labels = new ArrayList<>();

    Drawing(String key, Frame frame, TimeScale time) {
        this(key, frame, time.fromHours(), time.toHours());
        across.setTickUnit(new NumberTickUnit(time.stepHours(frame.ticks())));
        across.setTickMarksVisible(true);
    }

    /** A drawing across which stands something else than time; it labels that itself. */
    Drawing(String key, Frame frame, double from, double to) {
        this.id = key + "-" + frame.suffix();
        this.frame = frame;
        across.setRange(from, to);
        across.setTickMarksVisible(false);
        across.setTickLabelsVisible(false);
        across.setAxisLinePaint(Ink.AXIS.paint());
        across.setTickMarkPaint(Ink.AXIS.paint());
        across.setTickMarkOutsideLength(5);
        across.setTickMarkStroke(HAIRLINE);
        across.setAxisLineStroke(HAIRLINE);
        up.setTickLabelsVisible(false);
        up.setTickMarksVisible(false);
        up.setAxisLineVisible(false);
    }

    NumberAxis across() {
        return across;
    }

    NumberAxis up() {
        return up;
    }

    /** A plot without text, its axes set and its space fixed by the frame. */
    XYPlot plot() {
        XYPlot plot = new XYPlot(null, across, up, null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedRangeAxisSpace(space(frame.left(), 0, frame.right()));
        plot.setFixedDomainAxisSpace(space(0, Frame.BOTTOM, 0));
        plot.setRangeGridlinePaint(Ink.GRID.paint());
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setDomainGridlinePaint(Ink.GRID.paint());
        plot.setDomainGridlineStroke(HAIRLINE);
        return plot;
    }

    private static AxisSpace space(double left, double bottom, double right) {
        AxisSpace space = new AxisSpace();
        space.setLeft(left);
        space.setBottom(bottom);
        space.setRight(right);
        space.setTop(bottom > 0 ? Frame.TOP : 0);
        return space;
    }

    double x(double hours) {
        return across.valueToJava2D(hours, frame.plot(), RectangleEdge.BOTTOM);
    }

    double y(double value) {
        return up.valueToJava2D(value, frame.plot(), RectangleEdge.LEFT);
    }

    /** Adds text. {@code anchor} is start, middle or end. */
    void label(String style, String anchor, double x, double y, String text) {
        labels.add(
                tag("text")
                        .attr("class", style)
                        .attr("text-anchor", anchor)
                        .attr("x", tenth(x))
                        .attr("y", tenth(y))
                        .withText(text));
    }

    /** Labels the ticks of time, and names the unit once, at the right. */
    void labelTime(TimeScale time) {
        double step = across.getTickUnit().getSize();
        double bottom = frame.plot().getMaxY();
        double perUnit = time.unit().hours();
        long last = (long) Math.floor(time.toHours() / step + 1e-9);
        for (long i = (long) Math.ceil(time.fromHours() / step - 1e-9); i <= last; i++) {
            label(
                    "tick",
                    "middle",
                    x(i * step),
                    bottom + 20,
                    Numerals.fixed(i * step / perUnit, 0));
        }
        label(
                "unit",
                "end",
                frame.plot().getMaxX(),
                bottom + 38,
                time.unit().word() + " since the start");
    }

    /** Labels the ticks of the values, and names their unit above. */
    void labelValues(Scale scale, String unit) {
        for (int i = 0; i < scale.ticks(); i++) {
            label(
                    "tick",
                    "end",
                    frame.left() - 8,
                    y(scale.tick(i)) + 4,
                    Numerals.fixed(scale.tick(i), scale.decimals()));
        }
        label("unit", "start", 0, Frame.TOP - 14, unit);
    }

    /** The element, with the plot beneath and the labels on top. */
    ContainerTag<?> element(XYPlot plot, String title, String description) {
        Rectangle2D whole = new Rectangle2D.Double(0, 0, frame.width(), frame.height());
        String drawn = Svg.of(id, canvas -> plot.draw(canvas, whole, null, null, null));
        return tag("svg")
                .attr("class", frame.suffix())
                .attr("viewBox", "0 0 " + frame.width() + " " + frame.height())
                .attr("role", "img")
                .attr("aria-labelledby", id + "-title " + id + "-description")
                .with(
                        tag("title").attr("id", id + "-title").withText(title),
                        tag("desc").attr("id", id + "-description").withText(description),
                        rawHtml(Ink.named(drawn)))
                .with(labels);
    }

    private static String tenth(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value + 0.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
