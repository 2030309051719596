package org.clepsydra.bench.storm;

import org.clepsydra.port.Orders;

/**
 * What a control channel gone wrong may give beyond what is due, where only the monitor stops it.
 *
 * <p>The plain line: 1 % of the volume due, three quanta, and the stopping volume, which is the
 * speed for 0.15 s, a longest step of 100 ms and a switch of 50 ms, and the six encoder counts that
 * the monitor may be wrong by.
 *
 * <p>The whole limit is that of {@code req~monitor.over-delivery~3} and its rationale: the speed
 * for 0.15 s; six counts, the gap, and a quantum, or a stroke more where strokes are indexed; 2 %
 * of the time since the fault, by which two clocks and the margin for them may be apart; and what
 * the curve rises in the time by which the ceiling may be ahead of it, {@link RogueLead}, less the
 * 0.15 s in which it rises too. While an overlay runs its line stands for the curve: what it rises
 * in 0.067 s, or in a stroke.
 */
final class RogueLimit {
    private static final double SHARE = 0.01;
    private static final double CLOCKS = 0.02;
    private static final double QUANTA = 3;
    private static final double CUT_S = 0.15;
    private static final double CURVE_S = 0.067;
    private static final double COUNTS = 6;

    private final Program program;
    private final double stoppingNl;
    private final double alwaysNl;
    private final double leadMs;

    /**
     * @param curveMs how far the curve had come when the fault began
     */
    RogueLimit(Program program, RogueKind rogue, double curveMs) {
        this.program = program;
        StormPump pump = program.pump();
        // A stroke is made at full speed, whatever the rate.
        boolean full = pump.strokes() || rogue.lie() == Rogue.Lie.STUCK;
        double pace = Math.min(pump.fullNlPerS(), rogue.times() * program.peakNlPerS());
        double speed = full ? pump.fullNlPerS() : pace;
        stoppingNl = speed * CUT_S + COUNTS * pump.countNl();
        double quantaNl = (pump.strokes() ? 2 : 1) * pump.quantumNl();
        double lineNl = overlaid() ? CURVE_S * program.peakNlPerS() : 0;
        alwaysNl = stoppingNl + program.gapNl() + quantaNl + lineNl;
        leadMs = RogueLead.of(program).ms(curveMs);
    }

    private boolean overlaid() {
        return program.kind().overlay() != Orders.NONE;
    }

    double plainNl(double dueNl) {
        return SHARE * dueNl + QUANTA * program.pump().quantumNl() + stoppingNl;
    }

    /**
     * @param risenNl prescribed since the fault
     * @param sinceMs time since it
     * @param curveMs how far the curve has come
     */
    double wholeNl(double risenNl, double sinceMs, double curveMs) {
        if (overlaid()) {
            return alwaysNl + CLOCKS * risenNl;
        }
        double aheadMs = Math.max(0, leadMs + CLOCKS * sinceMs - 1e3 * CUT_S);
        return alwaysNl + program.nlAt(curveMs + aheadMs) - program.nlAt(curveMs);
    }
}
