package org.clepsydra.world;

import java.util.Arrays;

/**
 * The line as an elastic tube that leaks through a resistance into the patient: dp/dt = (qp - qo)/C
 * and qo = (p - patient)/R. Solved exactly for a flow that is constant within a span, so that any
 * span is good however short C times R is. Air trapped in it adds a compliance that falls as the
 * pressure rises.
 */
public final class FluidLine {
    private static final int TABULATED_MS = 1_000;

    /** Excess pressure below which a resting line counts as settled. */
    private static final double SETTLED_KPA = 1e-9;

    private final double wholeComplianceUlPerKpa;
    private final double openResistanceKpaSPerUl;
    private final double[] decayByMs = new double[TABULATED_MS + 1];
    private final Narrowing narrowing = new Narrowing();
    private double complianceUlPerKpa;
    private double viscosity = 1;
    private double resistanceKpaSPerUl;
    private double patientKpa;
    private double airUl;
    private double excessKpa;
    private double outflowUl;
    private double heldAtOcclusionUl;
    private boolean occluded;

    FluidLine(LineSettings settings) {
        wholeComplianceUlPerKpa = settings.complianceUlPerKpa();
        complianceUlPerKpa = wholeComplianceUlPerKpa;
        openResistanceKpaSPerUl = settings.resistanceKpaSPerUl();
        patientKpa = settings.patientKpa();
        resist();
    }

    /** Closes the line for good, at the patient's end. */
    public void occlude() {
        occlude(Double.POSITIVE_INFINITY, 1, 0);
    }

    /** Raises the resistance of the open line {@code times}, above 1, at the patient's end. */
    public void narrow(double times) {
        occlude(times, 1, 0);
    }

    /**
     * Narrows the line at one place. What is beyond it drains at once, and no longer swells. A line
     * that is narrow already is narrowed where it is.
     *
     * @param times the resistance of the open line, above 1; infinite to close it
     * @param share of the line's compliance that lies between pump and place, above 0 (at the
     *     pump's end) to 1 (at the patient's)
     * @param overS seconds that it takes, each the same number of times narrower; 0 for at once
     */
    public void occlude(double times, double share, long overS) {
        if (!occluded) {
            complianceUlPerKpa = share * wholeComplianceUlPerKpa;
            outflowUl += (wholeComplianceUlPerKpa - complianceUlPerKpa) * excessKpa;
            heldAtOcclusionUl = heldUl();
        }
        occluded = true;
        narrowing.start(times, overS);
        resist();
    }

    /** Opens the line again. What was trapped spreads over all of it and flows out. */
    public void release() {
        occluded = false;
        double heldUl = heldUl() + (wholeComplianceUlPerKpa - complianceUlPerKpa) * patientKpa;
        complianceUlPerKpa = wholeComplianceUlPerKpa;
        excessKpa = Boyle.kpa(complianceUlPerKpa, airUl, heldUl) - patientKpa;
        narrowing.end();
        resist();
    }

    /** What flows is so many times as thick as water at 20 C. */
    public void viscosity(double times) {
        viscosity = times;
        resist();
    }

    /** Air that is caught in the line from now on, as much as it is at atmospheric pressure. */
    public void trapAir(double ul) {
        airUl = ul;
        heldAtOcclusionUl = heldUl();
        resist();
    }

    /** The pressure at the far end is another; that at the pump's follows. */
    void patientKpa(double value) {
        excessKpa -= value - patientKpa;
        patientKpa = value;
    }

    private void resist() {
        resistanceKpaSPerUl = openResistanceKpaSPerUl * viscosity * narrowing.times();
        Arrays.fill(decayByMs, Double.NaN);
    }

    /** Takes in {@code pumpedUl} evenly over the first {@code busyUs} of the span. */
    void advance(double pumpedUl, long busyUs, long spanUs) {
        if (busyUs > 0 || pumpedUl != 0) {
            stretch(pumpedUl, busyUs);
        }
        if (spanUs > busyUs) {
            stretch(0, spanUs - busyUs);
        }
    }

    private void stretch(double pumpedUl, long us) {
        long leftUs = us;
        while (narrowing.growing() && leftUs > 0) {
            long pieceUs = Math.min(leftUs, narrowing.untilNextUs());
            flow(pumpedUl * pieceUs / us, pieceUs);
            leftUs -= pieceUs;
            if (narrowing.pass(pieceUs)) {
                resist();
            }
        }
        if (leftUs > 0 || us == 0) {
            flow(us == 0 ? pumpedUl : pumpedUl * leftUs / us, leftUs);
        }
    }

    private void flow(double pumpedUl, long spanUs) {
        if (pumpedUl == 0 && Math.abs(excessKpa) < SETTLED_KPA) {
            return;
        }
        if (spanUs == 0 || resistanceKpaSPerUl == Double.POSITIVE_INFINITY) {
            swell(pumpedUl);
            return;
        }
        double steadyKpa = pumpedUl * 1e6 / spanUs * resistanceKpaSPerUl;
        if (airUl == 0) {
            double nextKpa = steadyKpa + (excessKpa - steadyKpa) * decay(spanUs);
            outflowUl += pumpedUl - complianceUlPerKpa * (nextKpa - excessKpa);
            excessKpa = nextKpa;
        } else {
            double heldUl = heldUl();
            double sPerR = spanUs * 1e-6 / resistanceKpaSPerUl;
            double settledKpa = patientKpa + steadyKpa;
            excessKpa =
                    Boyle.kpaAfter(complianceUlPerKpa, airUl, kpa(), settledKpa, sPerR)
                            - patientKpa;
            outflowUl += pumpedUl - (heldUl() - heldUl);
        }
    }

    /** Nothing leaves: all of it swells the line and squeezes the air. */
    private void swell(double pumpedUl) {
        if (airUl == 0) {
            excessKpa += pumpedUl / complianceUlPerKpa;
        } else {
            excessKpa = Boyle.kpa(complianceUlPerKpa, airUl, heldUl() + pumpedUl) - patientKpa;
        }
    }

    private double heldUl() {
        return Boyle.heldUl(complianceUlPerKpa, airUl, kpa());
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

    /** What the line and its air swell by for a kilopascal more, as things are. */
    public double complianceUlPerKpa() {
        double absoluteKpa = Boyle.ATMOSPHERE_KPA + kpa();
        return complianceUlPerKpa + Boyle.airUl(airUl, kpa()) / absoluteKpa;
    }

    /** Time in which an excess of pressure falls to 1/e of itself, in seconds. */
    double settlingS() {
        return resistanceKpaSPerUl * complianceUlPerKpa();
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
        return occluded ? Math.max(0, heldUl() - heldAtOcclusionUl) : 0;
    }
}
