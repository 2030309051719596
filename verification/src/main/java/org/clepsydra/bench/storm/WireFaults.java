package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.clepsydra.alarm.AlarmCode;

/** What the link between two processors does to messages, at rates and in bursts. */
final class WireFaults {
    /** The longest that a device may hold a message back. */
    private static final long HELD_US = 300_000;

    private static final long HELD_TOO_LONG_US = 5_000_000;
    private static final long MIXED_US = 150_000;
    private static final long BURST_US_MAX = 450_000;
    private static final long FREEZE_US_MAX = 2_000_000;
    private static final long BETWEEN_US_MAX = 20_000_000;
    private static final long AWAY_US_MAX = 3_000_000;
    private static final double APART_MS = 300;
    private static final double POOR_MS = 60_000;

    private WireFaults() {}

    static List<Fault> all() {
        return List.of(
                both("link-loses-a-fiftieth", lost(0.02)),
                both("link-loses-a-fifth", lost(0.2)).alarms(WireFaults::poor),
                both("link-loses-half", lost(0.5)).alarms(WireFaults::poor),
                one("requests-lost", w -> w.toMonitor.faults = lost(0.3)),
                one("replies-lost", w -> w.toControl.faults = lost(0.3)),
                bursts("link-loses-bursts", BURST_US_MAX, WireFaults::dead),
                both("link-late", new Wire.Faults(0, 0, 0, 0.3, HELD_US)),
                both("link-late-by-seconds", new Wire.Faults(0, 0, 0, 0.05, HELD_TOO_LONG_US)),
                both("link-doubles", new Wire.Faults(0, 0.5, 0, 0, HELD_US)),
                both("link-doubles-later", new Wire.Faults(0, 0.1, 0, 0, HELD_TOO_LONG_US)),
                both("link-reorders", new Wire.Faults(0, 0, 0, 1, MIXED_US)),
                both("link-damages", new Wire.Faults(0, 0, 0.2, 0, 0)),
                both("link-damages-all", new Wire.Faults(0, 0, 1, 0, 0)).alarms(WireFaults::apart),
                both("link-does-all", new Wire.Faults(0.1, 0.2, 0.1, 0.3, HELD_US)),
                bursts("link-freezes", FREEZE_US_MAX, WireFaults::frozen),
                one("link-dead-to-monitor", w -> w.toMonitor.dead = true).alarms(WireFaults::apart),
                one("link-dead-to-control", w -> w.toControl.dead = true).alarms(WireFaults::apart),
                one("link-dead-both-ways", w -> dead(w, true)).alarms(WireFaults::apart),
                fault("link-away", WireFaults::away));
    }

    private static Wire.Faults lost(double part) {
        return new Wire.Faults(part, 0, 0, 0, 0);
    }

    /** Without a reply the motor rests: less may be given than is due, as is known of strokes. */
    private static Fault fault(String name, Fault.Befall befall) {
        return Fault.of(name, Bound.LINK, befall)
                .with(Fault.OF_LINK | Fault.OF_TWO | Fault.MAY_FALL_SHORT);
    }

    private static Fault one(String name, Consumer<TwoProcessors> befall) {
        return fault(name, (r, x) -> befall.accept(r.two()));
    }

    private static Fault both(String name, Wire.Faults faults) {
        return one(
                name,
                w -> {
                    w.toMonitor.faults = faults;
                    w.toControl.faults = faults;
                });
    }

    private static Alarm apart(Program p) {
        return Alarm.within(p, APART_MS, AlarmCode.CHANNELS_APART);
    }

    private static Alarm poor(Program p) {
        return Alarm.within(p, POOR_MS, AlarmCode.CHANNELS_APART, AlarmCode.UNDER_DELIVERY);
    }

    private static void dead(TwoProcessors two, boolean now) {
        two.toMonitor.dead = now;
        two.toControl.dead = now;
    }

    private static void frozen(TwoProcessors two, boolean now) {
        two.toMonitor.frozen = now;
        two.toControl.frozen = now;
    }

    /** Sets it on or off. */
    private interface Switch {
        void set(TwoProcessors two, boolean now);
    }

    private static void away(Rig rig, SplittableRandom random) {
        long[] leftUs = {1 + random.nextLong(AWAY_US_MAX)};
        dead(rig.two(), true);
        rig.onSpan(
                us -> {
                    boolean was = leftUs[0] > 0;
                    leftUs[0] -= us;
                    if (was && leftUs[0] <= 0) {
                        dead(rig.two(), false);
                    }
                });
    }

    private static Fault bursts(String name, long longestUs, Switch what) {
        return fault(
                name,
                (rig, random) -> {
                    long[] leftUs = {0};
                    boolean[] bad = new boolean[1];
                    rig.onSpan(
                            us -> {
                                leftUs[0] -= us;
                                if (leftUs[0] <= 0) {
                                    bad[0] = !bad[0];
                                    leftUs[0] =
                                            random.nextLong(bad[0] ? longestUs : BETWEEN_US_MAX);
                                    what.set(rig.two(), bad[0]);
                                }
                            });
                });
    }
}
