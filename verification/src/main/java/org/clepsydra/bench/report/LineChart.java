package org.clepsydra.bench.report;

import j2html.tags.ContainerTag;
import java.awt.BasicStroke;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws a chart in a frame. */
final class LineChart {
    private static final BasicStroke THIN =
            new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke BROAD =
            new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    /** Heights of the plot that a dense line travels in each column. */
    private static final double DENSE_FROM = 0.25;

    private static final BasicStroke DASHED =
            new BasicStroke(
                    1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0);

    private final Chart chart;
    private final Frame frame;
    private final TimeScale time;
    private final Drawing drawing;
    private final Scale scale;

    private LineChart(Chart chart, Frame frame, TimeScale time) {
        this.chart = chart;
        this.frame = frame;
        this.time = time;
        this.drawing = new Drawing(chart.key(), frame, time);
        this.scale = Scale.of(chart);
    }

    /** The chart as an element. */
    static ContainerTag<?> of(Chart chart, Frame frame, TimeScale time) {
        return new LineChart(chart, frame, time).drawn();
    }

    private ContainerTag<?> drawn() {
        drawing.up().setRange(scale.low(), scale.high());
        drawing.up().setTickUnit(new NumberTickUnit(scale.step()));
        XYPlot plot = drawing.plot();
        addLines(plot);
        addBands(plot);
        addLimits(plot);
        drawing.labelValues(scale, chart.unit());
        drawing.labelTime(time);
        return drawing.element(plot, chart.title() + ", in " + chart.unit(), Reading.of(chart));
    }

    private void addLines(XYPlot plot) {
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < chart.series().size(); i++) {
            Line line = Thinning.of(chart.series().get(i), frame.columns());
            boolean reference = line.stroke() == Line.Stroke.REFERENCE;
            lines.addSeries(i, new double[][] {line.hours(), line.values()});
            Ink measured = dense(line) ? Ink.DENSE : Ink.LINE;
            renderer.setSeriesPaint(i, (reference ? Ink.REFERENCE : measured).paint());
            renderer.setSeriesStroke(i, reference ? BROAD : THIN);
        }
        plot.setDataset(lines);
        plot.setRenderer(renderer);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    /** Whether a line goes up and down so often that it fills an area; that is drawn paler. */
    private boolean dense(Line line) {
        double travel = 0;
        for (int i = 1; i < line.size(); i++) {
            travel += Math.abs(line.value(i) - line.value(i - 1));
        }
        return travel > DENSE_FROM * frame.columns() * (scale.high() - scale.low());
    }

    private void addBands(XYPlot plot) {
        for (Band band : chart.bands()) {
            IntervalMarker marker = new IntervalMarker(band.low(), band.high(), Ink.BAND.paint());
            marker.setAlpha(1);
            plot.addRangeMarker(marker, Layer.BACKGROUND);
            drawing.label(
                    "note band",
                    "end",
                    frame.plot().getMaxX() - 6,
                    drawing.y(band.high()) - 6,
                    band.name() + ": " + Reading.span(band) + " " + chart.unit());
        }
    }

    private void addLimits(XYPlot plot) {
        for (Limit limit : chart.limits()) {
            ValueMarker marker = new ValueMarker(limit.value(), Ink.LIMIT.paint(), DASHED);
            marker.setAlpha(1);
            plot.addRangeMarker(marker, Layer.FOREGROUND);
            drawing.label(
                    "note limit",
                    "end",
                    frame.plot().getMaxX() - 6,
                    drawing.y(limit.value()) - 7,
                    limit.name() + ", " + Numerals.four(limit.value()) + " " + chart.unit());
        }
    }
}
