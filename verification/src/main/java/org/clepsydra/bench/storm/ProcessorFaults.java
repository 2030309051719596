package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.clepsydra.alarm.AlarmCode;

/** One of two processors that loses its power or stops, and their clocks. */
final class ProcessorFaults {
    private static final long OFF_US_MAX = 3_000_000;
    private static final long BRIEF_US_MAX = 20_000;
    private static final long GAP_US_MAX = 200_000_000;
    private static final int TIMES_MAX = 6;
    private static final double APART_MS = 300;

    /** Half of what two clocks may differ by. */
    private static final long HONEST_PPM = 4_500;

    /** More than they may, and found within two spans of ten seconds and two steps. */
    private static final long BEYOND_PPM = 12_000;

    private static final double DIFFER_MS = 22_000;

    private ProcessorFaults() {}

    static List<Fault> all() {
        return List.of(
                restart("monitor-restarts", r -> r.two().restartMonitor(off(r))),
                restart("monitor-blinks", r -> r.two().restartMonitor(brief(r))),
                often("monitor-restarts-often", r -> r.two().restartMonitor(off(r))),
                restart("control-restarts", r -> r.two().restartControl(off(r))),
                restart("control-blinks", r -> r.two().restartControl(brief(r))),
                often("control-restarts-often", r -> r.two().restartControl(off(r))),
                often("either-restarts-often", ProcessorFaults::either),
                restart("monitor-processor-dead", r -> r.two().haltMonitor())
                        .alarms(p -> Alarm.within(p, APART_MS, AlarmCode.CHANNELS_APART)),
                Fault.of("control-processor-dead", Bound.DEAD, (r, x) -> r.two().haltControl())
                        .with(Fault.OF_TWO | Fault.WATCHDOG | Fault.MAY_FALL_SHORT),
                clocks("clocks-control-ahead", Bound.HONEST_CLOCK, HONEST_PPM, -HONEST_PPM),
                clocks("clocks-monitor-ahead", Bound.HONEST_CLOCK, -HONEST_PPM, HONEST_PPM),
                clocks("clocks-apart-control-ahead", Bound.CLOCK, 0, -BEYOND_PPM)
                        .alarms(ProcessorFaults::differ),
                clocks("clocks-apart-monitor-ahead", Bound.CLOCK, 0, BEYOND_PPM)
                        .alarms(ProcessorFaults::differ));
    }

    private static Fault restart(String name, Consumer<Rig> befall) {
        return Fault.of(name, Bound.LINK, (r, x) -> befall.accept(r))
                .with(Fault.OF_TWO | Fault.MAY_FALL_SHORT);
    }

    private static Fault clocks(String name, Bound bound, long controlPpm, long monitorPpm) {
        return Fault.of(
                        name,
                        bound,
                        (r, x) -> {
                            r.world.controlClock().errorPpm(controlPpm);
                            r.world.monitorClock().errorPpm(monitorPpm);
                        })
                .with(Fault.OF_TWO | Fault.CLOCK);
    }

    private static Alarm differ(Program p) {
        return Alarm.within(p, DIFFER_MS, AlarmCode.CLOCK_FAULT);
    }

    private static long off(Rig rig) {
        return 1_000 + rig.random.nextLong(OFF_US_MAX);
    }

    private static long brief(Rig rig) {
        return 1_000 + rig.random.nextLong(BRIEF_US_MAX);
    }

    private static void either(Rig rig) {
        if (rig.random.nextBoolean()) {
            rig.two().restartMonitor(off(rig));
        } else {
            rig.two().restartControl(off(rig));
        }
    }

    private static Fault often(String name, Consumer<Rig> befall) {
        return Fault.of(name, Bound.LINK, (r, x) -> again(r, x, befall))
                .with(Fault.OF_TWO | Fault.MAY_FALL_SHORT);
    }

    private static void again(Rig rig, SplittableRandom random, Consumer<Rig> befall) {
        int[] left = {1 + random.nextInt(TIMES_MAX)};
        long[] untilUs = {0};
        rig.onSpan(
                us -> {
                    untilUs[0] -= us;
                    if (left[0] > 0 && untilUs[0] <= 0) {
                        left[0]--;
                        untilUs[0] = random.nextLong(GAP_US_MAX);
                        befall.accept(rig);
                    }
                });
    }
}
