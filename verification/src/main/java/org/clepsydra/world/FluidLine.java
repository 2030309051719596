package org.clepsydra.world;

import java.util.Arrays;

/**
 * The line as an elastic tube that leaks through a resistance into the patient: dp/dt = (qp - qo)/C
 * and qo = (p - patient)/R. Solved exactly for a flow that is constant within a span, so that any
 * span is good however short C times R is.
 */
public final class FluidLine {
    private static final int TABULATED_MS = 1_000;

    /** Excess pressure below which a resting line counts as settled. */
    private static final double SETTLED_KPA = 1e-9;

    private final double complianceUlPerKpa;
    private final double openResistanceKpaSPerUl;
    private final double patientKpa;
    private final double[] decayByMs = new double[TABULATED_MS + 1];
    private double resistanceKpaSPerUl;
    private double excessKpa;
    private double outflowUl;
    private double kpaAtOcclusion;
    private boolean occluded;

    FluidLine(LineSettings settings) {
        complianceUlPerKpa = settings.complianceUlPerKpa();
        openResistanceKpaSPerUl = settings.resistanceKpaSPerUl();
        patientKpa = settings.patientKpa();
        resistance(openResistanceKpaSPerUl);
    }

    /** Closes the line for good. */
    public void occlude() {
        startOcclusion(Double.POSITIVE_INFINITY);
    }

    /** Raises the resistance of the open line {@code times}, above 1. */
    public void narrow(double times) {
        startOcclusion(openResistanceKpaSPerUl * times);
    }

    /** Opens the line again. What was trapped flows out. */
    public void release() {
        occluded = false;
        resistance(openResistanceKpaSPerUl);
    }

    private void startOcclusion(double resistance) {
        if (!occluded) {
            kpaAtOcclusion = kpa();
        }
        occluded = true;
        resistance(resistance);
    }

    private void resistance(double value) {
        resistanceKpaSPerUl = value;
        Arrays.fill(decayByMs, Double.NaN);
    }

    /** Takes in {@code pumpedUl} evenly over the first {@code busyUs} of the span. */
    void advance(double pumpedUl, long busyUs, long spanUs) {
        if (pumpedUl == 0 && Math.abs(excessKpa) < SETTLED_KPA) {
            return;
        }
        if (pumpedUl != 0 && busyUs < spanUs && spanUs > 100_000) {
            flow(pumpedUl, busyUs);
            flow(0, spanUs - busyUs);
        } else {
            flow(pumpedUl, spanUs);
        }
    }

    private void flow(double pumpedUl, long spanUs) {
        if (resistanceKpaSPerUl == Double.POSITIVE_INFINITY) {
            excessKpa += pumpedUl / complianceUlPerKpa;
            return;
        }
        if (spanUs == 0) {
            excessKpa += pumpedUl / complianceUlPerKpa;
            return;
        }
        double steadyKpa = pumpedUl * 1e6 / spanUs * resistanceKpaSPerUl;
        double nextKpa = steadyKpa + (excessKpa - steadyKpa) * decay(spanUs);
        outflowUl += pumpedUl - complianceUlPerKpa * (nextKpa - excessKpa);
        excessKpa = nextKpa;
    }

    private double decay(long spanUs) {
        long ms = spanUs / 1_000;
        if (ms > TABULATED_MS || ms * 1_000 != spanUs) {
            return exactDecay(spanUs);
        }
        double known = decayByMs[(int) ms];
        if (Double.isNaN(known)) {
            known = exactDecay(spanUs);
            decayByMs[(int) ms] = known;
        }
        return known;
    }

    private double exactDecay(long spanUs) {
        return Math.exp(-spanUs * 1e-6 / (resistanceKpaSPerUl * complianceUlPerKpa));
    }

    /** Gauge pressure at the pump's outlet. */
    public double kpa() {
        return patientKpa + excessKpa;
    }

    /** Volume that reached the patient. */
    public double outflowUl() {
        return outflowUl;
    }

    /** Whether the line is occluded, in full or in part. */
    public boolean occluded() {
        return occluded;
    }

    /** Volume held by the swollen line since the occlusion began, which a release sets free. */
    public double trappedUl() {
        return occluded ? Math.max(0, complianceUlPerKpa * (kpa() - kpaAtOcclusion)) : 0;
    }
}
