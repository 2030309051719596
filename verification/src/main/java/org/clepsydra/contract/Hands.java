package org.clepsydra.contract;

import java.util.Arrays;

/** Works a {@link MotorRig} as the core would: the cutoff first, and the next token every time. */
final class Hands {
    /** "At once": the shortest step a device may take. */
    static final int AT_ONCE_MS = 2;

    /** Motor power is gone so long after the last renewal. */
    static final int LEASE_MS = 500;

    /** Motor power is gone so long after the order to open. */
    static final int CUTOFF_MS = 50;

    /** How many calls are timed before one is judged. */
    static final int CALLS = 41;

    private static final int FEW_MIN = 10;
    private static final int FEW_MAX = 20;
    private static final int STEP_MS = 20;
    private static final long NS_PER_MS = 1_000_000;

    final MotorRig rig;
    final Tokens control = Tokens.ofControl();
    final Tokens monitor = Tokens.ofMonitor();

    Hands(MotorRig rig) {
        this.rig = rig;
        rig.powerOn();
    }

    long shortestUs() {
        return rig.device().pulsePeriodUsMin();
    }

    /** A pace the motor can well make and a clock in milliseconds can judge. */
    long slowUs() {
        return Math.max(8_000, 4 * shortestUs());
    }

    /**
     * A few microsteps: no more than the core has in a driver's queue, which is what the motor
     * makes at full speed in the longest energised period; and ten where that is less.
     */
    long few() {
        long longestQueue = 1_000 * rig.device().longestEnergisedMs() / shortestUs();
        return Math.max(FEW_MIN, Math.min(longestQueue, FEW_MAX));
    }

    /** So slow that a few microsteps last longer than the lease. */
    long lastingUs() {
        return Math.max(800_000 / few(), 4 * shortestUs());
    }

    /** Whole milliseconds in which {@code periods} pass, rounded up. */
    static int msOf(long periods, long periodUs) {
        return (int) ((periods * periodUs + 999) / 1_000);
    }

    /** Pulses no faster than {@code periodUs}: one at the very beginning, one each period after. */
    static long pulsesMax(int ms, long periodUs) {
        return ms * 1_000L / periodUs + 1;
    }

    /**
     * The middle of what calls took, in whole milliseconds, rounded up. The middle, because a
     * virtual machine or a bench link may stall a single call.
     */
    static long middleMs(long[] tookNs) {
        long[] sortedNs = tookNs.clone();
        Arrays.sort(sortedNs);
        return (sortedNs[sortedNs.length / 2] + NS_PER_MS - 1) / NS_PER_MS;
    }

    void close() {
        rig.cutoff().close(monitor.next());
    }

    void drive(long microsteps, long periodUs) {
        drive(microsteps, periodUs, 1);
    }

    void drive(long microsteps, long periodUs, int direction) {
        rig.driver().drive(microsteps, periodUs, direction, control.next());
    }

    /** One step of the core that has {@code microsteps} made. */
    void step(long microsteps, long periodUs) {
        step(microsteps, periodUs, 1);
    }

    void step(long microsteps, long periodUs, int direction) {
        close();
        drive(microsteps, periodUs, direction);
    }

    /** Lets time pass while both channels renew and give nothing more to make. */
    void hold(int ms, long periodUs) {
        hold(ms, periodUs, 1);
    }

    void hold(int ms, long periodUs, int direction) {
        pass(ms, () -> step(0, periodUs, direction));
    }

    /**
     * Keeps a few microsteps to be made at all times, for {@code ms}, looked at every {@code
     * spanMs}.
     */
    void feed(int ms, int spanMs, long periodUs) {
        long given = 0;
        for (int passedMs = 0; passedMs < ms; passedMs += spanMs) {
            long more = Math.max(0, few() - (given - rig.pulses()));
            step(more, periodUs);
            given += more;
            rig.pass(Math.min(spanMs, ms - passedMs));
        }
    }

    /** Lets time pass and does {@code each} every 20 ms. */
    void pass(int ms, Runnable each) {
        int leftMs = ms;
        while (leftMs > 0) {
            int spanMs = Math.min(STEP_MS, leftMs);
            rig.pass(spanMs);
            leftMs -= spanMs;
            each.run();
        }
    }

    /**
     * How long power lasts from now on, rounded up, by current and by pulses, watched for twice
     * {@code limitMs} while {@code each} is done every 20 ms.
     */
    int lastPowerMs(int limitMs, Runnable each) {
        int lastMs = 0;
        for (int ms = 1; ms <= 2 * limitMs; ms++) {
            long before = rig.pulses();
            rig.pass(1);
            if (rig.current()) {
                // Current now is power that lasts beyond now.
                lastMs = ms + 1;
            } else if (rig.pulses() != before) {
                lastMs = ms;
            }
            if (ms % STEP_MS == 0) {
                each.run();
            }
        }
        return lastMs;
    }
}
