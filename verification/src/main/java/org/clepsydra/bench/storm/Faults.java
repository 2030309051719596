package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;

/** Every fault there is. */
final class Faults {
    /**
     * What they do to both halves of one step has no meaning on two processors, nor what a control
     * channel says to a monitor that reads for itself.
     */
    private static final Set<String> OF_ONE =
            Set.of(
                    "cutoff-stuck-closed",
                    "monitor-dead",
                    "control-dead",
                    "core-dead",
                    "orders-lost",
                    "control-says-nothing-to-go",
                    "control-says-it-rests",
                    "control-says-it-runs",
                    "control-says-all-is-to-go");

    private static final List<Fault> CLOCKS = ClockFaults.all();
    private static final List<Fault> ALL = all0();
    private static final List<Fault> OF_TWO = ofTwo();
    private static final List<Fault> ON_TWO = joined(OF_TWO, CLOCKS);
    private static final List<Fault> BESIDE =
            joined(OF_TWO, ALL).stream().filter(f -> befalls(f, true)).toList();
    private static final Map<String, Fault> BY_NAME =
            Stream.of(ALL, OF_TWO, List.of(unheard()))
                    .flatMap(List::stream)
                    .collect(Collectors.toMap(Fault::name, fault -> fault));

    private Faults() {}

    private static List<Fault> all0() {
        List<Fault> all = new ArrayList<>();
        all.addAll(SensorFaults.all());
        all.addAll(MotorFaults.all());
        all.addAll(CLOCKS);
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

    private static List<Fault> ofTwo() {
        return joined(WireFaults.all(), ProcessorFaults.all());
    }

    private static List<Fault> joined(List<Fault> some, List<Fault> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Those that are drawn on two processors: of the link, of one processor, and of clocks. */
    static List<Fault> onTwo() {
        return ON_TWO;
    }

    /** Those that may be the second on two processors. */
    static List<Fault> beside() {
        return BESIDE;
    }

    /** Whether it can befall a pump on two processors, or on one. */
    static boolean befalls(Fault fault, boolean two) {
        return two ? !OF_ONE.contains(fault.name()) : !fault.has(Fault.OF_TWO);
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
