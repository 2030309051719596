package org.clepsydra.bench.report;

import j2html.tags.ContainerTag;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Draws curves over the rate. Rates stand by their logarithm, as a pump's range is up to five
 * decades; so do volumes and times. Shares do not.
 */
final class RateChart {
    /** Two of them stand beside each other. */
    private static final Frame HALF = new Frame("wide", 480, 290, 62, 22, 13);

    private static final Frame NARROW = new Frame("narrow", 400, 260, 62, 22, 8);
    private static final double MARGIN = 0.12;
    private static final double PERCENT = 100;
    private static final double PERCENT_STEP = 20;
    private static final double ROOM_FOR_LABEL = 46;

    private static final BasicStroke THIN =
            new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke BROAD =
            new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0);
    private static final Ellipse2D DOT = new Ellipse2D.Double(-3, -3, 6, 6);

    private final List<RateCurve> curves;
    private final boolean shares;
    private final Frame frame;
    private final Drawing drawing;

    private RateChart(String key, List<RateCurve> curves, boolean shares, Frame frame) {
        this.curves = curves;
        this.shares = shares;
        this.frame = frame;
        double low = rates().min().orElse(1);
        double high = rates().max().orElse(1);
        this.drawing = new Drawing(key, frame, Math.log10(low) - MARGIN, Math.log10(high) + MARGIN);
    }

    /**
     * The curves as elements, for a desk and for a phone.
     *
     * @param key of these drawings within the page
     * @param title what they show
     * @param unit of their values; a percent sign means shares, from none to all
     * @param described the same in words
     */
    static List<ContainerTag<?>> of(
            String key, String title, String unit, String described, List<RateCurve> curves) {
        boolean shares = unit.equals("%");
        return List.of(
                new RateChart(key, curves, shares, HALF).drawn(title, unit, described),
                new RateChart(key, curves, shares, NARROW).drawn(title, unit, described));
    }

    private DoubleStream rates() {
        return curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.mlPerH()));
    }

    private ContainerTag<?> drawn(String title, String unit, String described) {
        Scale scale = shares ? new Scale(0, PERCENT, PERCENT_STEP) : decades();
        drawing.up().setRange(scale.low(), scale.high());
        drawing.up().setTickUnit(new NumberTickUnit(scale.step()));
        XYPlot plot = drawing.plot();
        plot.setDomainGridlinesVisible(false);
        addCurves(plot);
        labelRates(plot);
        if (shares) {
            drawing.labelValues(scale, unit);
        } else {
            labelDecades(scale, unit);
        }
        return drawing.element(plot, title, described);
    }

    /** Whole decades that hold every value. */
    private Scale decades() {
        double low = values().min().orElse(1);
        double high = values().max().orElse(1);
        double from = Math.floor(Math.log10(low));
        return new Scale(from, Math.max(from + 1, Math.ceil(Math.log10(high))), 1);
    }

    private DoubleStream values() {
        return curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .filter(value -> value > 0);
    }

    private void addCurves(XYPlot plot) {
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < curves.size(); i++) {
            RateCurve curve = curves.get(i);
            double[] across = Arrays.stream(curve.mlPerH()).map(Math::log10).toArray();
            double[] up = Arrays.stream(curve.values()).map(this::up).toArray();
            lines.addSeries(i, new double[][] {across, up});
            renderer.setSeriesPaint(i, ink(curve.look()).paint());
            renderer.setSeriesStroke(i, stroke(curve.look()));
            renderer.setSeriesShapesVisible(i, curve.look() == RateCurve.Look.LINE);
            renderer.setSeriesShape(i, DOT);
        }
        plot.setDataset(lines);
        plot.setRenderer(renderer);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    private double up(double value) {
        return shares ? value : Math.log10(value);
    }

    private static Ink ink(RateCurve.Look look) {
        return switch (look) {
            case LINE -> Ink.LINE;
            case REFERENCE -> Ink.REFERENCE;
            case BOUND -> Ink.LIMIT;
        };
    }

    private static BasicStroke stroke(RateCurve.Look look) {
        return switch (look) {
            case LINE -> THIN;
            case REFERENCE -> BROAD;
            case BOUND -> DASHED;
        };
    }

    private void labelRates(XYPlot plot) {
        double bottom = frame.plot().getMaxY();
        double last = Double.NEGATIVE_INFINITY;
        for (double rate : rates().distinct().sorted().toArray()) {
            double across = Math.log10(rate);
            ValueMarker line = new ValueMarker(across, Ink.GRID.paint(), new BasicStroke(1));
            line.setAlpha(1);
            plot.addDomainMarker(line, Layer.BACKGROUND);
            if (drawing.x(across) - last >= ROOM_FOR_LABEL) {
                last = drawing.x(across);
                drawing.label("tick", "middle", last, bottom + 20, Numerals.four(rate));
            }
        }
        drawing.label("unit", "end", frame.plot().getMaxX(), bottom + 38, "mL/h");
    }

    private void labelDecades(Scale scale, String unit) {
        for (int i = 0; i < scale.ticks(); i++) {
            double decade = scale.tick(i);
            drawing.label(
                    "tick",
                    "end",
                    frame.left() - 8,
                    drawing.y(decade) + 4,
                    Numerals.four(Math.pow(10, decade)));
        }
        drawing.label("unit", "start", 0, Frame.TOP - 14, unit);
    }
}
