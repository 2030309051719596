package org.clepsydra.bench.report;

import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.oracle.Stretch;

/**
 * Flow as a mean over a window of time. What was prescribed is taken over a window as long, of
 * therapy time, so that a rate that changes is blunted alike on both lines; where therapy time
 * stands still the prescribed line stays where it was, and a stop can be seen.
 */
final class MeanFlow {
    private static final double MS_PER_H = 3_600_000.0;
    private static final int WINDOWS = 48;
    private static final int WINDOWS_IN_SEGMENT = 12;
    private static final double STROKES_IN_WINDOW = 8;

    private final PrescribedCurve curve;
    private final boolean flat;
    private final double quantumNl;
    private final long[] ms;
    private final long[] therapyMs;
    private final double[] outMl;
    private final double windowHours;

    MeanFlow(RunResult result) {
        curve = result.scenario().prescription().curve();
        flat = result.scenario().prescription().program().isFlat();
        quantumNl = result.scenario().pump().quantumNl();
        ms = result.series().timeMs();
        therapyMs = result.series().therapyMs();
        outMl = result.series().outflowMl();
        windowHours = windowHours();
    }

    String window() {
        String minutes = Numerals.four(windowHours * 60) + " min";
        return minutes + (flat ? " before each point" : " around each point");
    }

    /**
     * Where each mean is drawn. Of a rate that is to change, in the middle of its window: a top is
     * then where it was ordered. Of one that is not, at its end: a stop never shows before its
     * cause.
     */
    double[] hours() {
        double[] hours = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            double backMs = flat ? 0 : (ms[i] - ms[Math.max(0, from(i))]) / 2.0;
            hours[i] = (ms[i] - backMs) / MS_PER_H;
        }
        return hours;
    }

    /** Mean of what was given over a window that ends at each row, no number before it is full. */
    double[] givenMlPerH() {
        double[] flow = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            int from = from(i);
            // Before the first window is full there is no mean to show.
            flow[i] = from < 0 ? Double.NaN : (outMl[i] - outMl[from]) / overHours(from, i);
        }
        return flow;
    }

    /** The same of what was prescribed. */
    double[] prescribedMlPerH() {
        double[] flow = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            int from = from(i);
            flow[i] = from < 0 ? Double.NaN : prescribed(therapyMs[i], ms[i] - ms[from]);
        }
        return flow;
    }

    /** At the beginning of therapy there may be less of it than a window. */
    private double prescribed(long untilMs, long overMs) {
        long fromMs = Math.max(0, untilMs - overMs);
        return untilMs == fromMs
                ? curve.rateMlPerH(untilMs)
                : (curve.givenMl(untilMs) - curve.givenMl(fromMs)) * MS_PER_H / (untilMs - fromMs);
    }

    /** The row at which the window that ends at {@code row} begins; -1 when there is none. */
    private int from(int row) {
        if (row == 0 || ms[row] / MS_PER_H < windowHours) {
            return -1;
        }
        int low = 0;
        int high = row - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (overHours(middle, row) >= windowHours) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private double overHours(int from, int until) {
        return (ms[until] - ms[from]) / MS_PER_H;
    }

    /**
     * Long enough to hold several quanta, short enough to show a change: a share of the run and of
     * the shortest segment that gives. A run that stops early is shown by itself: a share of the
     * prescription would hide the stop.
     */
    private double windowHours() {
        double givingMs = 0;
        double givenNl = 0;
        double shortestMs = Double.POSITIVE_INFINITY;
        for (Stretch segment : curve.written()) {
            if (segment.volumeNl() > 0) {
                givingMs += segment.ms();
                givenNl += segment.volumeNl();
                shortestMs = Math.min(shortestMs, (double) segment.ms());
            }
        }
        double recordedMs = ms.length == 0 ? shortestMs : ms[ms.length - 1];
        double strokesMs = STROKES_IN_WINDOW * quantumNl * givingMs / givenNl;
        double shareMs = Math.min(recordedMs / WINDOWS, shortestMs / WINDOWS_IN_SEGMENT);
        return Math.max(shareMs, strokesMs) / MS_PER_H;
    }
}
