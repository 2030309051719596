package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A chronomodulated course of five days, each a raised cosine of 11.5 h and a pause of 12.5 h, and
 * a device that feeds the core a clock which daylight saving changes in the third night. No frame
 * has a wall clock, so that nothing else can come of a change but these two.
 */
@Verifies({"req~delivery.therapy-time~3", "req~delivery.never-ahead~1", "req~monitor.clock~2"})
class ClockChangeTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long NIGHT_MS = 690 * MINUTE;
    private static final long DAY = 24 * HOUR;
    // 21.6 mL a day for five days; a stroke is 64 microsteps of 50 uL.
    private static final long WHOLE = 108_000 / 50 * 64;

    private final DeviceRecord wearable = Devices.wearable().seal();

    private HonestPump inTheThirdNight() {
        PlanDraft plan =
                PlanImages.flat(wearable, 108_000_000, 5 * DAY)
                        .cycle(5)
                        .raisedCosine(1, NIGHT_MS)
                        .pause(DAY - NIGHT_MS);
        HonestPump pump = new HonestPump(wearable, 1);
        pump.load(PlanImages.image(plan));
        pump.give(Orders.START, 10);
        pump.run(2 * DAY + NIGHT_MS / 2, 100);
        assertEquals(TherapyState.INFUSING, pump.out.snapshot().state(), pump::toString);
        return pump;
    }

    @Test
    void neitherSkipsNorRepeatsADoseWhereTheClockLeapsAnHour() {
        HonestPump pump = inTheThirdNight();
        final long before = pump.out.snapshot().commanded();
        final long therapyMs = pump.out.snapshot().therapyMs();
        pump.step(HOUR);
        // A step counts as a second at most; what is due of that is less than a stroke.
        assertTrue(pump.out.snapshot().therapyMs() <= therapyMs + 1_000, pump::toString);
        assertTrue(pump.out.snapshot().commanded() <= before + 64, pump::toString);
        while (pump.infusing()) {
            pump.step(100);
        }
        assertEquals(TherapyState.DONE, pump.out.snapshot().state(), pump::toString);
        assertEquals(WHOLE, pump.out.snapshot().commanded());
        assertEquals("", pump.complaint());
        assertEquals(5 * DAY, pump.out.snapshot().therapyMs());
    }

    @Test
    void givesNothingMoreWhereTheClockGoesBackAnHour() {
        HonestPump pump = inTheThirdNight();
        final long before = pump.out.snapshot().commanded();
        pump.step(-HOUR);
        assertEquals(TherapyState.HELD, pump.out.snapshot().state());
        assertEquals(DenyReason.CLOCK, pump.out.permit().reason());
        pump.give(Orders.START, 100);
        for (int i = 0; i < 100; i++) {
            pump.step(100);
        }
        assertEquals(before, pump.out.snapshot().commanded());
    }
}
