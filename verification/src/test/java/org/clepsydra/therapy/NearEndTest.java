package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half an hour and a tenth before the end of the whole plan, to the millisecond. */
@Verifies("req~alarm.near-end~1")
class NearEndTest {
    private static final long MINUTE_MS = 60_000;

    private final Alone pump = new Alone(Devices.bedside().seal());

    private void started(PlanDraft draft) {
        pump.loaded(draft);
        assertEquals(false, pump.therapy.nearEnd());
        pump.started();
    }

    /** Steps until therapy is so far. */
    private void runTo(long therapyMs) {
        while (pump.therapy.release().therapyMs() < therapyMs) {
            long leftMs = therapyMs - pump.therapy.release().therapyMs();
            pump.step(Orders.NONE, Math.min(100, leftMs));
        }
        assertEquals(therapyMs, pump.therapy.release().therapyMs());
    }

    /** From {@code nearMs} on it is near, until the end. */
    private void nearFrom(long nearMs, long endMs) {
        runTo(nearMs - 1);
        assertEquals(false, pump.therapy.nearEnd());
        runTo(nearMs);
        assertEquals(true, pump.therapy.nearEnd());
        runTo(endMs - 1);
        assertEquals(true, pump.therapy.nearEnd());
        pump.run(100);
        assertEquals(TherapyState.DONE, pump.therapy.state());
        assertEquals(false, pump.therapy.nearEnd());
    }

    @ParameterizedTest
    @CsvSource({
        // A tenth of the least is 3 min; the tenth is rounded down to the millisecond.
        "1800000, 1620000",
        "1800009, 1620009",
        // A tenth of 5 h is 30 min; a minute less of plan is six seconds less.
        "17940000, 16146000",
        "18000000, 16200000",
        // From there on it is 30 min.
        "18060000, 16260000",
        "36000000, 34200000"
    })
    void isTheLessOfATenthAndHalfAnHour(long planMs, long nearMs) {
        started(PlanImages.flat(pump.device, 100_000_000, planMs));
        nearFrom(nearMs, planMs);
    }

    @Test
    void saysNothingOfAPlanOfLessThanHalfAnHour() {
        started(PlanImages.flat(pump.device, 100_000_000, 30 * MINUTE_MS - 1));
        runTo(30 * MINUTE_MS - 2);
        assertEquals(TherapyState.INFUSING, pump.therapy.state());
        assertEquals(false, pump.therapy.nearEnd());
    }

    @Test
    void staysInAHoldAndGoesWithThePlan() {
        started(PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS));
        runTo(90 * MINUTE_MS - 1);
        pump.step(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.therapy.state());
        pump.run(1_000);
        assertEquals(false, pump.therapy.nearEnd());
        pump.step(Orders.START);
        runTo(90 * MINUTE_MS);
        pump.step(Orders.STOP);
        pump.run(1_000);
        assertEquals(TherapyState.HELD, pump.therapy.state());
        assertEquals(true, pump.therapy.nearEnd());
        pump.step(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.therapy.state());
        assertEquals(false, pump.therapy.nearEnd());
    }

    @Test
    void staysWhileABolusRunsAndIsGoneInAKvoAfterTheEnd() {
        started(
                PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS)
                        .bolus(1_000_000, MINUTE_MS, 0, 2)
                        .kvo(250_000, 15 * MINUTE_MS, 2));
        runTo(90 * MINUTE_MS);
        pump.begun(PlanLayout.BOLUS);
        pump.run(100);
        assertEquals(true, pump.therapy.nearEnd());
        pump.step(Orders.STOP);
        pump.permit(1_000_000);
        pump.step(Orders.START);
        runTo(100 * MINUTE_MS - 1);
        pump.run(100);
        assertEquals(TherapyState.DONE, pump.therapy.state());
        pump.begun(PlanLayout.KVO);
        pump.run(100);
        assertEquals(false, pump.therapy.nearEnd());
    }

    /** A bolus that runs where a millisecond of the program is left. */
    @Test
    void staysWhileABolusRunsInTheLastMillisecond() {
        started(
                PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS)
                        .bolus(1_000_000, MINUTE_MS, 0, 2));
        runTo(100 * MINUTE_MS - 1);
        pump.begun(PlanLayout.BOLUS);
        pump.run(100);
        assertEquals(TherapyState.OVERLAY, pump.therapy.state());
        assertEquals(1, pump.therapy.release().leftMs());
        assertEquals(true, pump.therapy.nearEnd());
    }

    @Test
    void isNotNearInAPrimeBeforeTheBeginning() {
        pump.loaded(
                PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS)
                        .prime(1_000_000, MINUTE_MS, 2));
        pump.begun(PlanLayout.PRIME);
        pump.run(100);
        assertEquals(false, pump.therapy.nearEnd());
    }

    /** What is still to be made when the time is over: the end is no less near. */
    @Test
    void staysWhereTheTimeIsOverAndDrugIsStillToBeMade() {
        started(PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS));
        runTo(100 * MINUTE_MS - 1);
        pump.in.microstepsToGo(1);
        pump.run(100);
        assertEquals(TherapyState.INFUSING, pump.therapy.state());
        assertEquals(true, pump.therapy.nearEnd());
        pump.permit = Permits.denying(DenyReason.OVER_DELIVERY);
        pump.run(10);
        assertEquals(TherapyState.HELD, pump.therapy.state());
        assertEquals(true, pump.therapy.nearEnd());
    }

    @Test
    void isGoneInAFailure() throws ReflectiveOperationException {
        started(PlanImages.flat(pump.device, 100_000_000, 100 * MINUTE_MS));
        runTo(90 * MINUTE_MS);
        var state = Therapy.class.getDeclaredField("state");
        state.setAccessible(true);
        state.setInt(pump.therapy, 99);
        pump.run(10);
        assertEquals(TherapyState.FAILED, pump.therapy.state());
        assertEquals(false, pump.therapy.nearEnd());
    }

    /** Five runs of an hour and an hour's pause: near is the end of the last, not of each. */
    @Test
    void reckonsWithTheWholeOfAProgramThatRepeats() {
        long hourMs = 60 * MINUTE_MS;
        started(
                PlanImages.flat(pump.device, 100_000_000, 10 * hourMs)
                        .cycle(5)
                        .flat(1, hourMs)
                        .pause(hourMs));
        runTo(2 * hourMs - 1);
        assertEquals(false, pump.therapy.nearEnd());
        nearFrom(10 * hourMs - 30 * MINUTE_MS, 10 * hourMs);
    }
}
