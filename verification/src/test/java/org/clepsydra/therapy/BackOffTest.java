package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.Found;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Bedside: a microstep of 62.5 nL, a count of 400 nL; 500 uL back at most. What is trapped is made
 * in 8 s, a longest period of 100 ms at a time: 100 uL are 1,600 microsteps, 20 in it.
 */
@Verifies("req~delivery.back-off~2")
class BackOffTest {
    private static final int HIGH_PA = 15_000;

    private final Alone rig = new Alone(Devices.bedside().backOffNlMax(500_000).seal());
    private long made = 1_000_000;
    private boolean turns = true;

    /** Infuses, and is held for a line that is reckoned to have trapped so much. */
    private Alone held(long trappedNl) {
        rig.started(360_000_000);
        // 200 uL.
        for (int i = 0; i < 200; i++) {
            step(Orders.NONE);
        }
        return heldAgain(trappedNl);
    }

    private Alone heldAgain(long trappedNl) {
        rig.findings = Found.blocked(HIGH_PA, trappedNl);
        step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.target.energise());
        allow();
        return rig;
    }

    private void allow() {
        rig.permit(1_000_000);
    }

    /** Every microstep is made before the next step, where the motor turns. */
    private void step(int order) {
        if (turns && rig.target.energise() && rig.target.backward()) {
            made -= rig.target.microsteps();
        }
        rig.in.motorMicrosteps(made);
        rig.in.encoderCounts(Math.floorDiv(made * 500, 3_200));
        rig.step(order);
    }

    private void back(long microsteps) {
        step(Orders.NONE);
        assertTrue(rig.target.energise());
        assertTrue(rig.target.backward());
        assertEquals(microsteps, rig.target.microsteps());
    }

    /** So many at each step, until all are. */
    private void back(long microsteps, long each) {
        for (long left = microsteps; left > 0; left -= each) {
            back(Math.min(left, each));
        }
    }

    private void rests() {
        step(Orders.NONE);
        assertFalse(rig.target.energise());
    }

    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void takesBackWhatIsTrappedAndBooksIt() {
        // 100 uL are 1,600 microsteps: in 8 s one each 5,000 us.
        held(100_000);
        long given = rig.therapy.release().givenNl();
        long worn = rig.therapy.wear().released();
        back(20);
        assertEquals(5_000, rig.target.pulsePeriodUs());
        assertEquals(0, rig.therapy.release().takenBackNl());
        back(20);
        // 20 microsteps are 3.1 counts; the encoder stands at the 4th edge below.
        assertEquals(1_600, rig.therapy.release().takenBackNl());
        back(1_560, 20);
        rests();
        assertFalse(rig.therapy.backOff().ended());
        rests();
        assertTrue(rig.therapy.backOff().ended());
        assertEquals(250 * 400, rig.therapy.release().takenBackNl());
        assertEquals(250 * 400, rig.therapy.backOff().takenNl());
        assertEquals(HIGH_PA, rig.therapy.backOff().endPa());
        assertEquals(given - 100_000, rig.therapy.release().givenNl());
        assertEquals(worn + 1_600, rig.therapy.wear().released());
        rests();
        assertFalse(rig.therapy.backOff().ended());
    }

    @Test
    void stopsWhereTheLineIsThatOfAnOpenOne() {
        held(100_000);
        back(20);
        Found.falls(rig.findings, 3_001);
        back(20);
        Found.falls(rig.findings, 3_000);
        rests();
        assertEquals(3_000, rig.therapy.backOff().endPa());
    }

    @Test
    void goesNoFurtherThanTheDeviceMay() {
        // 2 mL; 500 uL are 8,000 microsteps, in 8 s one each 1,000 us.
        held(2_000_000);
        back(8_000, 100);
        assertEquals(1_000, rig.target.pulsePeriodUs());
        rests();
    }

    @Test
    void isNoSlowerThanALongestPeriodForEachAndNoFasterThanTheMotor() {
        // 62 nL are none, 63 nL one.
        held(63);
        back(1);
        assertEquals(100_000, rig.target.pulsePeriodUs());
        Alone slow =
                new Alone(
                        Devices.bedside()
                                .backOffNlMax(500_000)
                                .pulsePeriodUsMin(1_001)
                                .rateNlPerHMax(200_000_000)
                                .seal());
        slow.started(100_000_000);
        slow.step(Orders.NONE);
        slow.findings = Found.blocked(HIGH_PA, 500_000);
        slow.step(Orders.NONE);
        slow.step(Orders.NONE);
        assertTrue(slow.target.backward());
        assertEquals(1_001, slow.target.pulsePeriodUs());
    }

    @Test
    void takesNothingBackWhereLessThanAMicrostepIsTrapped() {
        held(62);
        rests();
        assertFalse(rig.therapy.backOff().ended());
        rests();
        assertFalse(rig.therapy.backOff().ended());
    }

    @Test
    void endsAfterTenSecondsWhateverTheMotorMakes() {
        turns = false;
        held(100_000);
        back(20);
        rig.in.microstepsToGo(-20);
        // The step that begins counts for 10 ms.
        for (int ms = 20; ms <= 10_000; ms += 10) {
            back(0);
        }
        rests();
        // Not seen at rest while the driver says that it has some to go.
        rests();
        assertFalse(rig.therapy.backOff().ended());
        rig.in.microstepsToGo(0);
        rests();
        assertTrue(rig.therapy.backOff().ended());
        assertEquals(0, rig.therapy.backOff().takenNl());
    }

    @Test
    void givesTheQueueNoMoreThanItHolds() {
        turns = false;
        held(100_000);
        back(20);
        rig.in.microstepsToGo(-19);
        back(1);
        rig.in.microstepsToGo(-20);
        back(0);
        rig.in.microstepsToGo(-21);
        back(0);
    }

    @Test
    void goesNoFurtherThanIsPermitted() {
        held(100_000);
        back(20);
        rig.permit = Permits.both(0, 3, 1);
        back(3);
        rig.permit = Permits.both(0, 0, 1);
        back(0);
        rig.permit = Permits.both(0, 20, 1);
        back(20);
    }

    @Test
    void waitsForTheHeadToRest() {
        held(100_000);
        rig.in.microstepsToGo(1);
        rests();
        rig.in.microstepsToGo(0);
        made++;
        rests();
        back(20);
    }

    @Test
    void stopsWithoutLeave() {
        held(100_000);
        back(20);
        rig.permit = new Permit();
        rests();
        allow();
        rests();
    }

    @Test
    void stopsForStop() {
        held(100_000);
        back(20);
        step(Orders.STOP);
        assertFalse(rig.target.energise());
        rests();
    }

    @Test
    void stopsForAnyOtherFinding() {
        held(100_000);
        back(20);
        Found.airIn(rig.findings);
        rests();
        rig.findings = Found.blocked(HIGH_PA, 100_000);
        rests();
    }

    @Test
    void takesNothingBackForAnotherFinding() {
        held(100_000);
        Found.airIn(rig.findings);
        rests();
        rig.findings = Found.air();
        rests();
        rig.findings = Found.high(HIGH_PA, 100_000);
        rests();
    }

    /** The one time is not spent on a line that is at rest, or whose pressure is not known. */
    @Test
    void waitsWhereThePressureIsNotHigh() {
        held(100_000);
        rig.findings = Found.blocked(3_000, 100_000);
        rests();
        rig.findings = Found.blocked(0, 100_000);
        rests();
        rig.findings = Found.blocked(3_001, 100_000);
        back(20);
    }

    @Test
    void takesBackWhatIsTrappedWhereOnlyTheContainerSaysSo() {
        rig.started(360_000_000);
        rig.findings = Found.less(12_800, 100_000);
        step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        allow();
        rests();
        rig.findings = Found.less(12_801, 100_000);
        back(20);
        rig.findings = Found.less(3_001, 100_000);
        back(20);
        rig.findings = Found.less(3_000, 100_000);
        rests();
    }

    /** The hold that a finding brought is left in the step in which the line is found blocked. */
    @Test
    void goesBackInNoOtherState() {
        held(0);
        rig.findings = Found.air();
        rests();
        step(Orders.STOP);
        rig.findings = Found.blocked(HIGH_PA, 100_000);
        step(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, rig.therapy.state());
        assertFalse(rig.target.energise());
        rests();
    }

    @Test
    void beginsNothingBeforeTheHeadWasSeenAtRest() {
        rig.loaded(
                PlanImages.flat(rig.device, 360_000_000, 3_600_000)
                        .kvo(100_000, 360_000, 2)
                        .minimumRate());
        rig.started();
        rig.run(2_000);
        heldAgain(100_000);
        back(20);
        Found.falls(rig.findings, 3_001);
        rig.ordered(PlanLayout.KVO);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        Found.falls(rig.findings, 3_000);
        rests();
        rests();
        rests();
        rig.ordered(PlanLayout.KVO);
        assertEquals(TherapyState.OVERLAY, rig.therapy.state());
    }

    /**
     * 3,200 microsteps a nanolitre at 1 us: 2,500 nL are 8,000,000, made in 8 s, 100,000 in a
     * longest period.
     */
    @Test
    void isAsFastAsTheFinestDeviceCanBe() {
        Alone fine =
                new Alone(
                        Devices.bedside()
                                .nlPerRev(1)
                                .pulsePeriodUsMin(1)
                                .rateNlPerHMax(1_000_000)
                                .backOffNlMax(500_000)
                                .seal());
        fine.started(1_000_000);
        fine.step(Orders.NONE);
        fine.findings = Found.blocked(HIGH_PA, 2_500);
        fine.step(Orders.NONE);
        fine.step(Orders.NONE);
        assertTrue(fine.target.backward());
        assertEquals(1, fine.target.pulsePeriodUs());
        assertEquals(100_000, fine.target.microsteps());
    }

    @Test
    void keepsTheCurrentUntilAllIsMade() {
        turns = false;
        held(10_000);
        back(2);
        rig.in.microstepsToGo(0);
        back(158, 2);
        rig.in.microstepsToGo(-2);
        back(0);
        rig.in.microstepsToGo(-1);
        back(0);
        rig.in.microstepsToGo(0);
        rests();
    }

    /** 201 microsteps are 12,562.5 nL; 8 s over 201 are 39,800.995 us. */
    @Test
    void roundsThePaceDown() {
        held(12_563);
        back(2);
        assertEquals(39_800, rig.target.pulsePeriodUs());
    }

    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void booksWhatIsMadeUntilTheHeadRests() {
        held(100_000);
        back(20);
        Found.falls(rig.findings, 3_000);
        rests();
        long taken = rig.therapy.backOff().takenNl();
        // 64 microsteps are 10 counts of 400 nL.
        made -= 64;
        rests();
        assertFalse(rig.therapy.backOff().ended());
        assertEquals(taken + 4_000, rig.therapy.release().takenBackNl());
        rests();
        assertTrue(rig.therapy.backOff().ended());
        made -= 64;
        rests();
        assertFalse(rig.therapy.backOff().ended());
        assertEquals(taken + 4_000, rig.therapy.backOff().takenNl());
        assertEquals(taken + 4_000, rig.therapy.release().takenBackNl());
    }

    @Test
    void takesBackOnceForEachStart() {
        held(10_000);
        back(160, 2);
        rests();
        rests();
        rig.findings = new Findings();
        step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        step(Orders.NONE);
        heldAgain(10_000);
        back(160, 2);
    }

    @Test
    void takesNoStartBeforeTheHeadWasSeenAtRest() {
        held(10_000);
        back(160, 2);
        Found.falls(rig.findings, 3_001);
        step(Orders.START);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
        step(Orders.START);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    @Test
    void neverGoesBackWhereTheDeviceMayNot() {
        Alone none = new Alone(Devices.bedside().seal());
        none.started(360_000_000);
        none.step(Orders.NONE);
        none.findings = Found.blocked(HIGH_PA, 100_000);
        for (int i = 0; i < 5; i++) {
            none.step(Orders.NONE);
            assertFalse(none.target.energise());
            assertFalse(none.therapy.backOff().ended());
        }
    }

    @Test
    void takesNothingBackBeforeAnyStart() {
        rig.loaded(PlanImages.flat(rig.device, 360_000_000, 3_600_000));
        rig.findings = Found.blocked(HIGH_PA, 100_000);
        for (int i = 0; i < 5; i++) {
            rests();
        }
        assertEquals(TherapyState.READY, rig.therapy.state());
    }
}
