package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A bag 4.9 kPa above the pump on a tube of 10 uL/kPa, in figures worked by hand. */
class InletTubeTest {
    private static final LineSettings TUBE = new LineSettings(10, 0.01, 4.9);

    private final InletTube bag = new InletTube(TUBE, 100_000);

    private double draw(double ul, int steps) {
        double gotUl = 0;
        for (int i = 0; i < steps; i++) {
            gotUl += bag.give(ul, 100_000, 100_000);
        }
        return gotUl;
    }

    @Test
    void drawsAgainstWhatTheTubeResists() {
        // 10 uL/s times 0.036 kPa s/uL.
        assertEquals(1_000, draw(1, 1_000), 1e-9);
        assertEquals(4.9 - 0.36, bag.kpa(), 1e-9);
        // What left the bag and is not in the pump is in the tube: that gave 3.6 uL.
        assertEquals(100_000 - 1_000 + 3.6, bag.leftUl(), 1e-6);
    }

    @Test
    void fallsByVolumeOverComplianceBehindAClamp() {
        bag.kink(Double.POSITIVE_INFINITY);
        assertEquals(100, draw(1, 100), 1e-9);
        assertEquals(4.9 - 10, bag.kpa(), 1e-9);
        assertEquals(100_000, bag.leftUl(), 1e-9);
        // 549 uL in all, down to 50 kPa of suction.
        assertEquals(449, draw(1, 1_000), 1e-6);
        assertEquals(-50, bag.kpa(), 1e-9);
        bag.kink(1);
        draw(0, 1_000);
        assertEquals(4.9, bag.kpa(), 1e-9);
        assertEquals(100_000 - 549, bag.leftUl(), 1e-6);
    }

    @Test
    void settlesLowerBehindAKink() {
        bag.kink(20);
        draw(1, 10_000);
        assertEquals(4.9 - 0.36 * 20, bag.kpa(), 1e-6);
    }

    @Test
    void followsTheHeightOfTheBag() {
        bag.heightKpa(-4.9);
        draw(0, 1_000);
        assertEquals(-4.9, bag.kpa(), 1e-9);
    }

    @Test
    void pullsAVacuumInItsLastFiveMillilitresAndEnds() {
        bag.hang(6_000);
        draw(1, 1_000);
        draw(0, 100);
        assertEquals(5_000, bag.leftUl(), 1e-6);
        assertEquals(4.9, bag.kpa(), 1e-6);
        draw(1, 2_500);
        draw(0, 100);
        // The tube follows by 10 uL/kPa: 2500 uL are 4.90 kPa of vacuum where 49 came from it.
        double vacuumKpa = 4.9 - bag.kpa();
        assertEquals((5_000 - bag.leftUl()) * 0.002, vacuumKpa, 1e-6);
        assertEquals(2_500 - 10 * vacuumKpa, 5_000 - bag.leftUl(), 1e-6);
        double gotUl = 3_500 + draw(1, 10_000);
        assertEquals(0, bag.leftUl());
        assertEquals(-50, bag.kpa(), 1e-9);
        // 6000 uL and 54.9 kPa of the tube.
        assertEquals(6_000 + 549, gotUl, 1e-6);
        assertEquals(0, draw(1, 10), 1e-9);
    }

    @Test
    void isOpenAgainWithANewBagUnlessItIsKinked() {
        bag.hang(0);
        draw(1, 1_000);
        bag.hang(10_000);
        draw(0, 1_000);
        assertEquals(4.9, bag.kpa(), 1e-9);
        bag.kink(Double.POSITIVE_INFINITY);
        bag.hang(10_000);
        draw(1, 1_000);
        assertEquals(-50, bag.kpa(), 1e-9);
        assertEquals(10_000, bag.leftUl(), 1e-9);
    }

    @Test
    void starvesAPumpThatSaysItRuns() {
        Steady pump = Steady.of(Plant.bedside().still(), 1, 100);
        pump.runS(600);
        pump.world.bag().kink(Double.POSITIVE_INFINITY);
        // 10 uL/kPa times 55 kPa are 0.55 mL, 20 s.
        pump.runS(60);
        double outUl = pump.world.line().outflowUl();
        long counts = pump.frame.encoderCounts();
        pump.runS(600);
        assertEquals(outUl, pump.world.line().outflowUl(), 0.2);
        assertTrue(pump.frame.encoderCounts() > counts);
        assertEquals(-50, pump.world.instruments().upstream().pa() / 1_000.0, 18);
        assertEquals(1.3, pump.world.line().kpa(), 0.02);
    }
}
