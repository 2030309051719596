package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every fault there is. */
final class Faults {
    private static final List<Fault> ALL = all0();
    private static final Map<String, Fault> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Fault::name, fault -> fault));

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

    static List<Fault> all() {
        return ALL;
    }

    static Fault named(String name) {
        return BY_NAME.get(name);
    }
}
