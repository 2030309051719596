package org.clepsydra.bench.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A link that loses messages all the time: little costs little, and much is announced. */
@Verifies({"req~link.poor~1", "req~persistence.monitor-reserve~3"})
class LossyLinkTest {
    private static final long CONTROL_MS = 20;
    private static final long MONITOR_MS = 10;
    private static final int MINUTES = 11;

    /** Each plant, and which way messages are lost. */
    static Stream<Arguments> links() {
        return LinkPlants.all()
                .map(LossyLinkTest::named)
                .flatMap(plant -> Stream.of(true, false).map(way -> Arguments.of(plant, way)));
    }

    private static Named<Plant> named(Plant plant) {
        return Named.of(plant.pump().name(), plant);
    }

    private static TwinPump started(Plant plant, boolean requests, double loses) {
        TwinPump pump = new TwinPump(plant, CONTROL_MS, MONITOR_MS, 1);
        pump.run(2_000);
        long volumeNl = MINUTES * LinkPlants.volumeNl(plant.pump());
        pump.load(PlanImages.flat(plant.pump().device(), volumeNl, MINUTES * 60_000L));
        pump.run(2_000);
        pump.give(Orders.START);
        assertTrue(pump.infuses(), pump.toString());
        (requests ? pump.toMonitor : pump.toControl).faults = new Wire.Faults(loses, 0, 0, 0);
        return pump;
    }

    private static boolean announced(TwinPump pump) {
        return (pump.out.annunciator().present() & 1L << AlarmCode.UNDER_DELIVERY) != 0;
    }

    /** Share of what the plan is for. */
    private static double share(Plant plant, TwinPump pump, double fromNl, long ms) {
        return (pump.headNl() - fromNl) / (LinkPlants.volumeNl(plant.pump()) * ms / 60_000.0);
    }

    @ParameterizedTest
    @MethodSource("links")
    void announcesAFifthLostWithinTwoMinutesAndGoesOn(Plant plant, boolean requests) {
        TwinPump pump = started(plant, requests, 0.2);
        for (long ms = 0; ms < 120_000 && !announced(pump); ms += CONTROL_MS) {
            pump.run(CONTROL_MS);
            assertTrue(pump.infuses() || announced(pump), pump.toString());
        }
        assertTrue(announced(pump), pump.toString());
        assertTrue(pump.infuses(), pump.toString());
        long moves = pump.moves;
        pump.run(10_000);
        assertTrue(pump.moves > moves, pump.toString());
        assertEquals("", pump.complaint);
    }

    @ParameterizedTest
    @MethodSource("links")
    void givesNearlyAllWhereAFiftiethIsLostAndIsQuiet(Plant plant, boolean requests) {
        TwinPump pump = started(plant, requests, 0.02);
        double fromNl = pump.headNl();
        for (long ms = 0; ms < 600_000; ms += CONTROL_MS) {
            pump.run(CONTROL_MS);
            assertFalse(announced(pump), pump.toString());
            assertTrue(pump.infuses(), pump.toString());
        }
        double share = share(plant, pump, fromNl, 600_000);
        // A stroke is 256 ms, 13 steps, and one that is lost drops half of it in the mean: 13 %.
        boolean strokes = plant.pump().device().microstepsPerQuantum() > 1;
        assertTrue(share >= (strokes ? 0.85 : 0.95), "gave " + share);
        assertEquals("", pump.complaint);
    }
}
