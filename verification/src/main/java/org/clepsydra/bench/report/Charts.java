package org.clepsydra.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.AlarmInterval;
import org.clepsydra.bench.scenario.Words;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** Charts as inline SVG, in colours that read on a light and on a dark page. */
final class Charts {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 300;
    private static final Color INK = new Color(0x7A828C);
    private static final Color GRID = new Color(0x7A, 0x82, 0x8C, 0x40);
    private static final Color GIVEN = new Color(0x1F7FD1);
    private static final Color CURVE = new Color(0xE0802A);
    private static final Color BAND = new Color(0x2F, 0xA3, 0x6B, 0x38);
    private static final Color HIGH = new Color(0xD6363B);
    private static final Color MEDIUM = new Color(0xC99A00);
    private static final Color LOW = new Color(0x18A2B8);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final BasicStroke LINE = new BasicStroke(1.8f);
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

    private final double[] hours;

    Charts(double[] hours) {
        this.hours = hours;
    }

    String volume(double[] givenMl, double[] curveMl) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("given", new double[][] {hours, givenMl});
        data.addSeries("prescribed", new double[][] {hours, curveMl});
        JFreeChart chart = lines("mL", data, true);
        renderer(chart).setSeriesPaint(0, GIVEN);
        renderer(chart).setSeriesPaint(1, CURVE);
        renderer(chart).setSeriesStroke(1, DASHED);
        return svg(chart, "volume");
    }

    String flow(double[] mlPerH, double prescribedMlPerH) {
        JFreeChart chart = single("mL/h", mlPerH);
        limit(chart, prescribedMlPerH, "prescribed", CURVE);
        fromZero(chart, 1.25 * prescribedMlPerH);
        return svg(chart, "flow");
    }

    String pressure(double[] kPa, double limitKpa) {
        JFreeChart chart = single("kPa", kPa);
        limit(chart, limitKpa, "occlusion limit", HIGH);
        fromZero(chart, 1.25 * limitKpa);
        return svg(chart, "pressure");
    }

    /** Below the curve is positive; the band is where delivery must lie. */
    String error(double[] quanta, double bandQuanta) {
        JFreeChart chart = single("quanta behind the curve", quanta);
        IntervalMarker band = new IntervalMarker(0, bandQuanta, BAND);
        chart.getXYPlot().addRangeMarker(band, Layer.BACKGROUND);
        chart.getXYPlot().getRangeAxis().setRange(-0.25 * bandQuanta, 1.35 * bandQuanta);
        return svg(chart, "error");
    }

    String alarms(List<AlarmInterval> alarms, double endHours) {
        List<Integer> codes = alarms.stream().map(AlarmInterval::code).distinct().toList();
        DefaultXYDataset data = new DefaultXYDataset();
        JFreeChart chart = lines("", data, false);
        XYLineAndShapeRenderer renderer = renderer(chart);
        for (int i = 0; i < alarms.size(); i++) {
            AlarmInterval alarm = alarms.get(i);
            double from = Math.max(0, alarm.fromMs() / 3_600_000.0);
            // A bar of no length would not be seen.
            double to = Math.max(from + endHours / 400, alarm.toMs() / 3_600_000.0);
            double row = codes.indexOf(alarm.code());
            data.addSeries(i, new double[][] {{from, to}, {row, row}});
            renderer.setSeriesPaint(i, colour(AlarmCode.priority(alarm.code())));
            renderer.setSeriesStroke(
                    i, new BasicStroke(14, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        }
        SymbolAxis names =
                new SymbolAxis("", codes.stream().map(Words::ofAlarm).toArray(String[]::new));
        style(names);
        names.setGridBandsVisible(false);
        chart.getXYPlot().setRangeAxis(names);
        chart.getXYPlot().getDomainAxis().setRange(0, endHours * 1.02);
        return svg(chart, "alarms", 90 + 34 * codes.size());
    }

    private static Color colour(int priority) {
        return priority == AlarmCode.HIGH ? HIGH : priority == AlarmCode.MEDIUM ? MEDIUM : LOW;
    }

    private JFreeChart single(String unit, double[] values) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("", new double[][] {hours, values});
        JFreeChart chart = lines(unit, data, false);
        renderer(chart).setSeriesPaint(0, GIVEN);
        return chart;
    }

    private static void limit(JFreeChart chart, double at, String words, Color colour) {
        ValueMarker marker = new ValueMarker(at, colour, DASHED);
        marker.setLabel(words);
        marker.setLabelFont(FONT);
        marker.setLabelPaint(colour);
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        chart.getXYPlot().addRangeMarker(marker);
    }

    private static void fromZero(JFreeChart chart, double least) {
        ValueAxis axis = chart.getXYPlot().getRangeAxis();
        double lowest = Math.min(0, axis.getLowerBound());
        axis.setRange(lowest, Math.max(least, axis.getUpperBound()));
    }

    private static JFreeChart lines(String unit, DefaultXYDataset data, boolean legend) {
        JFreeChart chart =
                ChartFactory.createXYLineChart(
                        null,
                        "hours since START",
                        unit,
                        data,
                        PlotOrientation.VERTICAL,
                        legend,
                        false,
                        false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 4, 4, 12));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(null);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultStroke(LINE);
        renderer.setAutoPopulateSeriesStroke(false);
        plot.setRenderer(renderer);
        style(plot.getDomainAxis());
        style(plot.getRangeAxis());
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(true);
        if (legend) {
            chart.getLegend().setBackgroundPaint(null);
            chart.getLegend().setItemFont(FONT);
            chart.getLegend().setItemPaint(INK);
            chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
        }
        return chart;
    }

    private static void style(ValueAxis axis) {
        axis.setLabelFont(FONT);
        axis.setTickLabelFont(FONT);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(INK);
        axis.setTickMarkPaint(INK);
    }

    private static XYLineAndShapeRenderer renderer(JFreeChart chart) {
        return (XYLineAndShapeRenderer) chart.getXYPlot().getRenderer();
    }

    private static String svg(JFreeChart chart, String id) {
        return svg(chart, id, HEIGHT);
    }

    private static String svg(JFreeChart chart, String id, int height) {
        return Svg.of(id, WIDTH, height, g -> chart.draw(g, area(height)));
    }

    private static Rectangle2D area(int height) {
        return new Rectangle2D.Double(0, 0, WIDTH, height);
    }
}
