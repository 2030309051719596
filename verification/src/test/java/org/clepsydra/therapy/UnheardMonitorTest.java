package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.clepsydra.Devices;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.detect.Found;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps in which the monitor, on a processor of its own, is not heard. */
@Verifies("req~link.wait~1")
class UnheardMonitorTest {
    private final Alone rig = new Alone(Devices.bedside().seal());
    private Permit before;

    @BeforeEach
    void infuse() {
        rig.loaded(
                PlanImages.flat(rig.device, 360_000_000, 3_600_000).bolus(1_000_000, 10_000, 0, 9));
        rig.started();
        rig.run(100);
        before = rig.permit;
    }

    @Test
    void standsForASilenceAndGoesOn() {
        long released = rig.therapy.release().commanded();
        long ms = rig.therapy.release().therapyMs();
        silence(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertEquals(released, rig.therapy.release().commanded());
        assertEquals(ms, rig.therapy.release().therapyMs());
        assertEquals(0, rig.target.microsteps());
        rig.permit = before;
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertEquals(ms + 10, rig.therapy.release().therapyMs());
        // 10 ms at 360 mL/h, and nothing of what was missed.
        assertEquals(released + 16, rig.therapy.release().commanded());
    }

    @Test
    void isHeldWhenItIsApart() {
        rig.permit = Permits.unheard(true);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.permit = before;
        rig.run(1_000);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    @Test
    void stopsForStopAndForAFindingAllTheSame() {
        silence(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        silence(Orders.START);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.permit = before;
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.findings = Found.announcedBy(Set.of(AlarmCode.AIR_IN_LINE));
        silence(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
    }

    @Test
    void letsABolusStandToo() {
        rig.begun(PlanLayout.BOLUS);
        rig.run(100);
        Permit runs = rig.permit;
        long ms = rig.therapy.overlay().atMs();
        Permits.hush(rig.permit);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(ms, rig.therapy.overlay().atMs());
        rig.permit = runs;
        rig.permit(1_000_000, PlanLayout.BOLUS, false);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(ms + 10, rig.therapy.overlay().atMs());
        Permits.hush(rig.permit);
        rig.step(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
    }

    @Test
    void endsABolusWhenItIsApartOrSomethingStopsIt() {
        rig.begun(PlanLayout.BOLUS);
        rig.findings = Found.announcedBy(Set.of(AlarmCode.AIR_IN_LINE));
        Permits.hush(rig.permit);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
    }

    /** Air is what a prime drives out: only what stops a prime ends one that waits. */
    @Test
    void letsAPrimeStandThroughAir() {
        primes();
        rig.findings = Found.air();
        Permits.hush(rig.permit);
        long ms = rig.therapy.overlay().atMs();
        rig.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(ms, rig.therapy.overlay().atMs());
        assertEquals(0, rig.target.microsteps());
        rig.permit(1_000_000, PlanLayout.PRIME, false);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
        assertEquals(ms + 10, rig.therapy.overlay().atMs());
        rig.findings = Found.occlusion();
        Permits.hush(rig.permit);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.READY, rig.therapy.state());
    }

    private void primes() {
        rig.cleared();
        rig.loaded(PlanImages.flat(rig.device, 360_000_000, 3_600_000).prime(1_000_000, 10_000, 1));
        rig.begun(PlanLayout.PRIME);
        rig.run(100);
    }

    private void silence(int order) {
        rig.permit = Permits.unheard(false);
        rig.step(order);
    }
}
