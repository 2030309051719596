package org.clepsydra.bench;

import java.util.Arrays;

/**
 * What a chart needs, thinned as the run gets longer: when the rows are full every other one goes
 * and the interval doubles. Volumes and error are as they are at the row's time; pressure is the
 * highest since the row before.
 */
public final class Series {
    private static final int ROWS = 2_048;

    private final long[] timeMs = new long[ROWS];
    private final long[] therapyMs = new long[ROWS];
    private final double[] commandedMl = new double[ROWS];
    private final double[] curveMl = new double[ROWS];
    private final double[] errorQuanta = new double[ROWS];
    private final double[] outflowMl = new double[ROWS];
    private final double[] pressureKpa = new double[ROWS];
    private int rows;
    private long intervalMs = 10;
    private long nextMs;
    private double highestKpa = Double.NEGATIVE_INFINITY;

    void pressure(double kpa) {
        highestKpa = Math.max(highestKpa, kpa);
    }

    boolean due(long nowMs) {
        return nowMs >= nextMs;
    }

    void add(
            long nowMs,
            long therapy,
            double commanded,
            double curve,
            double error,
            double outflow) {
        if (rows == ROWS) {
            thin();
        }
        timeMs[rows] = nowMs;
        therapyMs[rows] = therapy;
        commandedMl[rows] = commanded;
        curveMl[rows] = curve;
        errorQuanta[rows] = error;
        outflowMl[rows] = outflow;
        pressureKpa[rows] = highestKpa;
        highestKpa = Double.NEGATIVE_INFINITY;
        rows++;
        nextMs = nowMs + intervalMs;
    }

    private void thin() {
        for (int i = 0; 2 * i + 1 < ROWS; i++) {
            timeMs[i] = timeMs[2 * i + 1];
            therapyMs[i] = therapyMs[2 * i + 1];
            commandedMl[i] = commandedMl[2 * i + 1];
            curveMl[i] = curveMl[2 * i + 1];
            errorQuanta[i] = errorQuanta[2 * i + 1];
            outflowMl[i] = outflowMl[2 * i + 1];
            pressureKpa[i] = Math.max(pressureKpa[2 * i], pressureKpa[2 * i + 1]);
        }
        rows = ROWS / 2;
        // Where steps are longer than the interval, rows already lie further apart: without this
        // those of the beginning would be thinned again and again, and leave a gap.
        long apartMs = (timeMs[rows - 1] - timeMs[0]) / (rows - 1);
        intervalMs = Math.max(2 * intervalMs, apartMs);
    }

    /** Time since START. */
    public long[] timeMs() {
        return Arrays.copyOf(timeMs, rows);
    }

    /** Therapy time, which stands while nothing may be given. */
    public long[] therapyMs() {
        return Arrays.copyOf(therapyMs, rows);
    }

    public double[] commandedMl() {
        return Arrays.copyOf(commandedMl, rows);
    }

    public double[] curveMl() {
        return Arrays.copyOf(curveMl, rows);
    }

    /** How far what was released lay below the curve. */
    public double[] errorQuanta() {
        return Arrays.copyOf(errorQuanta, rows);
    }

    /** Volume that reached the patient. */
    public double[] outflowMl() {
        return Arrays.copyOf(outflowMl, rows);
    }

    /** True pressure at the pump's outlet. */
    public double[] pressureKpa() {
        return Arrays.copyOf(pressureKpa, rows);
    }
}
