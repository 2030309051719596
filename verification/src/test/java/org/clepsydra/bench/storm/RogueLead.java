package org.clepsydra.bench.storm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clepsydra.port.DeviceRecord;

/**
 * By how much envelope time may be ahead of the curve's, where honest motion went before.
 *
 * <p>It gains 1.9 % of the time that passes, which is the monitor's margin and what two clocks may
 * differ by, but waits where the ceiling of one lag ago is above the head by more than a quantum,
 * two counts and the gap. So it is ahead by no more than the lag and what the curve takes to rise
 * by so much, at any time, and by 1.9 % of the time since. In a pause, and where a rate falls, that
 * lead is of little volume, and is not lost.
 */
final class RogueLead {
    private static final double FAST = 0.019;
    private static final int GRID = 4_000;
    private static final double CLOCKS_MS = 5;
    private static final Map<Program, RogueLead> MADE = new ConcurrentHashMap<>();

    private final double cellMs;
    private final double[] leadMs = new double[GRID + 1];

    private RogueLead(Program program) {
        StormPump pump = program.pump();
        double headNl = pump.strokes() ? pump.quantumNl() : 0;
        // The encoder's reading is a count more.
        double littleNl = pump.quantumNl() + headNl + 3 * pump.countNl() + program.gapNl();
        cellMs = program.durationMs() / GRID;
        int to = 0;
        double ms = 0;
        for (int at = 0; at <= GRID; at++) {
            double fromNl = program.nlAt(at * cellMs);
            while (to < GRID && program.nlAt(to * cellMs) - fromNl <= littleNl) {
                to++;
            }
            // Past the end nothing rises.
            boolean ends = program.nlAt(to * cellMs) - fromNl <= littleNl;
            double mostMs = ends ? Double.MAX_VALUE : lagMs(pump.device()) + (to - at) * cellMs;
            ms = Math.min(at == 0 ? 0 : ms + FAST * cellMs, mostMs);
            leadMs[at] = ms;
        }
    }

    static RogueLead of(Program program) {
        return MADE.computeIfAbsent(program, RogueLead::new);
    }

    /** At a time of the curve; ms. */
    double ms(double curveMs) {
        int at = (int) Math.ceil(curveMs / cellMs);
        return leadMs[Math.max(0, Math.min(at, GRID))];
    }

    /** *Lag* of the monitor's requirements. */
    static double lagMs(DeviceRecord device) {
        double energised = device.longestEnergisedMs();
        double idle = device.longestIdleMs();
        if (device.microstepsPerQuantum() == 1) {
            return 2 * energised + energised / 8 + CLOCKS_MS;
        }
        double microstepMs = Math.ceil(device.pulsePeriodUsMin() / 1e3);
        double queue = Math.floor(energised * 1e3 / device.pulsePeriodUsMin());
        double queues = Math.ceil(device.microstepsPerQuantum() / queue);
        double strokeMs = queues * (energised + microstepMs);
        return idle + strokeMs + Math.max(idle, energised) / 8 + CLOCKS_MS;
    }
}
