package org.clepsydra.bench.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a link may do to a pump on two processors: make it late, and hold it. */
@Verifies({
    "req~link.request~1",
    "req~link.reply~2",
    "req~link.lost~1",
    "req~link.wait~1",
    "req~link.session~1",
    "req~link.unasked~1"
})
class LinkFaultTest {
    private static final long CONTROL_MS = 50;
    private static final long MONITOR_MS = 10;
    private static final long PLAN_MS = 60_000;
    private static final int SEEDS = 4;
    private static final int NONE = 0;
    private static final int MONITOR = 1;
    private static final int CONTROL = 2;

    /** A plant with each fault, and with all of them. */
    static Stream<Arguments> faults() {
        List<Wire.Faults> kinds =
                List.of(
                        Wire.Faults.NONE,
                        new Wire.Faults(0.2, 0, 0, 0),
                        new Wire.Faults(0, 0.5, 0, 40_000),
                        new Wire.Faults(0, 0, 0.2, 0),
                        new Wire.Faults(0, 0, 0, 20_000),
                        new Wire.Faults(0, 0.3, 0, 120_000),
                        new Wire.Faults(0.1, 0.2, 0.1, 60_000));
        return LinkPlants.all()
                .flatMap(plant -> kinds.stream().map(kind -> Arguments.of(named(plant), kind)));
    }

    static Stream<Named<Plant>> plants() {
        return LinkPlants.all().map(LinkFaultTest::named);
    }

    private static Named<Plant> named(Plant plant) {
        return Named.of(plant.pump().name(), plant);
    }

    private static TwinPump started(Plant plant, long seed) {
        TwinPump pump = new TwinPump(plant, CONTROL_MS, MONITOR_MS, seed);
        pump.run(2_000);
        long volumeNl = LinkPlants.volumeNl(plant.pump());
        pump.load(PlanImages.flat(plant.pump().device(), volumeNl, PLAN_MS));
        pump.run(2_000);
        pump.give(Orders.START);
        assertTrue(pump.infuses(), pump.toString());
        return pump;
    }

    private static void faults(TwinPump pump, Wire.Faults kind) {
        pump.toMonitor.faults = kind;
        pump.toControl.faults = kind;
    }

    /** One quantum and what two readings of the encoder may hide, nL. */
    private static double playNl(Plant plant) {
        double nlPerRev = plant.pump().device().nlPerRev();
        double quantum = nlPerRev * plant.pump().device().microstepsPerQuantum();
        return quantum / plant.pump().device().microstepsPerRev()
                + 3 * nlPerRev / plant.pump().device().countsPerRev();
    }

    /** What the plan allows by then, given that no time was added to it. */
    private static double curveNl(Plant plant, double sinceStartMs) {
        return Math.min(1, sinceStartMs / PLAN_MS) * LinkPlants.volumeNl(plant.pump());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void neverGivesMoreThanThePlanWhateverTheLinkDoes(Plant plant, Wire.Faults kind) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            TwinPump pump = started(plant, seed);
            long startMs = pump.nowMs() - CONTROL_MS;
            faults(pump, kind);
            boolean held = false;
            for (int i = 0; i < 600; i++) {
                pump.run(CONTROL_MS);
                assertEquals("", pump.complaint, pump.toString());
                double mostNl = curveNl(plant, (double) (pump.nowMs() - startMs)) + playNl(plant);
                assertTrue(pump.headNl() <= mostNl, pump.headNl() + " of " + mostNl);
                assertFalse(held && pump.infuses(), "resumed: " + pump);
                held = held || pump.state() == TherapyState.HELD;
                assertFalse(DenyReason.cuts(pump.out.permit().reason()), pump.toString());
            }
            assertTrue(held || pump.moves > 0, "stood and was not held: " + pump);
        }
    }

    @ParameterizedTest
    @MethodSource("plants")
    void stopsAndSaysSoWhenEitherWayIsDead(Plant plant) {
        for (boolean toMonitor : new boolean[] {true, false}) {
            TwinPump pump = started(plant, 3);
            pump.run(5_000);
            (toMonitor ? pump.toMonitor : pump.toControl).dead = true;
            // A reply may be there already.
            pump.run(CONTROL_MS);
            long moves = pump.moves;
            pump.run(300);
            assertEquals(moves, pump.moves, pump.toString());
            assertEquals(TherapyState.HELD, pump.state(), pump.toString());
            assertTrue(pump.announces(), pump.toString());
            double nl = pump.headNl();
            pump.toMonitor.dead = false;
            pump.toControl.dead = false;
            pump.run(5_000);
            assertEquals(nl, pump.headNl(), 1e-6);
            assertEquals(TherapyState.HELD, pump.state(), pump.toString());
            assertFalse(pump.announces(), pump.toString());
            pump.give(Orders.START);
            assertTrue(pump.infuses(), pump.toString());
            pump.run(3_000);
            assertTrue(pump.moves > moves, pump.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("plants")
    void goesOnAfterALinkThatFrozeForAMomentOnly(Plant plant) {
        TwinPump pump = started(plant, 4);
        pump.run(5_000);
        pump.toControl.frozen = true;
        pump.run(2 * CONTROL_MS);
        pump.toControl.frozen = false;
        pump.run(CONTROL_MS);
        assertTrue(pump.infuses(), pump.toString());
        assertFalse(pump.announces());
        pump.run(70_000);
        assertEquals(TherapyState.DONE, pump.state(), pump.toString());
        assertEquals("", pump.complaint);
    }

    @ParameterizedTest
    @MethodSource("plants")
    void movesForNobodyAfterAPowerCutOfOneProcessorUntilStart(Plant plant) {
        for (boolean control : new boolean[] {true, false}) {
            TwinPump pump = started(plant, 5);
            pump.run(5_000);
            if (control) {
                pump.world.controlPowerLoss();
                pump.controlPowerOn();
            } else {
                pump.world.monitorPowerLoss();
                pump.monitorPowerOn();
            }
            double nl = pump.headNl();
            // A reply may be there already.
            pump.run(CONTROL_MS);
            long moves = pump.moves;
            pump.run(10_000);
            assertEquals(moves, pump.moves, control + " " + pump);
            double stepNl = curveNl(plant, CONTROL_MS);
            assertTrue(pump.headNl() <= nl + stepNl + playNl(plant), pump.toString());
            assertEquals(TherapyState.HELD, pump.state(), control + " " + pump);
            // A motor that lost its power under way is announced, too.
            pump.give(Orders.ACKNOWLEDGE);
            pump.give(Orders.START);
            assertTrue(pump.infuses(), control + " " + pump);
            pump.run(20_000);
            assertTrue(pump.moves > moves, control + " " + pump);
            assertEquals("", pump.complaint);
        }
    }

    /** Whoever sees an order first: START may have to be given again, and STOP stops. */
    @ParameterizedTest
    @MethodSource("plants")
    void movesLessAndNeverMoreWhereOneSeesAnOrderFirst(Plant plant) {
        for (boolean monitorFirst : new boolean[] {true, false}) {
            TwinPump pump = started(plant, 6);
            pump.run(2_000);
            pump.giveApart(Orders.STOP, monitorFirst);
            assertEquals(TherapyState.HELD, pump.state(), pump.toString());
            pump.run(1_000);
            pump.giveApart(Orders.START, monitorFirst);
            assertEquals(monitorFirst, pump.infuses(), pump.toString());
            pump.run(1_000);
            pump.give(Orders.START);
            assertTrue(pump.infuses(), pump.toString());
            pump.run(1_000);
            assertEquals("", pump.complaint);
            assertFalse(DenyReason.cuts(pump.out.permit().reason()), pump.toString());
        }
    }

    /** The driver runs away while the link does what it does, and while a processor stands. */
    @ParameterizedTest
    @MethodSource("faults")
    void boundsARunawayByTheCutOrTheLease(Plant plant, Wire.Faults kind) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (int dead = NONE; dead <= CONTROL; dead++) {
                TwinPump pump = started(plant, seed);
                long startMs = pump.nowMs() - CONTROL_MS;
                faults(pump, kind);
                SplittableRandom random = new SplittableRandom(seed);
                pump.run(2_000 + random.nextInt(3_000));
                // What the monitor allows by then: its clock runs a hundredth faster.
                double ceilingNl = curveNl(plant, 1.01 * (pump.nowMs() - startMs));
                pump.monitorRuns = dead != MONITOR;
                pump.controlRuns = dead != CONTROL;
                pump.world.driver().stickOn();
                pump.run(3_000);
                double mostNl =
                        ceilingNl
                                + LinkPlants.fullSpeedNl(plant.pump(), dead == NONE ? 150 : 500)
                                + playNl(plant);
                assertTrue(pump.headNl() <= mostNl, dead + " " + pump.headNl() + " > " + mostNl);
            }
        }
    }
}
