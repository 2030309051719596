package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;

/** Every fault there is. */
final class Faults {
    private static final List<Fault> ALL = all0();
    private static final Map<String, Fault> BY_NAME =
            Stream.concat(ALL.stream(), Stream.of(unheard()))
                    .collect(Collectors.toMap(Fault::name, fault -> fault));

    private Faults() {}

    private static List<Fault> all0() {
        List<Fault> all = new ArrayList<>();
        all.addAll(SensorFaults.all());
        all.addAll(MotorFaults.all());
        all.addAll(ClockFaults.all());
        all.addAll(LineFaults.all());
        all.addAll(LinkFaults.all());
        all.addAll(PowerFaults.all());
        all.addAll(ControlFaults.all());
        return List.copyOf(all);
    }

    /** Those that are drawn. */
    static List<Fault> all() {
        return ALL;
    }

    /** Nothing is wrong, and an alarm is asked for: shows that a storm can fail. Never drawn. */
    static Fault unheard() {
        return Fault.of("judged-unheard", Bound.NOTHING, (rig, random) -> {})
                .alarms(p -> Alarm.within(p, 1_000, AlarmCode.DOWNSTREAM_OCCLUSION));
    }

    static Fault named(String name) {
        return BY_NAME.get(name);
    }
}
