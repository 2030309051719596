package org.clepsydra.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clepsydra.port.Fitted;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/**
 * What a sensor is there to see.
 *
 * @param name what the table calls it
 * @param of where it can be
 * @param begin makes it so
 */
record StuckHazard(String name, Predicate<Plant> of, Consumer<World> begin) {
    private static final Predicate<Plant> ANY = plant -> true;
    private static final Predicate<Plant> BAG = plant -> plant.source() == Plant.Source.BAG;

    static final List<StuckHazard> ALL =
            List.of(
                    new StuckHazard("occlusion", ANY, w -> w.line().occlude()),
                    new StuckHazard(
                            "clamp before the head",
                            BAG,
                            w -> w.bag().kink(Double.POSITIVE_INFINITY)),
                    new StuckHazard("empty container", BAG, w -> w.bag().hang(300)),
                    new StuckHazard(
                            "fast tube", fitted(Fitted.CONTAINER_SCALE), w -> w.gain().times(1.75)),
                    new StuckHazard(
                            "free flow",
                            fitted(Fitted.CONTAINER_SCALE),
                            w -> w.gain().freeFlow(1_000)),
                    new StuckHazard(
                            "half lost", fitted(Fitted.CONTAINER_SCALE), w -> w.gain().times(0.5)),
                    // Six of the single bubble's limit.
                    new StuckHazard("air", ANY, w -> w.air().inject(600, 5)),
                    new StuckHazard("stall", ANY, w -> w.motor().jam()),
                    new StuckHazard("slip", ANY, w -> w.motor().slip(0.2)),
                    new StuckHazard("coupling", ANY, w -> w.motor().breakCoupling()),
                    new StuckHazard("reversed", ANY, w -> w.motor().reverse()),
                    new StuckHazard("runaway", ANY, w -> w.driver().stickOn()),
                    new StuckHazard("door", fitted(Fitted.DOOR), w -> w.instruments().door(false)),
                    new StuckHazard(
                            "battery runs down",
                            fitted(Fitted.BATTERY),
                            w -> w.instruments().battery().charge(0.01)),
                    new StuckHazard("heat", fitted(Fitted.THERMOMETER), w -> w.warmth().roomC(60)),
                    new StuckHazard("cold", fitted(Fitted.THERMOMETER), w -> w.warmth().roomC(-10)),
                    new StuckHazard("key held", ANY, w -> w.instruments().key(true)));

    private static Predicate<Plant> fitted(int bit) {
        return plant -> (plant.pump().device().fitted() & bit) != 0;
    }
}
