package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The reservoir alone. Strokes of 1 uL in 4 microsteps of 250 nL, 20 mL at most. */
class ReservoirTest {
    private static final long ML = 1_000_000L;

    private final OrderFrame asked = new OrderFrame();
    private final DeviceRecord implant = Devices.implant().seal();
    private LoadedPlan plan;

    private Reservoir of(DeviceRecord device) {
        PumpGeometry geometry = new PumpGeometry(device);
        plan = new LoadedPlan(geometry);
        return new Reservoir(geometry, plan);
    }

    private boolean refill(Reservoir reservoir, long aspiratedNl, long fillNl) {
        asked.refill(aspiratedNl, fillNl);
        return reservoir.step(Orders.REFILL, asked);
    }

    private Reservoir filled(long nl) {
        Reservoir reservoir = of(implant);
        assertTrue(refill(reservoir, 0, nl));
        return reservoir;
    }

    @Test
    @Verifies({"req~reservoir.remaining~2", "req~reservoir.empty~1", "req~reservoir.start~1"})
    void holdsNothingFromPowerOnOn() {
        Reservoir reservoir = of(implant);
        reservoir.look(0);
        assertEquals(0, reservoir.remainingNl());
        assertEquals(0, reservoir.mayGive(0));
        assertTrue(reservoir.empty());
        assertFalse(reservoir.low());
        assertFalse(reservoir.holds(0));
        assertEquals(Rule.RESERVOIR_EMPTY, plan.verdict().rule());
        assertEquals(0, plan.verdict().figure());
        assertEquals(1_000, plan.verdict().limit());
    }

    @Test
    @Verifies({
        "req~reservoir.empty~1",
        "req~reservoir.remaining~2",
        "req~reservoir.shown~1",
        "req~reservoir.announced~1"
    })
    void bindsNothingWhereThereIsNone() {
        Reservoir none = of(Devices.bedside().seal());
        none.book(1_000_000);
        plan.offer(PlanImages.image(PlanImages.flat(Devices.bedside().seal(), ML, 3_600_000)));
        assertTrue(plan.loaded());
        none.look(0);
        assertEquals(Long.MAX_VALUE, none.mayGive(0));
        assertEquals(0, none.remainingNl());
        assertTrue(none.holds(0));
        assertFalse(none.empty() || none.low() || none.shortOfPlan() || none.discrepancy());
        assertFalse(refill(none, 0, 1_000_000));
        assertEquals(Rule.NO_RESERVOIR, plan.verdict().rule());
        assertEquals(1_000_000, plan.verdict().figure());
        assertEquals(0, plan.verdict().limit());
    }

    @Test
    @Verifies("req~reservoir.refill~1")
    void isNotFilledOnADeviceWhoseRecordIsOutOfRange() {
        Reservoir odd = of(Devices.implant().pressurePaMax(0).seal());
        assertFalse(refill(odd, 0, ML));
        assertEquals(Rule.NO_RESERVOIR, plan.verdict().rule());
    }

    @Test
    @Verifies({"req~reservoir.remaining~2", "req~reservoir.shown~1"})
    void countsMicrostepsSinceTheFill() {
        // 250 nL a microstep.
        Reservoir reservoir = filled(20 * ML);
        assertEquals(20 * ML, reservoir.remainingNl());
        assertEquals(80_000, reservoir.left());
        reservoir.book(1);
        assertEquals(19_999_750, reservoir.remainingNl());
        reservoir.book(0);
        reservoir.book(79_998);
        assertEquals(250, reservoir.remainingNl());
        assertTrue(refill(reservoir, 0, 5 * ML));
        assertEquals(5 * ML, reservoir.remainingNl());
        assertFalse(reservoir.step(Orders.NONE, asked));
        assertFalse(reservoir.step(Orders.CLEAR, asked));
        assertEquals(5 * ML, reservoir.remainingNl());
    }

    @Test
    @Verifies({"req~reservoir.remaining~2", "req~reservoir.shown~1"})
    void roundsWhatIsLeftDown() {
        // 15,999 nL over 64 microsteps: 1 mL is 4,000.25 of them, and 4,000 are 999,937.5 nL.
        Reservoir odd = of(Devices.implant().nlPerRev(15_999).seal());
        assertTrue(refill(odd, 0, ML));
        assertEquals(4_000, odd.left());
        assertEquals(999_937, odd.remainingNl());
        // One is 249.984 nL, and 250 were given where it is counted.
        odd.book(1);
        assertEquals(999_687, odd.remainingNl());
        assertTrue(refill(odd, ML, ML));
        assertEquals(999_750, odd.expectedNl());
    }

    @Test
    @Verifies({"req~reservoir.remaining~2", "req~reservoir.shown~1", "req~reservoir.announced~1"})
    void countsTenLitresOfTheFinestDevice() {
        // 65,536 microsteps to a nanolitre: 655,360,000,000,000 in the reservoir.
        DeviceRecord.Draft finest =
                Devices.bedside()
                        .nlPerRev(1)
                        .microstepsPerRev(65_536)
                        .countsPerRev(65_536)
                        .pulsePeriodUsMin(1)
                        .rateNlPerHMax(1);
        Reservoir reservoir = of(finest.reservoirNl(10_000 * ML).reservoirLowNl(2).seal());
        assertTrue(refill(reservoir, 0, 10_000 * ML));
        assertEquals(655_360_000_000_000L, reservoir.mayGive(0));
        reservoir.book(655_360_000_000_000L - 131_073);
        reservoir.look(655_360_000_000_000L - 131_073);
        assertEquals(2, reservoir.remainingNl());
        assertTrue(reservoir.low());
        reservoir.book(131_072);
        assertEquals(1, reservoir.left());
        assertEquals(0, reservoir.remainingNl());
        reservoir.book(1);
        assertEquals(0, reservoir.mayGive(655_360_000_000_000L));
        assertTrue(refill(reservoir, 0, ML));
        assertEquals(0, reservoir.expectedNl());
    }

    @Test
    @Verifies("req~reservoir.refill~1")
    void takesAFillFromOneQuantumToWhatItHolds() {
        Reservoir reservoir = of(implant);
        refused(reservoir, 0, 999, Rule.FILL_VOLUME, 999, 1_000);
        refused(reservoir, 0, -1, Rule.FILL_VOLUME, -1, 1_000);
        refused(reservoir, 0, 20 * ML + 1, Rule.FILL_VOLUME, 20 * ML + 1, 20 * ML);
        refused(reservoir, -1, ML, Rule.ASPIRATED_VOLUME, -1, 0);
        refused(reservoir, 20 * ML + 1, ML, Rule.ASPIRATED_VOLUME, 20 * ML + 1, 20 * ML);
        assertEquals(0, reservoir.remainingNl());
        assertTrue(refill(reservoir, 0, 1_000));
        assertTrue(refill(reservoir, 20 * ML, 20 * ML));
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        assertEquals(0, plan.verdict().figure());
        assertEquals(0, plan.verdict().limit());
    }

    private void refused(
            Reservoir reservoir, long aspiratedNl, long fillNl, int rule, long figure, long limit) {
        assertFalse(refill(reservoir, aspiratedNl, fillNl));
        assertFalse(reservoir.refilled());
        assertEquals(rule, plan.verdict().rule());
        assertEquals(figure, plan.verdict().figure());
        assertEquals(limit, plan.verdict().limit());
    }

    @Test
    @Verifies({"req~reservoir.residual~1", "req~reservoir.refill~1"})
    void comparesNothingAtTheFirstRefill() {
        Reservoir reservoir = of(implant);
        assertTrue(refill(reservoir, 20 * ML, 7 * ML));
        assertEquals(Rule.ACCEPTED, reservoir.residualRule());
        assertFalse(reservoir.discrepancy());
        assertEquals(-1, reservoir.expectedNl());
        assertEquals(20 * ML, reservoir.aspiratedNl());
        assertEquals(7 * ML, reservoir.fillNl());
    }

    @Test
    @Verifies("req~reservoir.residual~1")
    void findsTwoMillilitresTooMany() {
        // 10 mL of 20 given: 15 % are 1.5 mL, so 2 mL count. 8 to 12 mL may be left.
        residual(40_000, 8 * ML - 1, Rule.OVER_DELIVERED);
        residual(40_000, 8 * ML, Rule.ACCEPTED);
        residual(40_000, 12 * ML, Rule.ACCEPTED);
        residual(40_000, 12 * ML + 1, Rule.UNDER_DELIVERED);
    }

    @Test
    @Verifies("req~reservoir.residual~1")
    void findsFifteenPercentOfWhatWasGiven() {
        // 16 mL of 20 given: 15 % are 2.4 mL. 1.6 to 6.4 mL may be left.
        residual(64_000, 1_599_999, Rule.OVER_DELIVERED);
        residual(64_000, 1_600_000, Rule.ACCEPTED);
        residual(64_000, 6_400_000, Rule.ACCEPTED);
        residual(64_000, 6_400_001, Rule.UNDER_DELIVERED);
    }

    private void residual(long microsteps, long aspiratedNl, int rule) {
        Reservoir reservoir = filled(20 * ML);
        reservoir.book(microsteps);
        assertTrue(refill(reservoir, aspiratedNl, 20 * ML));
        assertEquals(rule, reservoir.residualRule());
        assertEquals(rule != Rule.ACCEPTED, reservoir.discrepancy());
        assertEquals(20 * ML - 250 * microsteps, reservoir.expectedNl());
        // Announced in that step; what was found stays to be read.
        reservoir.step(Orders.NONE, asked);
        assertFalse(reservoir.discrepancy());
        assertEquals(rule, reservoir.residualRule());
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void givesWholeStrokesAndTheRestOfOneUnderWay() {
        // 9 microsteps: two strokes, and one microstep that is none.
        Reservoir reservoir = filled(2_499);
        assertEquals(9, reservoir.left());
        assertEquals(8, reservoir.mayGive(0));
        reservoir.book(5);
        assertEquals(3, reservoir.mayGive(5));
        assertTrue(reservoir.holds(5));
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        // The same under a new plan, whose stroke begins at its first microstep.
        assertEquals(4, reservoir.mayGive(0));
        reservoir.book(3);
        assertEquals(0, reservoir.mayGive(8));
        reservoir.look(8);
        assertTrue(reservoir.empty());
        // A stroke that one microstep was given of cannot be completed with one more.
        assertEquals(0, reservoir.mayGive(1));
        assertEquals(1, reservoir.mayGive(3));
        assertTrue(reservoir.holds(3));
        assertFalse(reservoir.holds(1));
    }

    @Test
    @Verifies("req~reservoir.announced~1")
    void isLowFromTheLevelOn() {
        Reservoir reservoir = filled(2_000_250);
        reservoir.look(0);
        assertFalse(reservoir.low());
        reservoir.book(1);
        reservoir.look(1);
        assertTrue(reservoir.low());
        assertFalse(reservoir.empty());
        reservoir.book(7_999);
        reservoir.look(8_000);
        assertFalse(reservoir.low(), "empty says more");
        assertTrue(reservoir.empty());
    }

    @Test
    @Verifies("req~reservoir.announced~1")
    void isShortOfAPlanThatNeedsMore() {
        // 10.999 uL are ten strokes.
        Reservoir reservoir = of(implant);
        plan.offer(PlanImages.image(PlanImages.flat(implant, 10_999, 3_600_000)));
        assertTrue(plan.loaded());
        assertTrue(refill(reservoir, 0, 9_999));
        reservoir.look(0);
        assertTrue(reservoir.shortOfPlan());
        assertTrue(refill(reservoir, 0, 10_000));
        reservoir.look(0);
        assertFalse(reservoir.shortOfPlan());
        assertTrue(refill(reservoir, 0, 9_999));
        reservoir.look(4);
        assertFalse(reservoir.shortOfPlan());
        plan.clear();
        reservoir.look(0);
        assertFalse(reservoir.shortOfPlan());
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void givesNothingFromACountThatAFaultMadeTooHigh() throws Exception {
        Reservoir reservoir = filled(2_499);
        java.lang.reflect.Field released = Reservoir.class.getDeclaredField("released");
        released.setAccessible(true);
        released.setLong(reservoir, 1_000);
        assertEquals(0, reservoir.mayGive(0));
        assertEquals(0, reservoir.mayGive(990));
        assertEquals(0, reservoir.mayGive(1_000));
    }

    /** Microsteps of one nanolitre, each a revolution. */
    private static DeviceRecord.Draft plainest() {
        return Devices.bedside()
                .nlPerRev(1)
                .microstepsPerRev(1)
                .countsPerRev(1)
                .pulsePeriodUsMin(1)
                .rateNlPerHMax(1_000_000);
    }

    @Test
    @Verifies({
        "req~reservoir.refill~1",
        "req~reservoir.remaining~2",
        "req~reservoir.shown~1",
        "req~reservoir.empty~1"
    })
    void countsTheNanolitresOfTheLeastReservoir() {
        DeviceRecord least = plainest().reservoirNl(1).reservoirLowNl(0).seal();
        assertTrue(new PumpGeometry(least).accepted());
        Reservoir reservoir = of(least);
        assertEquals(0, reservoir.mayGive(0));
        assertTrue(refill(reservoir, 0, 1));
        assertEquals(1, reservoir.remainingNl());
        assertEquals(1, reservoir.mayGive(0));
        assertTrue(reservoir.holds(0));
        reservoir.book(1);
        assertEquals(0, reservoir.remainingNl());
        assertEquals(0, reservoir.mayGive(1));
        assertTrue(refill(reservoir, 0, 1));
        assertEquals(0, reservoir.expectedNl());
    }

    @Test
    @Verifies({"req~reservoir.empty~1", "req~reservoir.announced~1", "req~reservoir.residual~1"})
    void givesAnOddNumberOfQuantaOfOneMicrostep() {
        // 1,001 nL are 1,001 quanta.
        DeviceRecord plain = plainest().reservoirNl(ML).reservoirLowNl(0).seal();
        Reservoir reservoir = of(plain);
        plan.offer(PlanImages.image(PlanImages.flat(plain, 1_001, 3_600_000)));
        assertTrue(plan.loaded());
        assertTrue(refill(reservoir, 0, 1_000));
        assertEquals(1_000, reservoir.mayGive(0));
        reservoir.look(0);
        assertTrue(reservoir.shortOfPlan());
        assertTrue(refill(reservoir, 0, 1_001));
        assertEquals(1_001, reservoir.mayGive(0));
        reservoir.look(0);
        assertFalse(reservoir.shortOfPlan());
        reservoir.book(1_000);
        assertTrue(refill(reservoir, 1, 1_001));
        assertEquals(1, reservoir.expectedNl());
    }

    @Test
    @Verifies("req~reservoir.residual~1")
    void roundsWhatWasGivenUpByTheLeastPart() {
        // 16,001 nL over 64 microsteps: one is 250 and a 64th, 251 where it is counted.
        Reservoir odd = of(Devices.implant().nlPerRev(16_001).seal());
        assertTrue(refill(odd, 0, ML));
        odd.book(1);
        assertTrue(refill(odd, ML, ML));
        assertEquals(999_749, odd.expectedNl());
    }

    @Test
    @Verifies({"req~persistence.reservoir~2", "req~reservoir.residual~1"})
    void goesOnOnlyFromAFillTheReservoirCanHold() {
        // What was drawn at the next refill is held against what was left, if that is known.
        assertEquals(-1, expectedAfter(0));
        assertEquals(1, expectedAfter(1));
        assertEquals(20 * ML, expectedAfter(20 * ML));
        assertEquals(-1, expectedAfter(20 * ML + 1));
    }

    private long expectedAfter(long fillNl) {
        Reservoir reservoir = of(implant);
        StateRecord record = new StateRecord(new PumpGeometry(implant));
        record.set(StateLayout.FILL_NL, fillNl);
        reservoir.restore(record);
        boolean held = fillNl <= 20 * ML;
        assertEquals(held ? fillNl : 0, reservoir.fillNl());
        assertTrue(refill(reservoir, 0, ML));
        return reservoir.expectedNl();
    }
}
