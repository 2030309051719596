package org.clepsydra.bench.link;

import java.util.stream.Stream;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;

/** The pumps that are tried on two processors; each stores its state, none counts a reservoir. */
final class LinkPlants {
    private LinkPlants() {}

    static Stream<Plant> all() {
        return Stream.of(
                        PumpModel.bedside(),
                        PumpModel.wearable(),
                        PumpModel.syringe(),
                        PumpModel.implant())
                .map(pump -> pump.with(d -> d.storesState(true).reservoirNl(0).reservoirLowNl(0)))
                .map(pump -> Plant.calm(pump, pump.line()));
    }

    /** What a pump is asked to give in a minute: half of what it can. */
    static long volumeNl(PumpModel pump) {
        return Math.min(2_000_000, pump.device().rateNlPerHMax() / 120);
    }

    /** What it moves at full speed in {@code ms}, nL. */
    static double fullSpeedNl(PumpModel pump, double ms) {
        double microsteps = ms * 1_000 / pump.device().pulsePeriodUsMin();
        return microsteps * pump.device().nlPerRev() / pump.device().microstepsPerRev();
    }
}
