package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the mean flow over a window strayed from the prescribed rate, wherever in the period the
 * window lay. The lengths of the windows, the time left out and the interval of the samples are
 * defaults of this bench; no standard is cited for them.
 *
 * @param place what it is of
 * @param meanPercent error of the mean over all of the period
 * @param windows from the shortest to the longest that the period can hold; at least one
 */
record Trumpet(Place place, double meanPercent, List<Window> windows) {
    private static final int[] WINDOWS_MIN = {1, 2, 5, 11, 19, 31};
    private static final long MS_PER_MIN = 60_000;
    private static final double MS_PER_H = 3_600_000.0;

    /** A stretch that lasts longer than this is given time to settle, and that time left out. */
    private static final long SETTLES_BEYOND_MS = 120 * MS_PER_MIN;

    private static final long SETTLING_MS = 30 * MS_PER_MIN;

    /**
     * A stretch of one rate.
     *
     * @param fromMs since START
     * @param toMs since START
     * @param mlPerH prescribed, above 0
     * @param strokeUl volume of a stroke where nothing less is given; else 0
     */
    record Place(long fromMs, long toMs, double mlPerH, double strokeUl) {
        /** Time left out at its beginning. */
        long settlingMs() {
            return toMs - fromMs > SETTLES_BEYOND_MS ? SETTLING_MS : 0;
        }

        /** Whether it can hold the shortest window. */
        boolean holdsAWindow() {
            return toMs - fromMs >= WINDOWS_MIN[0] * MS_PER_MIN;
        }

        boolean strokes() {
            return strokeUl > 0;
        }

        /** Error, in percent, of a mean over {@code ms} in which {@code ul} flowed. */
        double percent(double ul, long ms) {
            return 100 * (ul / prescribedUl(ms) - 1);
        }

        private double prescribedUl(long ms) {
            return mlPerH * 1e3 * ms / MS_PER_H;
        }
    }

    /**
     * The errors of one length of window.
     *
     * @param minutes its length
     * @param largestPercent of all positions
     * @param smallestPercent of all positions
     */
    record Window(int minutes, double largestPercent, double smallestPercent) {}

    /** Copies the list. */
    Trumpet {
        windows = List.copyOf(windows);
    }

    /**
     * The curve of one stretch. A sample is the sum of all flow before it, so that a window costs
     * one subtraction wherever it lies.
     *
     * @param ul volume that had flowed at each sample, the first at START
     * @param intervalMs between samples; a minute is a whole multiple of it
     * @return a curve without windows where none fits in the samples of the period
     */
    static Trumpet of(Place place, double[] ul, long intervalMs) {
        int first = (int) -Math.floorDiv(-(place.fromMs() + place.settlingMs()), intervalMs);
        int last = (int) Math.min(ul.length - 1, place.toMs() / intervalMs);
        List<Window> windows = new ArrayList<>();
        for (int minutes : WINDOWS_MIN) {
            int samples = (int) (minutes * MS_PER_MIN / intervalMs);
            if (samples <= last - first) {
                windows.add(window(place, ul, first, last, minutes, samples));
            }
        }
        double meanPercent =
                last > first ? place.percent(ul[last] - ul[first], (last - first) * intervalMs) : 0;
        return new Trumpet(place, meanPercent, windows);
    }

    private static Window window(
            Place place, double[] ul, int first, int last, int minutes, int samples) {
        double mostUl = Double.NEGATIVE_INFINITY;
        double leastUl = Double.POSITIVE_INFINITY;
        for (int from = first; from + samples <= last; from++) {
            double flowedUl = ul[from + samples] - ul[from];
            mostUl = Math.max(mostUl, flowedUl);
            leastUl = Math.min(leastUl, flowedUl);
        }
        long ms = minutes * MS_PER_MIN;
        return new Window(minutes, place.percent(mostUl, ms), place.percent(leastUl, ms));
    }

    /** Whether there is a longer window that the period cannot hold. */
    boolean tooShortForAll() {
        return windows.size() < WINDOWS_MIN.length;
    }

    /**
     * The most that whole strokes alone can make of the error, one way or the other: a window holds
     * one stroke more or fewer than its share. What the rate brings within one step of the core
     * comes on top.
     */
    double boundPercent(Window window) {
        return 100 * place.strokeUl() / place.prescribedUl(window.minutes() * MS_PER_MIN);
    }
}
