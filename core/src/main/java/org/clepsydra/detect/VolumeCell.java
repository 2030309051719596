package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.units.Ms;

/**
 * The mean of the pressure over a small volume, by the motion of the pump head: so much forward,
 * less what it went back, so that the next begins where this one ends whatever it did meanwhile.
 */
final class VolumeCell {
    /** With noise of 1 kPa two means of so many readings differ by 0.5. */
    private static final long READINGS = 8;

    /** So long that a patient moves in none but a few: 25 uL at 0.6 mL/h. */
    private static final long QUICK_MS = 150_000;

    /** In six of them a zero wanders by 4 kPa: 25 uL at 0.075 mL/h. */
    private static final long SLOW_MS = 1_200_000;

    /** Further back than a pump is driven. */
    private static final long BACK_NL_MAX = 1_000_000;

    /** Means are in sixteenths of a pascal. */
    static final long FINE = 16;

    private final PumpGeometry device;
    private final FlowMean flow;
    private final long cellParts;
    private long parts;
    private long passed;
    private @Ms long sinceMs;
    private long readings;
    private long sumPa;
    private long flowSumPa;
    private boolean spoilt;
    private boolean good;
    private boolean quick;
    private long level;
    private long flowLevel;

    /**
     * @param cellParts its volume, as {@link PumpGeometry#partsMoved} counts it
     */
    VolumeCell(PumpGeometry device, long cellParts) {
        this.device = device;
        this.cellParts = cellParts;
        flow = new FlowMean(device);
    }

    /**
     * One step.
     *
     * @param apart whether what is read now is of another line than what comes, as in a prime
     */
    void step(Signals in, boolean apart) {
        flow.step(in);
        spoilt = spoilt || apart;
        sinceMs = Units.ms(Math.min(SLOW_MS + 1, sinceMs + Math.min(in.elapsedMs(), SLOW_MS + 1)));
        // Of what is too slow nothing is taken; so no sum grows beyond 1.2e6 readings and a step's.
        if (in.pressureNew() && in.pressurePa() < Integer.MAX_VALUE && sinceMs <= SLOW_MS) {
            readings = readings + 1;
            sumPa = sumPa + in.pressurePa();
            flowSumPa = flowSumPa + flow.risePa();
        }
        long swept = device.partsMoved(in.sweptCounts());
        long back = -device.partsOf(BACK_NL_MAX);
        parts = Math.max(back, parts + (in.movedCounts() < 0 ? -swept : swept));
        passed = Math.max(0, parts) / Math.max(1, cellParts);
        if (passed > 0) {
            parts = parts - passed * cellParts;
            end();
        }
    }

    private void end() {
        good = !spoilt && passed == 1 && readings >= READINGS && sinceMs <= SLOW_MS;
        quick = sinceMs <= QUICK_MS;
        level = mean(sumPa);
        flowLevel = mean(flowSumPa);
        spoilt = false;
        sinceMs = 0;
        readings = 0;
        sumPa = 0;
        flowSumPa = 0;
    }

    private long mean(long sum) {
        return sum * FINE / Math.max(1, readings);
    }

    /** How many ended with this step. */
    long passed() {
        return passed;
    }

    /** Whether the last that ended is one of which the pressure is known, and no other with it. */
    boolean good() {
        return good;
    }

    /** Whether it was over so soon that a patient hardly moved in it. */
    boolean quick() {
        return quick;
    }

    /** Mean of the pressure in it, in sixteenths of a pascal. */
    long level() {
        return level;
    }

    /** Mean of what its flow may raise the pressure by, in the same. */
    long flowLevel() {
        return flowLevel;
    }
}
