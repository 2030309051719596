package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a line blocked towards the patient from how much the pressure rises for what is pumped,
 * wherever the line rests: an open line takes any volume at one pressure, a blocked one a volume
 * that is its compliance for each kilopascal.
 *
 * <p>A patient who moves, a rate that changes and a zero that wanders raise the pressure too: at a
 * moment, or slowly. So the rise must be in cell after cell of the volume, or beyond all of it
 * together.
 */
final class PressureSlope {
    /** Six of 25 uL are 0.15 mL. */
    private static final int CELLS = 6;

    private static final int PLACES = 7;

    /** 0.03 kPa for each uL: that of a line of 33 uL/kPa. */
    private static final long PA_PER_UL = 30;

    private static final long NL_PER_UL = 1_000;
    private static final long PA_PER_KPA = 1_000;

    /** Bed up and bed down, 9.8; two hours of a zero, 4; noise. */
    private static final long BEYOND_PA = 14_000;

    /** Of six, so many are no patient's who moves once; nor all of it. */
    private static final long FEW = 4;

    /** A mean of readings, to see it fall. */
    private static final long READINGS = 8;

    /** What the zero of a sensor may wander, 2 kPa in an hour. */
    private static final long WANDERS_MS_PER_PA = 1_800;

    private static final long HELD_MS_MAX = 1_000_000_000;

    private final TurnRipple turn;
    private final VolumeCell cell;
    private final long cellNl;
    private final long steepRise;
    private final long beyondRise;
    private final long[] rises = new long[PLACES + 1];
    private int at;
    private long level;
    private long flowLevel;
    private boolean begun;
    private long counted;
    private long steep;
    private long fast;
    private long cleared;
    private @Ms long heldMs;
    private boolean found;
    private long nlPerKpa;

    PressureSlope(PumpGeometry device) {
        turn = new TurnRipple(device);
        boolean turns = turn.cells() > 1;
        long least = Math.max(TurnRipple.CELL_NL, device.quantumNl());
        long parts = device.partsOf(turns ? device.nlPerRev() : least) / turn.cells();
        cell = new VolumeCell(device, parts);
        cellNl = device.wholeNlOf(parts);
        steepRise = cellNl * PA_PER_UL * VolumeCell.FINE / NL_PER_UL;
        long swing = turns ? 0 : device.pressureSwingPa();
        beyondRise = (BEYOND_PA + swing) * VolumeCell.FINE;
    }

    /**
     * One step.
     *
     * @param primes whether a prime runs, into a line that is new
     */
    @Realizes("req~detect.pressure-slope~1")
    void step(Signals in, boolean primes, LoadedPlan plan, Findings out) {
        if (in.pressureNew() && in.pressurePa() < Integer.MAX_VALUE) {
            fast = fast + (in.pressurePa() * VolumeCell.FINE - fast) / READINGS;
        }
        // This finding among them, as it was in the last step.
        cell.step(in, primes || out.occluded());
        if (cell.passed() > 0) {
            passed();
        }
        if (found) {
            cleared(in.elapsedMs());
        } else if (plan.loaded() && cell.passed() > 0 && sloped()) {
            find();
        }
        out.slope(found, nlPerKpa);
    }

    private void passed() {
        if (!cell.good()) {
            turn.skip(cell.passed());
            begun = false;
            counted = 0;
            return;
        }
        long whole = cell.level() - level;
        long rise = whole - turn.nextRise() - Math.max(0, cell.flowLevel() - flowLevel);
        turn.step(cell.level(), whole);
        if (begun) {
            at = at + 1 & PLACES;
            rises[at] = rise;
            counted = Math.min(CELLS, counted + 1);
            steep = cell.quick() && rise > steepRise ? Math.min(CELLS, steep + 1) : 0;
        }
        begun = true;
        level = cell.level();
        flowLevel = cell.flowLevel();
    }

    private boolean sloped() {
        boolean judged = counted >= CELLS && turn.known();
        return judged && (steep >= CELLS || beyond());
    }

    /** Whether all of it together is beyond what a patient and a zero do, and in no two cells. */
    private boolean beyond() {
        long sum = 0;
        long most = 0;
        long second = 0;
        for (int i = 0; i < CELLS; i++) {
            long rise = rises[at - i & PLACES];
            sum = sum + rise;
            second = Math.max(second, Math.min(most, rise));
            most = Math.max(most, rise);
        }
        return sum > beyondRise + turn.doubt() && sum - most - second > FEW * steepRise;
    }

    private void find() {
        long sum = 0;
        long steepSum = 0;
        long cells = 0;
        for (int i = 0; i < CELLS; i++) {
            long rise = rises[at - i & PLACES];
            boolean rose = rise > steepRise;
            sum = sum + rise;
            steepSum = steepSum + (rose ? rise : 0);
            cells = cells + (rose ? 1 : 0);
        }
        found = true;
        heldMs = 0;
        cleared = level - sum / 2;
        // At most 6 * 1e7 * 1e3 * 16.
        nlPerKpa = cells * cellNl * PA_PER_KPA * VolumeCell.FINE / Math.max(1, steepSum);
    }

    /** The line has let go of half of what it rose by, or the zero may have wandered so far. */
    private void cleared(@Ms long elapsedMs) {
        heldMs = Units.ms(Math.min(HELD_MS_MAX, heldMs + Math.min(elapsedMs, HELD_MS_MAX)));
        found = fast > cleared + heldMs * VolumeCell.FINE / WANDERS_MS_PER_PA;
    }
}
