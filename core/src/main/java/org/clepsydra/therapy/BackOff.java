package org.clepsydra.therapy;

import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.Pa;
import org.clepsydra.units.Us;

/**
 * Takes out of the line what an occlusion trapped in it, before the line opens and the patient is
 * given it at once: drives the head back until the pressure is that of an open line, no further
 * than it went on since it last was.
 *
 * <p>Once for each START. What it takes back is booked when it is seen to be back, and is not given
 * again: it errs to more that is said to be given, and to less that is.
 */
@Realizes("req~delivery.back-off~2")
public final class BackOff {
    /** A line no more than this above its rest counts as open. More errs to more left in it. */
    private static final int OPEN_PA = 3_000;

    /**
     * Where only the container says so, the line is blocked at no less above its rest: 1.3 m of
     * water, where 0.5 m are taken for a patient's moving. What is left in the line below is what
     * that holds.
     */
    private static final int UNSEEN_PA = 12_800;

    /** All that may be taken back is so in this time: slow enough for the pressure to be seen. */
    private static final long SPAN_US = 8_000_000;

    /** Never longer than that, whatever the motor makes. */
    private static final long MOST_MS = 10_000;

    /** A million revolutions of the finest encoder; what a step adds is below 2^62. */
    private static final long TAKEN_COUNTS_MAX = 1L << 36;

    private final PumpGeometry device;
    private boolean armed;
    private boolean running;
    private boolean settling;
    private boolean ended;
    private long left;
    private @Us long periodUs;
    private @Ms long ranMs;
    private @Counts long takenCounts;
    private @Pa int endPa;

    BackOff(PumpGeometry device) {
        this.device = device;
    }

    /** START was taken: what is trapped from now on may be taken back, once. */
    void arm() {
        armed = true;
    }

    /**
     * One step.
     *
     * @param held whether therapy was held before this step, and is
     */
    void step(boolean held, Signals in, Findings findings, Permit permit, Target out) {
        ended = false;
        boolean stop = in.order() == Orders.STOP;
        boolean may = held && !stop && permit.granted() && !findings.stopsBackOff();
        boolean still = in.microstepsToGo() == 0 && in.drivenMicrosteps() == 0;
        long taken = Math.min(TAKEN_COUNTS_MAX, takenCounts - in.movedCounts());
        takenCounts = Units.counts(active() ? Math.max(0, taken) : takenCounts);
        if (armed && may && still && blocked(findings)) {
            begin(findings.trappedNl());
        }
        if (running) {
            run(may && findings.aboveRestPa() > OPEN_PA, in, findings, permit, out);
        } else if (settling && still && in.backToGo() == 0) {
            settling = false;
            ended = true;
        }
    }

    private static boolean blocked(Findings findings) {
        int abovePa = findings.aboveRestPa();
        return findings.occluded()
                ? abovePa > OPEN_PA
                : findings.flowShort() && abovePa > UNSEEN_PA;
    }

    private void begin(@Nl long trappedNl) {
        armed = false;
        ranMs = 0;
        takenCounts = 0;
        long mostNl = Math.min(trappedNl, device.backOffNlMax());
        // At most 5e5 * 6.6e4.
        left = mostNl * device.microstepsPerRev() / Math.max(1, device.nlPerRev());
        running = left > 0;
        long slowUs = Math.min(device.pulsePeriodUsMax(), SPAN_US / Math.max(1, left));
        periodUs = Units.us(Math.max(device.pulsePeriodUsMin(), slowUs));
    }

    private void run(boolean goesOn, Signals in, Findings findings, Permit permit, Target out) {
        long sinceMs = Math.min(in.elapsedMs(), MOST_MS);
        ranMs = Units.ms(Math.min(MOST_MS + 1, ranMs + sinceMs));
        boolean more = left > 0 || in.backToGo() > 0;
        if (goesOn && more && ranMs <= MOST_MS) {
            // No more than is made within a longest period, so that a dead core is a motor at rest.
            long queue = device.pulsePeriodUsMax() / Math.max(1, periodUs);
            long room = Math.max(0, queue - in.backToGo());
            long most = Math.min(room, permit.backMicrostepsMax());
            @Microsteps long count = Units.microsteps(Math.min(left, most));
            left = left - count;
            out.moveBack(count, periodUs);
        } else {
            running = false;
            settling = true;
            endPa = findings.aboveRestPa();
        }
    }

    /** Whether the head goes back, or was not seen yet to have come to rest from it. */
    boolean active() {
        return running || settling;
    }

    /** Whether it came to rest in this step. */
    public boolean ended() {
        return ended;
    }

    /** What it took back, in this going back or the last one, rounded down. */
    public @Nl long takenNl() {
        return device.wholeNlOf(device.partsMoved(takenCounts));
    }

    /** By how much the pressure was above where the line rests when it stopped. */
    public @Pa int endPa() {
        return endPa;
    }
}
