package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Release of overlays that were begun without a look at the room there is, as after a fault in
 * memory. Strokes of 64 microsteps, 50 uL; the hour's limit is two.
 */
@Verifies("req~overlay.sliding-limits~2")
class ReleaseAloneTest {
    private final DeviceRecord worn = Devices.wearable().seal();
    private final PumpGeometry geometry = new PumpGeometry(worn);
    private final LoadedPlan plan = new LoadedPlan(geometry);
    private final Overlay overlay = new Overlay(geometry, plan);
    private final Release release =
            new Release(
                    geometry,
                    plan,
                    overlay,
                    new Reservoir(geometry, plan),
                    new Wear(geometry),
                    new Reservation(geometry, plan));
    private final Validator validator = new Validator(geometry);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals signals = new Signals();
    private final Target target = new Target();

    @Test
    void keepsAnOverlayWithinTheHoursLimitAndFinishesItsStrokes() {
        offer();
        overlay.begin(PlanLayout.BOLUS);
        // 15 s a stroke.
        steps(14_990, 1_000);
        assertEquals(0, overlay.released());
        steps(10, 10);
        assertEquals(10, overlay.released());
        steps(100_000, 1_000);
        assertEquals(2 * 64, overlay.released());
        assertEquals(2 * 64, release.overlayCommanded(PlanLayout.BOLUS));
        assertTrue(release.withheld());
    }

    @Test
    void countsNoPrimeInTheHourNorKeepsItWithin() {
        offer();
        overlay.begin(PlanLayout.PRIME);
        steps(100_000, 1_000);
        assertEquals(4 * 64, release.overlayCommanded(PlanLayout.PRIME));
        overlay.begin(PlanLayout.BOLUS);
        steps(100_000, 1_000);
        assertEquals(2 * 64, release.overlayCommanded(PlanLayout.BOLUS));
        overlay.begin(PlanLayout.PRIME);
        steps(100_000, 1_000);
        assertEquals(2 * 4 * 64, release.overlayCommanded(PlanLayout.PRIME));
    }

    /** Overlays of four strokes in a minute. */
    private void offer() {
        PlanImages.flat(worn, 1_000_000, 3_600_000)
                .bolus(200_000, 60_000, 0, 1)
                .prime(200_000, 60_000, 1)
                .writeTo(order.image());
        order.image()[PlanLayout.HOUR_NL_MAX] = 100_000;
        order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 100_000;
        PlanImages.seal(order.image());
        plan.offer(order.image());
        assertTrue(plan.loaded());
        release.begin();
        // Of the first step nobody knows how long it took.
        validator.step(in, order, signals);
    }

    private void steps(long ms, long most) {
        Permit permit = Permits.overlaying(most, 0, overlay.kind(), false);
        for (long done = 0; done < ms; done += 10) {
            in.nowMs(in.nowMs() + 10);
            in.monitorNowMs(in.nowMs());
            validator.step(in, order, signals);
            release.overlay(signals, permit, target);
        }
    }
}
