package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.Libraries;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.RemoteVerdict;
import org.clepsydra.remote.Sent;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What a display is shown, each figure in its own place. A microstep is 62.5 nL. */
@Verifies("req~structure.frames~1")
class SnapshotTest {
    private static final long MINUTE = 60_000;
    private static final long SESSION = 4_711;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside).tested();

    private Snapshot shown() {
        return pump.out.snapshot();
    }

    /** 2 mL in two minutes, and one overlay of each kind, of another volume each. */
    private PlanDraft plan() {
        return PlanImages.flat(bedside, 2_000_000, 2 * MINUTE)
                .prime(100_000, MINUTE, 1)
                .bolus(200_000, MINUTE, MINUTE, 1)
                .flush(300_000, MINUTE)
                .kvo(250_000, 15 * MINUTE, 1);
    }

    @Test
    void showsNothingOfAPumpThatIsNew() {
        assertEquals(TherapyState.IDLE, shown().state());
        assertEquals(0, shown().therapyMs());
        assertEquals(0, shown().volumeNl());
        assertEquals(0, shown().givenNl());
        assertEquals(0, shown().takenBackNl());
        assertEquals(0, shown().uncertainNl());
        assertEquals(0, shown().everCommanded());
        assertEquals(0, shown().libraryVersion());
        assertEquals(0, shown().remainingNl());
        assertEquals(-1, shown().timeToEmptyMs());
        assertEquals(0, shown().complianceNlPerKpa());
        assertEquals(RemoteVerdict.NONE, shown().remoteVerdict());
        assertEquals(0, shown().proposedPlan());
        assertEquals(0, shown().remoteSession());
    }

    @Test
    void showsEveryAccountInItsOwnPlace() {
        pump.loaded(plan());
        pump.give(Orders.PRIME);
        pump.run(MINUTE + 1_000, 10);
        assertEquals(TherapyState.READY, shown().state());
        assertEquals(0, shown().givenNl());
        pump.confirm();
        pump.started();
        pump.run(MINUTE, 10);
        pump.order.enter(200_000, 0, 0);
        pump.give(Orders.BOLUS);
        pump.run(3 * MINUTE, 10);
        assertEquals(TherapyState.DONE, shown().state());
        // 2 mL and 0.2 mL; the prime was given to nobody.
        assertEquals(2_200_000, shown().givenNl());
        // A microstep every 225 ms, 40 of them in 9 s.
        pump.give(Orders.KVO);
        pump.run(9_100, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.FLUSH);
        pump.run(MINUTE + 1_000, 10);
        assertEquals(2 * MINUTE, shown().therapyMs());
        assertEquals(2_000_000, shown().volumeNl());
        assertEquals(2_202_500, shown().givenNl());
        assertEquals(32_000, shown().commanded());
        assertEquals(1_600, shown().primeCommanded());
        assertEquals(3_200, shown().bolusCommanded());
        assertEquals(40, shown().kvoCommanded());
        assertEquals(4_800, shown().flushCommanded());
        assertEquals(32_000 + 1_600 + 3_200 + 40 + 4_800, shown().everCommanded());
        assertEquals(0, shown().takenBackNl());
        assertEquals(0, shown().uncertainNl());
    }

    @Test
    void showsTheVerdictWithItsFigureAndItsLimit() {
        PlanImages.flat(bedside, 2_000_000, 2 * MINUTE).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        pump.give(Orders.START);
        assertEquals(Rule.NOT_CONFIRMED, shown().verdictRule());
        assertEquals(Orders.START, shown().verdictFigure());
        assertEquals(Orders.CONFIRM, shown().verdictLimit());
    }

    /** 100 uL last 400 s at 15 uL a minute; at the refill 2 mL too little are left. */
    @Test
    void showsTheReservoir() {
        DeviceRecord implant = Devices.implant().seal();
        Pump implanted = new Pump(implant);
        implanted.paced = true;
        implanted.tested().refilled(0, 10_000_000);
        implanted.refilled(7_999_999, 100_000);
        assertEquals(Rule.OVER_DELIVERED, implanted.out.snapshot().residualRule());
        implanted.loaded(PlanImages.flat(implant, 15_000, MINUTE)).started();
        implanted.step(10);
        assertEquals(100_000, implanted.out.snapshot().remainingNl());
        assertEquals(400_000, implanted.out.snapshot().timeToEmptyMs());
        implanted.run(10_000, 10);
        // Two strokes of 1 uL, at 4 and 8 s.
        assertEquals(98_000, implanted.out.snapshot().remainingNl());
    }

    @Test
    void showsWhatIsHeld() {
        Libraries.example(3).writeTo(pump.order.library());
        pump.order.libraryAuthentic(true);
        pump.give(Orders.LOAD_LIBRARY);
        assertEquals(3, shown().libraryVersion());
    }

    @Test
    void showsWhatCameFromAfar() {
        pump.order.remote().session(SESSION);
        PlanImages.flat(bedside, 2_000_000, 2 * MINUTE).writeTo(pump.order.image());
        long plan = Sent.planOf(pump.order.image());
        Sent.put(pump.order.remote(), 1, pump.in.nowMs(), plan);
        pump.step(10);
        assertEquals(RemoteVerdict.PROPOSED, shown().remoteVerdict());
        assertEquals(plan, shown().proposedPlan());
        assertEquals(SESSION, shown().remoteSession());
    }

    /** 100 uL a second, of which a record reserves ten seconds; all of a loss is in doubt. */
    @Test
    void showsWhatIsInDoubtWhileThePlanIsLoaded() {
        DeviceRecord storing = Devices.bedside().storesState(true).seal();
        StoredState memory = new StoredState();
        Pump lost = new Pump(storing).restored(memory).tested();
        lost.loaded(PlanImages.flat(storing, 360_000_000, 60 * MINUTE));
        lost.run(200, 10);
        lost.started();
        lost.run(7_000, 10);
        Pump again = new Pump(storing).restored(memory);
        again.step(10);
        assertEquals(1_000_000, again.out.snapshot().uncertainNl());
        again.give(Orders.STOP);
        again.give(Orders.CLEAR);
        assertEquals(0, again.out.snapshot().uncertainNl());
    }

    /** What the head went back is shown, and is less given. */
    @Test
    void showsWhatWasTakenBack() {
        DeviceRecord backs = Devices.bedside().backOffNlMax(500_000).seal();
        Pump blocked = new Pump(backs).tested();
        blocked.loaded(PlanImages.flat(backs, 36_000_000, 60 * MINUTE)).started();
        blocked.run(10_000, 10);
        blocked.in.pressurePa(20_000);
        for (int i = 0; i < 1_000 && blocked.state() == TherapyState.INFUSING; i++) {
            blocked.step(10);
        }
        long given = blocked.out.snapshot().givenNl();
        long counts = blocked.in.encoderCounts();
        blocked.run(1_000, 10);
        long back = counts - blocked.in.encoderCounts();
        assertTrue(back > 0);
        // A count is 400 nL.
        assertEquals(400 * back, blocked.out.snapshot().takenBackNl());
        assertEquals(given - 400 * back, blocked.out.snapshot().givenNl());
    }

    /** A line that swells by 25 uL for each kilopascal, of which 1 uL is moved in a step. */
    @Test
    void showsByHowMuchTheLineSwells() {
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 60 * MINUTE)).started();
        for (int ul = 1; ul <= 201; ul++) {
            pump.in.pressurePa(40 * ul);
            pump.step(10);
        }
        long nlPerKpa = shown().complianceNlPerKpa();
        // The first mean has what was read before START in it.
        assertTrue(nlPerKpa > 24_000 && nlPerKpa <= 25_000, nlPerKpa + " nL/kPa");
    }
}
