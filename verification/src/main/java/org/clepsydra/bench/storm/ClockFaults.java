package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.world.DeviceClock;
import org.clepsydra.world.World;

/** Clocks that are fast, slow, standing, or jump; and steps that come late. */
final class ClockFaults {
    private static final long HOUR_MS = 3_600_000;
    private static final long[] LATE_MS = {50, 200, 1_000, 5_000};
    private static final int EVERY = 40;

    private ClockFaults() {}

    static List<Fault> all() {
        return List.of(
                clock("control", World::controlClock, "fast", c -> c.errorPpm(50_000)),
                clock("control", World::controlClock, "slow", c -> c.errorPpm(-50_000)),
                stop("control", World::controlClock, AlarmCode.CLOCK_FAULT),
                clock("control", World::controlClock, "forward", c -> c.jump(HOUR_MS)),
                clock("control", World::controlClock, "back", c -> c.jump(-HOUR_MS))
                        .alarms(p -> Alarm.within(p, 0, AlarmCode.CLOCK_FAULT)),
                clock("monitor", World::monitorClock, "fast", c -> c.errorPpm(50_000)),
                clock("monitor", World::monitorClock, "slow", c -> c.errorPpm(-50_000)),
                stop("monitor", World::monitorClock, AlarmCode.MONITOR_CUT),
                clock("monitor", World::monitorClock, "forward", c -> c.jump(HOUR_MS)),
                clock("monitor", World::monitorClock, "back", c -> c.jump(-HOUR_MS))
                        .alarms(p -> Alarm.within(p, 0, AlarmCode.MONITOR_CUT)),
                late("late-50-ms", 0),
                late("late-200-ms", 1),
                late("late-1-s", 2),
                late("late-5-s", 3),
                Fault.of("late-often", Bound.NOTHING, ClockFaults::often)
                        .with(Fault.MAY_FALL_SHORT));
    }

    /** One step of the control channel in forty. */
    private static void often(Rig rig, SplittableRandom random) {
        rig.onSpan(
                us -> {
                    if (rig.controlMadeIt() && random.nextInt(EVERY) == 0) {
                        rig.late(1_000 * LATE_MS[random.nextInt(4)]);
                    }
                });
    }

    private static Fault clock(
            String channel,
            Function<World, DeviceClock> which,
            String what,
            Consumer<DeviceClock> befall) {
        return Fault.of(
                        channel + "-clock-" + what,
                        Bound.CLOCK,
                        (r, x) -> befall.accept(which.apply(r.world)))
                .with(Fault.CLOCK);
    }

    private static Fault stop(String channel, Function<World, DeviceClock> which, int code) {
        return clock(channel, which, "stopped", DeviceClock::stop)
                .alarms(p -> Alarm.within(p, 0, code));
    }

    private static Fault late(String name, int index) {
        return Fault.of(name, Bound.NOTHING, (r, x) -> r.late(1_000 * LATE_MS[index]));
    }
}
