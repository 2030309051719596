package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.SplittableRandom;
import org.clepsydra.oracle.DeliveryOracle;
import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.LoadedLibrary;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class PumpCoreTest {
    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside);

    @Test
    @Verifies({"req~delivery.never-ahead~1", "req~delivery.never-behind~2"})
    void followsTheCurveAtRandomPeriods() {
        SplittableRandom random = new SplittableRandom(4);
        pump.paced = true;
        pump.tested().loaded(PlanImages.flat(bedside, 20_000_000, 60_000)).started();
        DeliveryOracle oracle =
                new DeliveryOracle(new long[] {20_000_000}, new long[] {60_000}, 200_000, 3_200, 1);
        while (pump.state() == TherapyState.INFUSING) {
            long ms = 1L + random.nextInt(100);
            pump.step(ms);
            oracle.advance(ms, true, 100);
            assertTrue(oracle.judge(pump.received, true), oracle.complaint());
        }
        assertTrue(oracle.complete(pump.received));
    }

    @Test
    @Verifies("req~persistence.images-intact~1")
    void failsForGoodWhenAWordOfThePlanChanged() throws ReflectiveOperationException {
        pump.tested().loaded(PlanImages.flat(bedside, 20_000_000, 60_000)).started();
        pump.run(2_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        Field plan = ControlCore.class.getDeclaredField("plan");
        plan.setAccessible(true);
        Field words = LoadedPlan.class.getDeclaredField("words");
        words.setAccessible(true);
        // A word of a segment that this plan has not.
        ((long[]) words.get(plan.get(pump.control())))[PlanLayout.SEGMENTS + 100] ^= 1L << 9;
        pump.run(1_220, 10);
        assertEquals(TherapyState.FAILED, pump.state());
        // What was given is shown still, and nothing is given beyond it.
        long received = pump.received;
        assertTrue(received > 0);
        assertEquals(received, pump.out.snapshot().commanded());
        pump.give(Orders.STOP);
        pump.give(Orders.START);
        assertEquals(TherapyState.FAILED, pump.state());
        assertEquals(received, pump.received);
        assertEquals(received, pump.out.snapshot().commanded());
    }

    /** 2,064 words, four a step; the word changed before the pass that ends in the last. */
    @Test
    @Verifies("req~persistence.images-intact~1")
    void failsWhenAWordOfTheLibraryChangedWithoutAPlan() throws ReflectiveOperationException {
        pump.tested();
        Libraries.example(3).writeTo(pump.order.library());
        pump.order.libraryAuthentic(true);
        pump.give(Orders.STOP);
        pump.give(Orders.LOAD_LIBRARY);
        pump.run(10_320, 10);
        assertEquals(TherapyState.IDLE, pump.state());
        Field plan = ControlCore.class.getDeclaredField("plan");
        plan.setAccessible(true);
        Field words = LoadedLibrary.class.getDeclaredField("words");
        words.setAccessible(true);
        LoadedLibrary library = ((LoadedPlan) plan.get(pump.control())).library();
        assertEquals(3, library.version());
        ((long[]) words.get(library))[LibraryLayout.WORDS - 1] ^= 1L << 9;
        pump.run(10_320, 10);
        assertEquals(TherapyState.FAILED, pump.state());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void showsWhatDrivesDelivery() {
        pump.tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        pump.run(1_000, 10);
        Snapshot shown = pump.out.snapshot();
        assertEquals(TherapyState.INFUSING, shown.state());
        assertEquals(1_000, shown.therapyMs());
        assertEquals(360_000_000, shown.volumeNl());
        assertEquals(1_600, shown.commanded());
        assertEquals(100_000, shown.givenNl());
        assertEquals(Rule.ACCEPTED, shown.verdictRule());
    }

    /** A driver that is told to rest drops what it had to go. */
    @Test
    @Verifies("req~detect.command-short~1")
    void takesNothingForLostThatIsDroppedAtRest() {
        pump.paced = true;
        pump.tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        for (int i = 0; i < 10; i++) {
            pump.step(100);
        }
        pump.give(Orders.STOP);
        // Of 160 microsteps for 100 ms: more than the 28 that may be lost.
        long dropped = pump.in.microstepsToGo();
        assertTrue(dropped > 28, dropped + " to go");
        pump.received -= dropped;
        pump.run(100, 10);
        assertEquals(0, pump.in.microstepsToGo());
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~delivery.stop~1")
    void numbersOrdersOneByOne() {
        pump.order.give(Orders.STOP);
        pump.order.give(Orders.STOP);
        assertEquals(2, pump.order.sequence());
        assertEquals(Orders.STOP, pump.order.order());
    }

    @Test
    @Verifies({"req~plan.image-integrity~1", "req~library.image~2"})
    void takesAnImageOfAllItsWordsAndNoMore() {
        assertEquals(PlanLayout.WORDS, pump.order.image().length);
        assertEquals(LibraryLayout.WORDS, pump.order.library().length);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void acceptsNoPlanForADeviceOutOfRange() {
        Pump none = new Pump(Devices.bedside().nlPerRev(0).seal());
        none.tested().loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        assertEquals(Rule.DEVICE_RECORD, none.out.snapshot().verdictRule());
        none.give(Orders.START);
        assertEquals(TherapyState.IDLE, none.state());
        assertFalse(none.out.cutoff().closed());
        Pump zeros = new Pump(DeviceRecord.draft().microstepsPerRev(1).seal());
        zeros.tested();
        zeros.give(Orders.START);
        assertEquals(TherapyState.IDLE, zeros.state());
    }

    @Test
    @Verifies({"req~plan.image-integrity~1", "req~delivery.start~4"})
    void neitherThrowsNorMovesForAnyFrame() {
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 200_000; i++) {
            pump.in.nowMs(random.nextLong());
            pump.in.monitorNowMs(random.nextLong());
            pump.in.encoderCounts(random.nextLong());
            pump.in.motorEnergised(random.nextBoolean());
            pump.in.microstepsToGo(random.nextLong());
            pump.in.pressurePa(random.nextInt());
            pump.in.pressureFresh(random.nextBoolean());
            pump.in.airSamples(random.nextInt(), random.nextInt());
            pump.in.sensorTestEcho(random.nextInt(3));
            pump.order.image()[random.nextInt(PlanLayout.WORDS)] = random.nextLong();
            if (random.nextInt(4) == 0) {
                pump.order.give(random.nextInt(8) - 1);
            }
            pump.core.step(pump.in, pump.order, pump.out);
            assertEquals(0, pump.out.motor().microsteps());
            assertFalse(pump.out.motor().energise());
        }
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void showsNoVolumeOfAPlanThatIsNotLoaded() {
        pump.tested();
        assertEquals(0, pump.out.snapshot().volumeNl());
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        assertEquals(360_000_000, pump.out.snapshot().volumeNl());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(0, pump.out.snapshot().volumeNl());
    }
}
