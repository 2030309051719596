package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.plan.HardLimits;

/** A device record that the control channel accepts, as symbols. Proved of the constructor. */
final class Geometry {
    static final String OWNER = "org/clepsydra/plan/PumpGeometry";
    static final List<String> FIELDS =
            List.of(
                    "nlPerRev",
                    "microstepsPerRev",
                    "microstepsPerQuantum",
                    "countsPerRev",
                    "longestEnergisedMs",
                    "longestIdleMs",
                    "rateNlPerHMax",
                    "pulsePeriodUsMin",
                    "pulsePeriodUsMax",
                    "queueMax",
                    "backOffNlMax");
    private static final long PER_REV_MAX = 65_536L;
    private static final long US_PER_MS = 1_000L;
    private static final long PERIOD_US_MAX = 100L * US_PER_MS;

    final Reference object = new Reference("device", true);
    final Whole nlPerRev;
    final Whole microstepsPerRev;
    final Whole microstepsPerQuantum;
    final Whole pulsePeriodUsMin;
    final Whole pulsePeriodUsMax;
    final Whole queueMax;

    Geometry(PathState path, Arithmetic a) {
        nlPerRev = field(path, "nlPerRev", 10_000_000L);
        microstepsPerRev = field(path, "microstepsPerRev", PER_REV_MAX);
        microstepsPerQuantum = field(path, "microstepsPerQuantum", PER_REV_MAX);
        field(path, "countsPerRev", PER_REV_MAX);
        field(path, "longestEnergisedMs", 100L);
        field(path, "longestIdleMs", 1_000L);
        field(path, "rateNlPerHMax", HardLimits.RATE_NL_PER_H_MAX);
        pulsePeriodUsMin = field(path, "pulsePeriodUsMin", PERIOD_US_MAX);
        pulsePeriodUsMax = field(path, "pulsePeriodUsMax", PERIOD_US_MAX);
        queueMax = field(path, "queueMax", PERIOD_US_MAX);
        path.set(object, "backOffNlMax", path.symbol("device.backOffNlMax", 0, 500_000L));
        Whole full = a.times(queueMax, pulsePeriodUsMin);
        path.assume(a.atMost(full, pulsePeriodUsMax));
        path.assume(a.atMost(pulsePeriodUsMin, pulsePeriodUsMax));
    }

    private Whole field(PathState path, String name, long most) {
        Whole value = path.symbol(object.name() + "." + name, 1, most);
        path.set(object, name, value);
        return value;
    }
}
