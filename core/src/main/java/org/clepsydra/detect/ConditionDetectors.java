package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/** Runs every detector of the device's own condition, each on the same signals. */
@Realizes("req~condition.motor-draws-more~1")
final class ConditionDetectors {
    private final DoorDetector door = new DoorDetector();
    private final BatteryDetector battery;
    private final TemperatureDetector temperature;
    private final CurrentDetector current;
    private final QuietDetector quiet;
    private final KeyDetector key = new KeyDetector();
    private final ContainerDetector container = new ContainerDetector();

    ConditionDetectors(PumpGeometry device) {
        battery = new BatteryDetector(device);
        temperature = new TemperatureDetector(device);
        current = new CurrentDetector(device);
        quiet = new QuietDetector(device);
    }

    /**
     * One step.
     *
     * @param suspect whether anything is amiss that stops delivery
     */
    void step(Signals in, boolean suspect, LoadedPlan plan, ConditionFindings out) {
        door.step(in, out);
        battery.step(in, out);
        temperature.step(in, out);
        current.step(in, suspect, out);
        quiet.step(in, out);
        key.step(in, out);
        container.step(in, plan, out);
    }
}
