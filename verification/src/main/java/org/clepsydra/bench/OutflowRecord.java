package org.clepsydra.bench;

import java.util.Arrays;

/**
 * Volume that reached the patient, at a fixed interval of true time since START, for figures that
 * need every sample: {@link Series} thins its rows. Eight bytes each ten seconds are half a
 * megabyte for seven days.
 */
public final class OutflowRecord {
    /** Between two samples; the windows of a trumpet curve are whole multiples of it. */
    public static final long INTERVAL_MS = 10_000;

    private static final long INTERVAL_US = 1_000 * INTERVAL_MS;

    private double[] ul = new double[1_024];
    private int samples;
    private long lastUs;
    private double lastUl;
    private boolean stopped;
    private boolean blocked;

    /**
     * Looks at one step. A sample that falls between two steps lies on the straight line between
     * them: steps are at most a second apart, unless the run makes one late.
     *
     * @param sinceStartUs never falling
     * @param outflowUl in all, by then
     */
    public void at(long sinceStartUs, double outflowUl) {
        long dueUs = samples * INTERVAL_US;
        while (dueUs <= sinceStartUs) {
            double share =
                    sinceStartUs == lastUs
                            ? 1
                            : (dueUs - lastUs) / (double) (sinceStartUs - lastUs);
            keep(lastUl + (outflowUl - lastUl) * share);
            dueUs += INTERVAL_US;
        }
        lastUs = sinceStartUs;
        lastUl = outflowUl;
    }

    private void keep(double sampleUl) {
        if (samples == ul.length) {
            ul = Arrays.copyOf(ul, 2 * samples);
        }
        ul[samples] = sampleUl;
        samples++;
    }

    /** Notes what disturbs the flow before the infusion has ended; it is never forgotten. */
    public void disturb(boolean stoppedNow, boolean blockedNow) {
        stopped |= stoppedNow;
        blocked |= blockedNow;
    }

    /** The samples, the first at START. */
    public double[] ul() {
        return Arrays.copyOf(ul, samples);
    }

    /** Whether the core held the infusion at any time. */
    public boolean stopped() {
        return stopped;
    }

    /** Whether the line was occluded at any time, in full or in part. */
    public boolean blocked() {
        return blocked;
    }
}
