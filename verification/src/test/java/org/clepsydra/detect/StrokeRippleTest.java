package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A stroke of 64 microsteps lifts the pressure by 8,000 Pa at least, so that 4,000 is a stroke and
 * 3,999 is none.
 */
@Verifies("req~detect.stroke-ripple~1")
class StrokeRippleTest {
    private static final DeviceRecord PUMP = Devices.wearable().strokePressurePa(8_000).seal();

    private static final int NONE = 3_999;
    private static final int STROKE = 4_000;

    private Line line = new Line(PUMP);
    private long microsteps;

    /** So many microsteps forward by the next reading. */
    private void make(long count, int pa) {
        microsteps += count;
        line.in.motorMicrosteps(microsteps);
        // A stroke is 100 counts.
        line.in.encoderCounts(microsteps * 100 / 64);
        line.pressure(100, pa);
    }

    private void rest(long ms, int pa) {
        line.pressure(ms, pa);
    }

    /** Half a second of rest at no pressure, and a whole stroke up to {@code pa}. */
    private void stroke(int pa) {
        rest(500, 0);
        make(25, pa / 2);
        make(25, pa / 2);
        make(14, pa);
        rest(100, 0);
    }

    private void strokes(int times, int pa) {
        for (int i = 0; i < times; i++) {
            stroke(pa);
        }
    }

    private void found(boolean unseen) {
        assertEquals(unseen, line.findings.strokeUnseen());
        assertEquals(unseen, line.findings.stops());
        assertEquals(unseen, line.findings.stopsPrime());
    }

    /** Of eight that are missing one is still to come. */
    private void lacksOne() {
        found(false);
        stroke(NONE);
        found(true);
    }

    @Test
    void findsEightStrokesThatDoNotLiftThePressureByHalf() {
        strokes(7, NONE);
        found(false);
        rest(500, 0);
        make(25, NONE);
        make(25, NONE);
        make(13, NONE);
        found(false);
        make(1, NONE);
        found(true);
    }

    @Test
    void beginsAStrokeWithItsFirstMicrostep() {
        strokes(7, NONE);
        rest(500, 0);
        make(1, NONE);
        make(25, NONE);
        make(25, NONE);
        found(false);
        make(13, NONE);
        found(true);
    }

    @Test
    void tellsAStrokeByTheLeastFigureThereIs() {
        line = new Line(Devices.wearable().strokePressurePa(1).seal());
        // Half a pascal: 0 is none, 1 is one.
        strokes(7, 0);
        stroke(1);
        strokes(7, 0);
        found(false);
        stroke(0);
        found(true);
    }

    @Test
    void findsNothingInStrokesThatDo() {
        strokes(100, STROKE);
        found(false);
    }

    @Test
    void countsAnewAfterOneThatIsSeen() {
        strokes(7, NONE);
        stroke(STROKE);
        strokes(7, NONE);
        lacksOne();
    }

    @Test
    void looksAtEveryReadingOfTheStroke() {
        int[][] seen = {{STROKE, 0, 0}, {0, STROKE, 0}, {0, 0, STROKE}};
        for (int[] pa : seen) {
            strokes(7, NONE);
            rest(500, 0);
            make(20, pa[0]);
            make(20, pa[1]);
            make(24, pa[2]);
            found(false);
        }
    }

    /** Steps may be shorter than a pulse: nothing is made in some of them. */
    @Test
    void looksAtReadingsBetweenPulses() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, 0);
        rest(2, STROKE);
        make(20, 0);
        make(24, 0);
        found(false);
    }

    @Test
    void looksAtNoneAfterIt() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, NONE);
        make(20, NONE);
        make(24, NONE);
        found(true);
        rest(10, STROKE);
        found(true);
    }

    @Test
    void measuresFromTheLastReadingBeforeIt() {
        // -4,000 to 0 is one; 9,000 to 12,999 is none, whatever it was half a second before.
        strokes(7, NONE);
        rest(500, -4_000);
        whole(0);
        found(false);
        strokes(7, NONE);
        rest(500, 0);
        rest(500, 9_000);
        whole(12_999);
        found(true);
    }

    /** A whole stroke at once at {@code pa}. */
    private void whole(int pa) {
        make(20, pa);
        make(20, pa);
        make(24, pa);
    }

    @Test
    void measuresFromAReadingThatIsNotNewWhereNoneIs() {
        strokes(7, NONE);
        rest(100, 1_000);
        line.in.pressureFresh(false);
        rest(500, 0);
        make(20, 0);
        line.in.pressureFresh(true);
        make(20, 1_000);
        make(24, 1_000 + NONE);
        found(true);
    }

    @Test
    void takesAStrokeThatFallsForNone() {
        strokes(7, NONE);
        rest(500, 10_000);
        whole(2_000);
        found(true);
    }

    @Test
    void judgesAStrokeAfterHalfASecondOfRestOnly() {
        strokes(7, NONE);
        // After 100 ms at the end of the last.
        rest(399, 0);
        whole(NONE);
        found(false);
        // Nor does one count as seen.
        rest(499, 0);
        whole(20_000);
        rest(100, 0);
        lacksOne();
    }

    @Test
    void addsUpTheRestOfStepsThatAreShort() {
        strokes(7, NONE);
        // After 100 ms at the end of the last.
        for (int i = 0; i < 4; i++) {
            rest(100, 0);
        }
        whole(NONE);
        found(true);
    }

    @Test
    void judgesNoneBeforeItSawARestAtPowerOn() {
        // A step of 10 ms is all that was.
        whole(NONE);
        strokes(7, NONE);
        lacksOne();
    }

    @Test
    void judgesNoStrokeThatIsBrokenOff() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, NONE);
        make(20, NONE);
        rest(500, 0);
        make(24, 20_000);
        lacksOne();
    }

    @Test
    void takesAShorterPauseForOneOfTheStroke() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, NONE);
        make(20, NONE);
        rest(499, 0);
        make(24, NONE);
        found(true);
    }

    @Test
    void judgesNoStrokeOfAPrime() {
        strokes(7, NONE);
        // All of it, its beginning or its end.
        boolean[][] primes = {{true, true}, {true, false}, {false, true}};
        for (boolean[] parts : primes) {
            primed(parts, NONE);
            found(false);
            // Nor is one seen.
            primed(parts, 20_000);
        }
        lacksOne();
    }

    private void primed(boolean[] parts, int pa) {
        rest(500, 0);
        line.primes = parts[0];
        make(20, pa);
        make(20, pa);
        line.primes = parts[1];
        make(24, pa);
        line.primes = false;
    }

    @Test
    void judgesNoStrokeUnderAPressureThatCannotBeTrusted() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, 200_001);
        make(20, 0);
        make(24, 0);
        found(false);
        rest(500, 0);
        make(20, 200_000);
        make(20, 200_000);
        make(24, -20_001);
        found(false);
        lacksOne();
    }

    @Test
    void measuresFromNoReadingThatCannotBeTrusted() {
        strokes(7, NONE);
        rest(500, 0);
        rest(500, -20_001);
        whole(STROKE);
        found(false);
        strokes(7, NONE);
        rest(500, 0);
        rest(500, 200_001);
        whole(NONE);
        found(true);
    }

    @Test
    void judgesNoStrokeUnderASensorThatMeasuresNothing() {
        line = new Line(Devices.wearable().strokePressurePa(8_000).pressureNoisePa(500).seal());
        strokes(7, NONE);
        rest(500, 0);
        make(20, 0);
        make(20, 0);
        for (int i = 0; i < 64; i++) {
            rest(1, 0);
        }
        assertEquals(true, line.findings.condition().pressureFailed());
        make(24, 0);
        assertEquals(false, line.findings.strokeUnseen());
        rest(500, 20_000);
        line.give(Orders.ACKNOWLEDGE);
        assertEquals(false, line.findings.condition().pressureFailed());
        lacksOne();
    }

    @Test
    void isKeptUntilItIsAcknowledged() {
        strokes(8, NONE);
        stroke(STROKE);
        found(true);
        line.give(Orders.START);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
    }

    @Test
    void findsThreeMoreAfterAnAcknowledgement() {
        // However many were missing meanwhile.
        strokes(20, NONE);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
        strokes(2, NONE);
        lacksOne();
    }

    @Test
    void believesOneThatIsSeenAfterAnAcknowledgement() {
        strokes(8, NONE);
        line.give(Orders.ACKNOWLEDGE);
        strokes(2, NONE);
        stroke(STROKE);
        strokes(7, NONE);
        lacksOne();
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        strokes(7, NONE);
        rest(500, 0);
        make(20, NONE);
        make(20, NONE);
        line.order.give(Orders.ACKNOWLEDGE);
        make(24, NONE);
        found(true);
    }

    @Test
    void countsOnThroughAnAcknowledgementOfNothing() {
        line.give(Orders.ACKNOWLEDGE);
        strokes(7, NONE);
        line.give(Orders.ACKNOWLEDGE);
        lacksOne();
    }

    @Test
    void judgesNothingWhereNoFigureIsStated() {
        line = new Line(Devices.wearable().seal());
        strokes(100, 0);
        found(false);
        // Nor where a stroke lowers it.
        for (int i = 0; i < 20; i++) {
            rest(500, 8_000);
            whole(0);
        }
        found(false);
    }
}
