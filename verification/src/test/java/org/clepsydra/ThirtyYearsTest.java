package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Doubled;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.therapy.Wear;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * What goes on counting for the life of a device, near the end of what holds it. 1 mL in a minute:
 * 16,000 microsteps of 62.5 nL, 2,500 counts.
 */
class ThirtyYearsTest {
    private static final long THIRTY_YEARS_MS = 946_728_000_000L;
    private static final long COUNTS_MAX = 1L << 61;

    private final DeviceRecord bedside = Devices.bedside().seal();

    private static void set(Object object, String name, int value) throws Exception {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.setInt(object, value);
    }

    private Pump loaded(Pump pump) {
        return pump.tested().loaded(PlanImages.flat(bedside, 1_000_000, 60_000));
    }

    private static void givesAll(Pump pump) {
        pump.started();
        pump.run(60_100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(16_000, pump.received);
    }

    @Test
    @Verifies({"req~delivery.never-behind~2", "req~signal.cadence~1"})
    void givesTheSameAtTheEndOfTheClocks() {
        for (long ms : new long[] {1L << 31, 1L << 32, THIRTY_YEARS_MS, Long.MAX_VALUE - 100_000}) {
            Pump pump = new Pump(bedside);
            pump.in.nowMs(ms);
            pump.in.monitorNowMs(ms);
            givesAll(loaded(pump));
        }
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void takesAClockThatWrapsForOneThatRanBack() {
        Pump pump = new Pump(bedside);
        pump.in.nowMs(Long.MAX_VALUE - 10_000);
        loaded(pump).started();
        pump.run(9_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.run(1_000, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(1L << AlarmCode.CLOCK_FAULT, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies({"req~signal.lost-order~1", "req~monitor.lost-order~1"})
    void takesTheOrderAfterTheLastNumberOfAnInt() throws Exception {
        Pump pump = new Pump(bedside);
        OrderFrame order = pump.order;
        set(order, "sequence", Integer.MAX_VALUE - 1);
        // LOAD has the last number, the second entry the first below zero.
        givesAll(loaded(pump));
        assertEquals(Integer.MIN_VALUE + 1, order.sequence());
    }

    @Test
    @Verifies({"req~signal.motor-trust~2", "req~monitor.clock~2"})
    void countsToTheEndOfTheEncoderAndStopsBeyond() {
        // The whole infusion and nothing more has room.
        assertEquals(TherapyState.DONE, from(COUNTS_MAX - 2_500));
        assertEquals(TherapyState.HELD, from(COUNTS_MAX - 2_499));
    }

    @Test
    @Verifies({"req~replacement.count~1", "req~replacement.announced~1"})
    void countsTheLifeOfTheFastestMotorAndStaysAtTheMost() throws Exception {
        // A microstep each microsecond, for thirty years of 31,557,600 s: 946,728,000,000,000,
        // below 2^50.
        long thirtyYears = THIRTY_YEARS_MS * 1_000;
        long most = 4_503_599_627_370_496L;
        assertEquals(1L << 52, most);
        for (long from : new long[] {thirtyYears, (1L << 50) - 1, most - 16_000, most - 15_999}) {
            DeviceRecord device =
                    Devices.bedside()
                            .storesState(true)
                            .replacementDueMicrosteps(from + 1)
                            .endOfServiceMicrosteps(Math.min(most, from + 16_000))
                            .seal();
            Pump pump = new Pump(device).restored(new StoredState());
            loaded(pump);
            pump.run(200, 10);
            Field therapy = pump.control().getClass().getDeclaredField("therapy");
            therapy.setAccessible(true);
            Wear wear = ((Therapy) therapy.get(pump.control())).wear();
            Field released = Wear.class.getDeclaredField("released");
            released.setAccessible(true);
            ((Doubled) released.get(wear)).set(from);
            pump.step(10);
            assertEquals(0, pump.out.annunciator().conditions());
            givesAll(pump);
            assertEquals(Math.min(most, from + 16_000), pump.out.snapshot().everCommanded());
            assertTrue(wear.ended());
            pump.run(200, 10);
            Pump next = new Pump(device).restored(pump.memory).tested();
            assertEquals(Math.min(most, from + 16_000), next.out.snapshot().everCommanded());
        }
    }

    /** Infuses with an encoder that begins at {@code counts}; the state it ends in. */
    private int from(long counts) {
        Pump pump = new Pump(bedside);
        pump.turns = false;
        pump.in.encoderCounts(counts);
        loaded(pump).started();
        for (int i = 0; i < 6_010; i++) {
            pump.in.motorMicrosteps(pump.received);
            pump.in.encoderCounts(counts + pump.received * 500 / 3_200);
            pump.step(10);
        }
        boolean held = pump.state() == TherapyState.HELD;
        assertEquals(held, !pump.out.cutoff().closed());
        assertFalse(pump.out.motor().energise());
        return pump.state();
    }
}
