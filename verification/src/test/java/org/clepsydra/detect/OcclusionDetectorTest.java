package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~detect.downstream-occlusion~3")
class OcclusionDetectorTest {
    private static final int LIMIT_PA = 40_000;

    private final Line line = new Line().loaded();

    @Test
    void findsAPressureAboveTheLimitFor200Ms() {
        line.pressure(10, LIMIT_PA + 1);
        line.pressure(100, LIMIT_PA + 1);
        line.pressure(99, LIMIT_PA + 1);
        assertFalse(line.findings.pressureHigh());
        line.pressure(1, LIMIT_PA + 1);
        assertTrue(line.findings.pressureHigh());
        assertTrue(line.findings.stops());
    }

    @Test
    void doesNotCountTheTimeBeforeTheFirstHighStep() {
        line.pressure(5_000, LIMIT_PA + 1);
        assertFalse(line.findings.pressureHigh());
        line.pressure(200, LIMIT_PA + 1);
        assertTrue(line.findings.pressureHigh());
    }

    @Test
    void forgivesAPressureAtTheLimit() {
        for (int i = 0; i < 100; i++) {
            line.pressure(100, LIMIT_PA);
        }
        assertFalse(line.findings.pressureHigh());
    }

    @Test
    void beginsAnewAfterEveryDip() {
        for (int i = 0; i < 20; i++) {
            line.pressure(10, LIMIT_PA + 1);
            line.pressure(100, LIMIT_PA + 1);
            line.pressure(99, LIMIT_PA + 1);
            line.pressure(10, LIMIT_PA);
        }
        assertFalse(line.findings.pressureHigh());
    }

    @Test
    void isClearedOnlyAtHalfTheLimit() {
        line.pressure(10, LIMIT_PA + 1);
        line.pressure(200, LIMIT_PA + 1);
        line.pressure(10_000, LIMIT_PA / 2 + 1);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(line.findings.pressureHigh());
        line.pressure(10, LIMIT_PA / 2);
        assertFalse(line.findings.pressureHigh());
    }

    @Test
    void isFoundAgainInFullAfterItWasCleared() {
        line.pressure(10, LIMIT_PA + 1);
        line.pressure(200, LIMIT_PA + 1);
        line.pressure(10, 0);
        line.pressure(10, LIMIT_PA + 1);
        assertFalse(line.findings.pressureHigh());
        line.pressure(200, LIMIT_PA + 1);
        assertTrue(line.findings.pressureHigh());
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void takesAPressureItCannotTrustAsHigh() {
        line.pressure(10, -20_001);
        line.pressure(200, -20_001);
        assertTrue(line.findings.pressureHigh());
    }

    @Test
    void judgesNothingWithoutAPlan() {
        Line bare = new Line();
        bare.pressure(10, 100_000);
        bare.pressure(1_000, 100_000);
        assertFalse(bare.findings.pressureHigh());
        // Loaded while the pressure is high: it counts from then on.
        bare.loaded();
        bare.pressure(1_000, 100_000);
        assertFalse(bare.findings.pressureHigh());
        bare.pressure(200, 100_000);
        assertTrue(bare.findings.pressureHigh());
    }

    @Test
    void keepsAnOcclusionWhateverBecomesOfThePlan() {
        line.pressure(10, LIMIT_PA + 1);
        line.pressure(200, LIMIT_PA + 1);
        assertTrue(line.findings.pressureHigh());
        line.plan.clear();
        line.pressure(10, LIMIT_PA / 2 + 1);
        assertTrue(line.findings.pressureHigh());
        // A plan with a wider limit: half of the one it was found under still counts.
        long[] wider = PlanImages.image(PlanImages.mfolfox(Line.PUMP).pressureLimitPa(60_000));
        line.plan.offer(wider);
        assertTrue(line.plan.loaded());
        line.pressure(1_000, LIMIT_PA / 2 + 1);
        assertTrue(line.findings.pressureHigh());
        line.plan.clear();
        line.pressure(10, LIMIT_PA / 2);
        assertFalse(line.findings.pressureHigh());
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void reportsALateStepWithoutStopping() {
        line.step(100);
        assertFalse(line.findings.late());
        line.step(101);
        assertTrue(line.findings.late());
        assertFalse(line.findings.stops());
    }

    @Test
    @Verifies("req~signal.cadence~1")
    void stopsForAClockThatStandsStill() {
        assertFalse(line.findings.clockFault());
        line.step(0);
        assertTrue(line.findings.clockFault());
        assertTrue(line.findings.stops());
        line.step(1);
        assertFalse(line.findings.clockFault());
    }

    @Test
    void needsTwoReadingsAndNotOneThatIsHeld() {
        line.pressure(10, LIMIT_PA + 1);
        line.in.pressureFresh(false);
        for (int i = 0; i < 50; i++) {
            line.step(10);
        }
        assertFalse(line.findings.pressureHigh());
        line.in.pressureFresh(true);
        line.step(10);
        assertTrue(line.findings.pressureHigh());
    }

    @Test
    @Verifies("req~signal.pressure-trust~3")
    void findsASilentSensor() {
        line.in.pressureFresh(false);
        for (int i = 0; i < 200; i++) {
            line.step(10);
        }
        assertFalse(line.findings.pressureHigh());
        for (int i = 0; i < 20; i++) {
            line.step(10);
        }
        assertFalse(line.findings.pressureHigh());
        line.step(10);
        assertTrue(line.findings.pressureHigh());
    }

    @Test
    void clearsAtHalfTheLowestLimitItWasFoundUnder() {
        line.pressure(10, 60_001);
        line.pressure(200, 60_001);
        assertTrue(line.findings.pressureHigh());
        limit(60_000);
        line.pressure(10, 60_001);
        line.pressure(200, 60_001);
        line.pressure(10, 20_001);
        assertTrue(line.findings.pressureHigh());
        line.pressure(10, 20_000);
        assertFalse(line.findings.pressureHigh());
        // A new one counts by its own limit.
        line.pressure(10, 60_001);
        line.pressure(200, 60_001);
        line.pressure(10, 30_001);
        assertTrue(line.findings.pressureHigh());
        line.pressure(10, 30_000);
        assertFalse(line.findings.pressureHigh());
        line.pressure(10, 60_001);
        line.pressure(200, 60_001);
        limit(30_000);
        line.pressure(10, 30_001);
        line.pressure(200, 30_001);
        line.pressure(10, 15_001);
        assertTrue(line.findings.pressureHigh());
        line.pressure(10, 15_000);
        assertFalse(line.findings.pressureHigh());
    }

    private void limit(int pa) {
        line.plan.clear();
        line.plan.offer(PlanImages.image(PlanImages.mfolfox(line.device).pressureLimitPa(pa)));
    }

    @Test
    void remembersTheSecondReadingUntilTheTimeIsUp() {
        line.pressure(10, LIMIT_PA + 1);
        line.pressure(10, LIMIT_PA + 1);
        line.in.pressureFresh(false);
        line.step(100);
        assertFalse(line.findings.pressureHigh());
        line.step(90);
        assertTrue(line.findings.pressureHigh());
    }
}
