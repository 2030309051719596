package org.clepsydra.bench.report;

import j2html.tags.ContainerTag;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws alarms as bars, a lane for each condition and priority, in the order they first came. */
final class Timeline {
    private static final int LANE = 42;
    private static final double BAR_TOP = 0.54;
    private static final double BAR_BOTTOM = 0.14;

    /** A bar is never narrower, or it could not be seen. */
    private static final int LEAST_WIDTH = 4;

    /** Room that a letter of a label takes, on average and not less. */
    private static final double LETTER = 7.5;

    private final List<AlarmBar> alarms;
    private final int mostLetters;
    private final Map<String, List<AlarmBar>> lanes = new LinkedHashMap<>();
    private final TimeScale time;
    private final Drawing drawing;
    private final double hoursPerColumn;

    private Timeline(List<AlarmBar> alarms, Frame frame, TimeScale time) {
        this.alarms = alarms;
        this.time = time;
        this.mostLetters = (int) (frame.columns() / LETTER);
        for (AlarmBar alarm : alarms) {
            String lane = alarm.name() + ", " + alarm.priority().word();
            lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(alarm);
        }
        // labels stand above the bars, so that long names need no margin
        Frame own = frame.withHeight(Frame.TOP + Frame.BOTTOM + LANE * lanes.size());
        this.drawing = new Drawing("alarms", own, time);
        this.hoursPerColumn = (time.toHours() - time.fromHours()) / own.columns();
    }

    /** The alarms as an element; at least one. */
    static ContainerTag<?> of(List<AlarmBar> alarms, Frame frame, TimeScale time) {
        return new Timeline(alarms, frame, time).drawn();
    }

    private ContainerTag<?> drawn() {
        drawing.up().setRange(0, lanes.size());
        XYPlot plot = drawing.plot();
        drawing.up().setTickUnit(new NumberTickUnit(1));
        // without a renderer JFreeChart draws no grid
        plot.setRenderer(new XYLineAndShapeRenderer());
        int lane = lanes.size() - 1;
        for (Map.Entry<String, List<AlarmBar>> entry : lanes.entrySet()) {
            addBars(plot, lane, entry.getValue());
            drawing.label(
                    "lane",
                    "start",
                    drawing.x(drawing.across().getLowerBound()) + 4,
                    drawing.y(lane + BAR_TOP) - 5,
                    shortened(entry.getKey()));
            lane--;
        }
        drawing.labelTime(time);
        return drawing.element(plot, "Alarms over time", describe(alarms));
    }

    private String shortened(String label) {
        return label.length() <= mostLetters
                ? label
                : label.substring(0, mostLetters - 1) + "\u2026";
    }

    /** Bars that would stand in one column become one, so that a chattering alarm stays small. */
    private void addBars(XYPlot plot, int lane, List<AlarmBar> bars) {
        double from = bars.get(0).fromHours();
        double to = from;
        for (AlarmBar bar : bars) {
            if (bar.fromHours() > to + hoursPerColumn) {
                addBar(plot, lane, from, to, bar.priority());
                from = bar.fromHours();
                to = from;
            }
            to = Math.max(to, bar.toHours());
        }
        addBar(plot, lane, from, to, bars.get(0).priority());
    }

    private void addBar(XYPlot plot, int lane, double from, double to, Priority priority) {
        double seen = Math.max(to, from + LEAST_WIDTH * hoursPerColumn);
        double shift = Math.max(0, seen - drawing.across().getUpperBound());
        plot.addAnnotation(
                new XYBoxAnnotation(
                        from - shift,
                        lane + BAR_BOTTOM,
                        seen - shift,
                        lane + BAR_TOP,
                        new BasicStroke(1),
                        Ink.EDGE.paint(),
                        Ink.of(priority).paint()));
    }

    /** How many of each priority. */
    static String describe(List<AlarmBar> alarms) {
        List<String> parts = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            long count = alarms.stream().filter(alarm -> alarm.priority() == priority).count();
            if (count > 0) {
                parts.add(count + " " + priority.word());
            }
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
