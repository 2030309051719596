package org.clepsydra.bench.storm;

import java.util.List;
import org.clepsydra.bench.detect.Subject;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.world.GainSettings;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;

/**
 * A pump with all it is used with, and the rates at which faults befall it. Its head gives what its
 * maker says, so that every microlitre beyond the plan is the fault's; it stores its state.
 *
 * @param name as tables and the command line know it
 * @param plant the pump and what is around it
 * @param nlPerH the rates, the least first
 */
record StormPump(String name, Plant plant, List<Long> nlPerH) {
    private static final int COARSE_COUNTS = 100;
    private static final List<StormPump> ALL =
            List.of(
                    as("bedside"),
                    of("bedside-100", coarse(Plant.bedside()), List.of(125_000_000L)),
                    as("wearable"),
                    as("syringe"),
                    as("roller"),
                    of("gas-valve", Plant.gasValve(), List.of(2_000L, 41_667L, 1_200_000L)));

    /** Every pump kind. */
    static List<StormPump> all() {
        return ALL;
    }

    /** At the rates at which its occlusions are looked for. */
    private static StormPump as(String name) {
        Subject subject =
                Subject.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        return of(name, subject.plant(), subject.nlPerH());
    }

    private static StormPump of(String name, Plant plant, List<Long> nlPerH) {
        PumpModel pump = plant.pump().with(d -> d.storesState(true));
        return new StormPump(name, with(plant, pump), nlPerH);
    }

    /** The same with an encoder of 100 counts a revolution. */
    private static Plant coarse(Plant plant) {
        return with(plant, plant.pump().with(d -> d.countsPerRev(COARSE_COUNTS)));
    }

    private static Plant with(Plant p, PumpModel model) {
        PumpModel pump = new PumpModel(model.name(), model.device(), 0, model.line());
        return new Plant(
                pump,
                p.line(),
                p.source(),
                p.tube(),
                p.containerUl(),
                p.head(),
                GainSettings.exact(),
                p.patient(),
                p.pressure(),
                p.air(),
                p.missedCounts(),
                p.stalls(),
                p.roomC());
    }

    DeviceRecord device() {
        return plant.pump().device();
    }

    boolean fitted(int sensors) {
        return (device().fitted() & sensors) == sensors;
    }

    double microstepNl() {
        return (double) device().nlPerRev() / device().microstepsPerRev();
    }

    double countNl() {
        return (double) device().nlPerRev() / device().countsPerRev();
    }

    double quantumNl() {
        return device().microstepsPerQuantum() * microstepNl();
    }

    /** Whether it only makes whole strokes. */
    boolean strokes() {
        return device().microstepsPerQuantum() > 1;
    }

    /** Its motor at full speed. */
    double fullNlPerS() {
        return microstepNl() * 1e6 / device().pulsePeriodUsMin();
    }
}
