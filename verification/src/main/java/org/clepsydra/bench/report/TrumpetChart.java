package org.clepsydra.bench.report;

import j2html.tags.ContainerTag;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Draws a trumpet curve. Lengths of windows stand by their logarithm, or the short ones, which say
 * most, would have no room.
 */
final class TrumpetChart {
    /** Narrower than other charts, as a table stands beside it. */
    static final Frame BESIDE = new Frame("wide", 600, 330, 56, 18, 13);

    /** The axis of errors shows no less, or a pump without any would seem to have some. */
    private static final double LEAST_PERCENT = 1;

    private static final double MARGIN = 0.06;
    private static final BasicStroke THIN =
            new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke BROAD =
            new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0);
    private static final Ellipse2D DOT = new Ellipse2D.Double(-3, -3, 6, 6);

    private final Trumpet curve;
    private final Frame frame;
    private final Drawing drawing;
    private final Scale scale;
    private final DefaultXYDataset lines = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

    private TrumpetChart(Trumpet curve, Frame frame, String key) {
        this.curve = curve;
        this.frame = frame;
        List<Trumpet.Window> windows = curve.windows();
        double to = across(windows.get(windows.size() - 1));
        double margin = Math.max(MARGIN, MARGIN * to);
        this.drawing = new Drawing(key, frame, across(windows.get(0)) - margin, to + margin);
        this.scale =
                Scale.of(-highest(w -> -w.smallestPercent()), highest(w -> w.largestPercent()));
    }

    /**
     * The curve as an element.
     *
     * @param key of this drawing within the page
     */
    static ContainerTag<?> of(Trumpet curve, Frame frame, String key) {
        return new TrumpetChart(curve, frame, key).drawn();
    }

    /** The highest of the errors turned one way, of the mean and of the bound. */
    private double highest(ToDoubleFunction<Trumpet.Window> error) {
        double highest = Math.max(LEAST_PERCENT, Math.abs(curve.meanPercent()));
        for (Trumpet.Window window : curve.windows()) {
            highest = Math.max(highest, error.applyAsDouble(window));
            highest = Math.max(highest, curve.boundPercent(window));
        }
        return highest;
    }

    private static double across(Trumpet.Window window) {
        return Math.log10(window.minutes());
    }

    private ContainerTag<?> drawn() {
        drawing.up().setRange(scale.low(), scale.high());
        drawing.up().setTickUnit(new NumberTickUnit(scale.step()));
        XYPlot plot = drawing.plot();
        plot.setDomainGridlinesVisible(false);
        addLines();
        plot.setDataset(lines);
        plot.setRenderer(renderer);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        labelWindows(plot);
        drawing.labelValues(scale, "%");
        return drawing.element(
                plot, "Error of the mean flow against the length of the window", described());
    }

    private void addLines() {
        add(window -> curve.meanPercent(), Ink.REFERENCE, BROAD, false);
        if (curve.place().strokes()) {
            add(curve::boundPercent, Ink.LIMIT, DASHED, false);
            add(window -> -curve.boundPercent(window), Ink.LIMIT, DASHED, false);
        }
        add(Trumpet.Window::largestPercent, Ink.LINE, THIN, true);
        add(Trumpet.Window::smallestPercent, Ink.LINE, THIN, true);
    }

    private void add(
            ToDoubleFunction<Trumpet.Window> percent, Ink ink, BasicStroke stroke, boolean dots) {
        int series = lines.getSeriesCount();
        lines.addSeries(
                series,
                new double[][] {
                    curve.windows().stream().mapToDouble(TrumpetChart::across).toArray(),
                    curve.windows().stream().mapToDouble(percent).toArray()
                });
        renderer.setSeriesPaint(series, ink.paint());
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesShapesVisible(series, dots);
        renderer.setSeriesShape(series, DOT);
    }

    private void labelWindows(XYPlot plot) {
        double bottom = frame.plot().getMaxY();
        for (Trumpet.Window window : curve.windows()) {
            double across = across(window);
            ValueMarker line = new ValueMarker(across, Ink.GRID.paint(), new BasicStroke(1));
            line.setAlpha(1);
            plot.addDomainMarker(line, Layer.BACKGROUND);
            String minutes = Integer.toString(window.minutes());
            drawing.label("tick", "middle", drawing.x(across), bottom + 20, minutes);
        }
        drawing.label("unit", "end", frame.plot().getMaxX(), bottom + 38, "minutes in the window");
    }

    private String described() {
        Trumpet.Window first = curve.windows().get(0);
        Trumpet.Window last = curve.windows().get(curve.windows().size() - 1);
        return described(first) + " " + described(last);
    }

    private static String described(Trumpet.Window window) {
        return String.format(
                Locale.ROOT,
                "Over %d min from %s to %s.",
                window.minutes(),
                Numerals.percent(window.smallestPercent()) + " %",
                Numerals.percent(window.largestPercent()) + " %");
    }
}
