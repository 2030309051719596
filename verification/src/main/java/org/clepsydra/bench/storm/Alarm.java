package org.clepsydra.bench.storm;

import org.clepsydra.alarm.AlarmCode;

/**
 * When a fault must be announced while the pump infuses: before both so much time has passed and so
 * much was pumped by the driver's count.
 *
 * @param any the conditions of which one must be shown, a bit each
 * @param ms since the fault began
 * @param nl since then
 */
record Alarm(long any, double ms, double nl) {
    private static final double STEPS_MS = 250;

    static long bits(int... codes) {
        long any = 0;
        for (int code : codes) {
            any |= 1L << code;
        }
        return any;
    }

    /** Within a time and two steps, of which one may be idle. */
    static Alarm within(Program p, double ms, int... codes) {
        double longest = p.pump().device().longestIdleMs() + STEPS_MS;
        return new Alarm(bits(codes), ms + 2 * longest, 0);
    }

    /** Within so much motion, two steps' more, and a count, as an encoder has to tell of it. */
    static Alarm pumped(Program p, double nl, int... codes) {
        StormPump pump = p.pump();
        double step = p.peakNlPerS() * STEPS_MS / 1e3 + 2 * pump.quantumNl() + pump.countNl();
        return new Alarm(bits(codes), 2 * p.pump().device().longestIdleMs(), nl + step);
    }

    /** A time or so much motion, whichever is later. */
    Alarm orMs(double otherMs) {
        return new Alarm(any, Math.max(ms, otherMs), nl);
    }

    /** Four counts, one more and two microsteps, by the share of the motion that is lost. */
    static Alarm motion(Program p, double share, boolean beyond) {
        StormPump pump = p.pump();
        double nl = (5 * pump.countNl() + 2 * pump.microstepNl()) / (share - 0.01);
        return pumped(p, nl, beyond ? AlarmCode.MOTION_BEYOND : AlarmCode.MOTION_SHORT);
    }
}
