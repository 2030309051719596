package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A pump of 1 uL a count, whose record states no swing: 12.5 kPa above where the line rests. */
@Verifies("req~detect.pressure-rise~1")
class PressureRiseDetectorTest {
    private static final int RISE_PA = 12_500;
    private static final int MINUTE_MS = 60_000;

    private final Line line = new Line().loaded();

    private static void hold(Line line, int pa, long ms) {
        for (long left = ms; left > 0; left -= 100) {
            line.pressure(Math.min(100, left), pa);
        }
    }

    private void hold(int pa, long ms) {
        hold(line, pa, ms);
    }

    /** One minute in a step: the slow mean is where the pressure is. */
    private void rest(int pa, int minutes) {
        for (int i = 0; i < minutes; i++) {
            line.pressure(MINUTE_MS, pa);
        }
    }

    private boolean risen() {
        return line.findings.pressureRisen();
    }

    @Test
    void findsARiseThatStaysFor200MsAndForgivesTheRiseItself() {
        hold(RISE_PA, MINUTE_MS);
        assertFalse(risen());
        line.pressure(100, RISE_PA + 1);
        line.pressure(100, RISE_PA + 1);
        line.pressure(99, RISE_PA + 1);
        assertFalse(risen());
        line.pressure(1, RISE_PA + 1);
        assertTrue(risen());
        assertTrue(line.findings.occluded());
        assertFalse(line.findings.pressureHigh());
        assertTrue(line.findings.stops());
        assertTrue(line.findings.stopsPrime());
    }

    @Test
    void wantsASecondReading() {
        line.pressure(100, RISE_PA + 1);
        line.in.pressureFresh(false);
        line.pressure(1_000, RISE_PA + 1);
        assertFalse(risen());
        line.in.pressureFresh(true);
        line.pressure(1, RISE_PA + 1);
        assertTrue(risen());
    }

    @Test
    void waitsASecondWhereStrokesAreMade() {
        Line strokes = new Line(Devices.wearable().seal()).loaded();
        strokes.pressure(100, RISE_PA + 1);
        hold(strokes, RISE_PA + 1, 999);
        assertFalse(strokes.findings.pressureRisen());
        strokes.pressure(1, RISE_PA + 1);
        assertTrue(strokes.findings.pressureRisen());
    }

    @Test
    void addsTheSwingThatTheRecordStates() {
        Line swings = new Line(Devices.bedside().pressureSwingPa(6_000).seal()).loaded();
        hold(swings, RISE_PA + 6_000, 5_000);
        assertFalse(swings.findings.pressureRisen());
        hold(swings, RISE_PA + 6_001, 400);
        assertTrue(swings.findings.pressureRisen());
        // Half of 18.5 kPa.
        swings.pressure(100, 9_251);
        assertTrue(swings.findings.pressureRisen());
        swings.pressure(100, 9_250);
        assertFalse(swings.findings.pressureRisen());
    }

    /** Moves 5 uL in each of 20 steps of 100 ms, or back, at no pressure. */
    private static void flow(Line line, int counts) {
        for (int i = 0; i < 20; i++) {
            line.in.encoderCounts(line.in.encoderCounts() + counts);
            line.pressure(100, 0);
        }
    }

    @Test
    void addsWhatTheFlowRaisesThePressureBy() {
        // 100 Pa for each mL/h; 5 counts of 1 uL in 100 ms are 50 uL/s, 180 mL/h: 18 kPa more.
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(100).seal());
        flows.loaded();
        flow(flows, 5);
        for (int i = 0; i < 100; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 5);
            flows.pressure(100, RISE_PA + 17_990);
        }
        assertFalse(flows.findings.pressureRisen());
        for (int i = 0; i < 10; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 5);
            flows.pressure(100, RISE_PA + 18_001);
        }
        assertTrue(flows.findings.pressureRisen());
    }

    @Test
    void countsTheFlowBackwardsToo() {
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(100).seal());
        flows.loaded();
        flow(flows, -5);
        for (int i = 0; i < 100; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() - 5);
            flows.pressure(100, RISE_PA + 17_900);
        }
        assertFalse(flows.findings.pressureRisen());
    }

    @Test
    void forgetsTheFlowAsSoonAsItEnds() {
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(100).seal());
        flows.loaded();
        flow(flows, 5);
        for (int i = 0; i < 100; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 5);
            flows.pressure(100, RISE_PA + 17_000);
        }
        // 18 kPa times 28/128 a step: 3,937, below from the first on; 200 ms later it is found.
        flows.pressure(100, RISE_PA + 4_000);
        flows.pressure(100, RISE_PA + 4_000);
        assertFalse(flows.findings.pressureRisen());
        flows.pressure(100, RISE_PA + 4_000);
        assertTrue(flows.findings.pressureRisen());
    }

    @Test
    void takesAFlowOfALongStepAsItIs() {
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(100).seal());
        flows.loaded();
        // 50 uL in a second, all at once, and again: 18 kPa from the first.
        for (int i = 0; i < 2; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 50);
            flows.pressure(1_000, RISE_PA + 18_050);
        }
        assertTrue(flows.findings.pressureRisen());
    }

    @Test
    void averagesTheFlowOfShortSteps() {
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(100).seal());
        flows.loaded();
        // A count in 20 ms, 18 kPa again; the mean trembles by a sixth of it.
        for (int i = 0; i < 4_000; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + (i % 20 == 0 ? 1 : 0));
            flows.pressure(1, i < 2_000 ? 0 : RISE_PA + 13_000);
        }
        assertFalse(flows.findings.pressureRisen());
    }

    @Test
    void averagesReadingsThatComeOften() {
        // A single reading 10 ms after the last counts an eighth: 12.5 kPa, and then ever less.
        for (int i = 0; i < 100; i++) {
            line.pressure(10, 100_000);
            hold(0, 1_000);
        }
        assertFalse(risen());
    }

    @Test
    void averagesHalfOfAReadingAfter40Ms() {
        line.pressure(40, 2 * RISE_PA + 2);
        for (int i = 0; i < 5; i++) {
            line.pressure(40, RISE_PA + 1);
        }
        assertTrue(risen());
    }

    @Test
    void takesNoReadingTwice() {
        line.pressure(40, 2 * RISE_PA);
        line.in.pressureFresh(false);
        line.pressure(150, 0);
        line.pressure(150, 0);
        line.pressure(150, 0);
        line.in.pressureFresh(true);
        line.pressure(1, 2 * RISE_PA);
        assertFalse(risen());
    }

    @Test
    void takesTwoMicrostepsForAStroke() {
        Line two =
                new Line(
                        Devices.bedside()
                                .nlPerRev(500_000)
                                .microstepsPerQuantum(2)
                                .rateNlPerHMax(2_000_000)
                                .seal());
        two.loaded();
        two.pressure(100, RISE_PA + 1);
        hold(two, RISE_PA + 1, 999);
        assertFalse(two.findings.pressureRisen());
        two.pressure(1, RISE_PA + 1);
        assertTrue(two.findings.pressureRisen());
    }

    @Test
    void followsAZeroThatWandersUpOnlyAsTheHourPasses() {
        rest(10_000, 59);
        // The rest of the first minute was at nothing.
        hold(RISE_PA + 100, 1_000);
        assertTrue(risen());
        line.pressure(100, 0);
        assertFalse(risen());
    }

    @Test
    void forgetsALowAfterAnHourAndFiveMinutes() {
        rest(10_000, 66);
        hold(10_000 + RISE_PA, 1_000);
        assertFalse(risen());
        hold(10_000 + RISE_PA + 1, 400);
        assertTrue(risen());
    }

    /** Rests at 10 kPa from power-on, a low of nothing, until {@code ms} short of 65 minutes. */
    private void restUntil(int ms) {
        rest(10_000, 64);
        line.pressure(MINUTE_MS - ms, 10_000);
    }

    @Test
    void remembersALowUntilTheThirteenthCellBegins() {
        // The last reading is a millisecond before.
        restUntil(285);
        line.pressure(80, 10_000 + RISE_PA - 1_000);
        line.pressure(199, 10_000 + RISE_PA - 1_000);
        assertFalse(risen());
        line.pressure(5, 10_000 + RISE_PA - 1_000);
        assertTrue(risen());
    }

    @Test
    void takesALowAtOnce() {
        rest(10_000, 66);
        rest(0, 1);
        hold(RISE_PA + 100, 1_000);
        assertTrue(risen());
    }

    @Test
    void makesNoLowOfWhatIsOverInASecond() {
        rest(10_000, 66);
        // Ten steps of 100 ms of 8 s at nothing: 10,000 * (79/80)^10 = 8,818 Pa.
        hold(0, 1_000);
        hold(8_800 + RISE_PA, 1_000);
        assertFalse(risen());
        hold(8_830 + RISE_PA, 500);
        assertTrue(risen());
    }

    @Test
    void believesInNoRestAbove20Kpa() {
        Line blocked = new Line(Devices.bedside().seal());
        for (int i = 0; i < 200; i++) {
            blocked.pressure(MINUTE_MS, 32_500);
        }
        blocked.loaded();
        hold(blocked, 32_500, 1_000);
        assertFalse(blocked.findings.pressureRisen());
        hold(blocked, 32_501, 1_000);
        assertTrue(blocked.findings.pressureRisen());
    }

    @Test
    void beginsAnewWhileAPrimeRuns() {
        line.primes = true;
        rest(16_000, 1);
        line.primes = false;
        hold(RISE_PA + 16_000, 1_000);
        assertFalse(risen());
        hold(RISE_PA + 16_001, 400);
        assertTrue(risen());
    }

    @Test
    void takesNoRestFromAPrimeOfALineThatIsFoundBlocked() {
        hold(RISE_PA + 1, 500);
        assertTrue(risen());
        line.primes = true;
        rest(RISE_PA + 1, 2);
        line.primes = false;
        assertTrue(risen());
    }

    @Test
    void countsNoTimeFromBeforeThePlan() {
        hold(RISE_PA + 1, 250);
        line.plan.clear();
        hold(RISE_PA + 1, 1_000);
        line.loaded();
        line.pressure(100, RISE_PA + 1);
        assertFalse(risen());
        hold(RISE_PA + 1, 200);
        assertTrue(risen());
    }

    @Test
    void isClearedAtHalfAndNotByAcknowledging() {
        hold(RISE_PA + 1, 500);
        assertTrue(risen());
        line.give(Orders.ACKNOWLEDGE);
        line.pressure(100, RISE_PA / 2 + 1);
        assertTrue(risen());
        line.pressure(100, RISE_PA / 2);
        assertFalse(risen());
    }

    private void foundAndRested(int pa, int minutes) {
        hold(RISE_PA + 1, 300);
        assertTrue(risen());
        rest(pa, minutes);
    }

    @Test
    void letsTheRestRiseByTwoKilopascalsAnHourWhileFound() {
        // 2,000 Pa and half of 12,500.
        foundAndRested(8_250, 59);
        assertTrue(risen());
        rest(8_250, 1);
        assertFalse(risen());
    }

    @Test
    void letsTheRestRiseByNoMoreWhileFound() {
        foundAndRested(8_251, 60);
        assertTrue(risen());
    }

    @Test
    void judgesNothingWithoutAPlanAndKeepsWhatIsFoundWithoutOne() {
        Line bare = new Line();
        hold(bare, 30_000, 1_000);
        assertFalse(bare.findings.pressureRisen());
        bare.loaded();
        hold(bare, 30_000, 400);
        assertTrue(bare.findings.pressureRisen());
        bare.plan.clear();
        hold(bare, 10_000, 1_000);
        assertTrue(bare.findings.pressureRisen());
        hold(bare, 0, 100);
        assertFalse(bare.findings.pressureRisen());
    }

    @Test
    void learnsNothingFromWhatCannotBeTrusted() {
        hold(0, 1_000);
        line.pressure(100, -20_001);
        line.pressure(400, -20_001);
        assertFalse(risen());
        assertTrue(line.findings.pressureHigh());
        line.pressure(100, 0);
        assertFalse(line.findings.occluded());
    }

    private void found() {
        hold(RISE_PA + 1, 500);
        assertTrue(risen());
        line.pressure(100, 1_000);
        assertFalse(risen());
    }

    @Test
    @Verifies("req~detect.probation~1")
    void isFoundAgainByLessWhileOnProbation() {
        found();
        hold(11_000, 2_000);
        assertFalse(risen());
        hold(11_001, 300);
        assertTrue(risen());
    }

    @Test
    @Verifies("req~detect.probation~1")
    void takesTheLowestSinceItCleared() {
        found();
        line.pressure(100, 500);
        hold(10_500, 2_000);
        assertFalse(risen());
        hold(10_501, 300);
        assertTrue(risen());
    }

    @Test
    @Verifies("req~detect.probation~1")
    void endsProbationAfter200Ul() {
        found();
        line.move(199, 1, 0);
        line.pressure(100, 1_000);
        hold(11_001, 300);
        assertTrue(risen());
        line.pressure(100, 1_000);
        assertFalse(risen());
        line.move(199, 1, 0);
        line.move(1, 1, 0);
        line.pressure(100, 1_000);
        hold(11_001, 1_000);
        assertFalse(risen());
    }

    @Test
    @Verifies("req~detect.probation~1")
    void allowsForTheFlowOnProbation() {
        Line flows = new Line(Devices.bedside().nlPerRev(500_000).linePaPerMlPerH(5).seal());
        flows.loaded();
        hold(flows, RISE_PA + 1, 500);
        assertTrue(flows.findings.pressureRisen());
        flows.pressure(100, 0);
        assertFalse(flows.findings.pressureRisen());
        // 180 mL/h at 5 Pa: 900 Pa, for 100 uL.
        for (int i = 0; i < 20; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 5);
            flows.pressure(100, i < 5 ? 0 : 10_000 + 890);
        }
        assertFalse(flows.findings.pressureRisen());
        for (int i = 0; i < 5; i++) {
            flows.in.encoderCounts(flows.in.encoderCounts() + 5);
            flows.pressure(100, 10_000 + 901);
        }
        assertTrue(flows.findings.pressureRisen());
    }
}
