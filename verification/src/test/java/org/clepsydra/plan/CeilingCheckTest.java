package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Where the ceiling is against the curve: at points, at ends of segments, and between. */
@Verifies("req~plan.envelope-follows~1")
class CeilingCheckTest {
    @Test
    void takesAPointOnTheCurveOrAboveItByTheGap() {
        between(5_000).accepted();
        between(5_007).accepted();
        between(4_999).refused(4_999, 5_000);
        between(5_008).refused(5_008, 5_007);
    }

    /** 10 uL in 10 s, with a gap of 7 nL. */
    private static Ceilings between(long nl) {
        return new Ceilings().flat(10_000, 10_000).gap(7).point(5_000, nl).point(10_000, 10_000);
    }

    @Test
    void roundsTheCurveDownAtAPoint() {
        // 10,001 nL in 10 s: 5000.5 after half of it.
        half(5_000).accepted();
        half(5_001).refused(5_001, 5_000);
        half(4_999).refused(4_999, 5_000);
    }

    private static Ceilings half(long nl) {
        return new Ceilings().flat(10_001, 10_000).point(5_000, nl).point(10_000, 10_001);
    }

    @Test
    void roundsTheCeilingDownWhereASegmentEnds() {
        // The line is at 5000.5 after 5 s.
        ends(5_000, 5_001).accepted();
        ends(5_001, 5_000).refused(5_000, 5_001);
        ends(4_999, 5_002).refused(5_000, 4_999);
        ends(4_999, 5_002).gap(1).accepted();
    }

    private static Ceilings ends(long firstNl, long secondNl) {
        return new Ceilings().flat(firstNl, 5_000).flat(secondNl, 5_000).point(10_000, 10_001);
    }

    @Test
    void isLevelInAPause() {
        paused(6_000).accepted();
        paused(6_001).refused(6_001, 6_000);
    }

    private static Ceilings paused(long nl) {
        return new Ceilings()
                .flat(6_000, 3_000)
                .pause(3_000)
                .flat(6_000, 3_000)
                .point(3_000, 6_000)
                .point(6_000, nl)
                .point(9_000, 12_000);
    }

    @Test
    void findsAChordThatIsTooFarAboveARisingRamp() {
        // 100 uL in 10 s from nothing. The chord is highest above it in its middle.
        Ceilings one = new Ceilings().ramp(100_000, 10_000, 0).point(10_000, 100_000);
        one.gap(25_000).accepted();
        one.gap(24_999).refused(50_000, 25_000 + 24_999);
        // After 3 s, 9,000 are due and 18,000 allowed; after 8 s, 64,000 and 68,000.
        Ceilings two =
                new Ceilings().ramp(100_000, 10_000, 0).point(6_000, 36_000).point(10_000, 100_000);
        two.gap(9_000).accepted();
        two.gap(8_999).refused(18_000, 9_000 + 8_999);
        Ceilings three =
                new Ceilings()
                        .ramp(100_000, 10_000, 0)
                        .point(3_000, 9_000)
                        .point(6_000, 36_000)
                        .point(10_000, 100_000);
        three.gap(4_000).accepted();
        three.gap(3_999).refused(68_000, 64_000 + 3_999);
    }

    @Test
    void findsItInARampThatComesLater() {
        // As above, 5 s and 7 uL later; from a quarter of its mean.
        Ceilings later =
                new Ceilings()
                        .flat(7_000, 5_000)
                        .ramp(100_000, 10_000, 25_000)
                        .point(5_000, 7_000)
                        // 25,000 x 0.6 + 75,000 x 0.36.
                        .point(11_000, 7_000 + 42_000)
                        .point(15_000, 107_000);
        // In the middle of 6 s: 75,000 x 0.09.
        later.gap(6_750).accepted();
        later.gap(6_749).refused(7_000 + 21_000, 7_000 + 14_250 + 6_749);
    }

    @Test
    void findsAChordThatIsBelowAFallingRamp() {
        new Ceilings()
                .ramp(100_000, 10_000, 200_000)
                .gap(100_000)
                .point(10_000, 100_000)
                .refused(50_000, 75_000);
        new Ceilings()
                .ramp(100_000, 10_000, 200_000)
                .gap(100_000)
                .point(4_000, 64_000)
                .point(10_000, 100_000)
                .refused(32_000, 36_000);
    }

    @Test
    void takesTangentsThatMeetAboveAFallingRamp() {
        // Twice the mean rate for half of the time gives it all, when three quarters are due.
        Ceilings tangents =
                new Ceilings()
                        .ramp(100_000, 10_000, 200_000)
                        .point(5_000, 100_000)
                        .point(10_000, 100_000);
        tangents.gap(25_000).accepted();
        tangents.gap(24_999).refused(100_000, 75_000 + 24_999);
    }

    @Test
    void findsAChordThatIsTooFarAboveARisingCosine() {
        // At a quarter 250,000 - 1,000,000 / 2 pi are due, 90845.06; the chord is at 250,000.
        Ceilings chord =
                new Ceilings()
                        .raisedCosine(1_000_000, 600_000)
                        .point(300_000, 500_000)
                        .point(450_000, 1_000_000)
                        .point(600_000, 1_000_000);
        chord.gap(159_155).accepted();
        chord.gap(159_154).refused(250_000, 90_845 + 159_154);
    }

    @Test
    void findsWhereARisingCosineIsAsSteepAsAnyChord() {
        // To a third of its time, where 195501.1 are due: a rate of 0.586506 of the mean, which it
        // has where the cosine is 0.413494, at 0.182156; in between the chord is 69,610 above it.
        double rate = 3 * 0.195502;
        double x = Math.acos(1 - rate) / (2 * Math.PI);
        long most = (long) (1_000_000 * (rate * x - x + Math.sin(2 * Math.PI * x) / 2 / Math.PI));
        Ceilings chord =
                new Ceilings()
                        .raisedCosine(1_000_000, 600_000)
                        .point(200_000, 195_502)
                        .point(300_000, 1_000_000)
                        .point(600_000, 1_000_000);
        assertEquals(Rule.ENVELOPE_NOT_OF_CURVE, chord.gap(most - 1).ruling().rule());
        long figure = chord.ruling().figure();
        assertEquals(1_000_000 * rate * x, (double) figure, 3);
    }

    @Test
    void findsALineThatIsBelowAFallingCosine() {
        // Half the mean rate from half of the time on. The curve is as steep after five sixths:
        // 833333.3 + 137832.2 are due, and the line is at 750,000 + 166666.7.
        Ceilings line =
                new Ceilings()
                        .raisedCosine(1_000_000, 600_000)
                        .gap(1_000_000)
                        .point(300_000, 750_000)
                        .point(600_000, 1_000_000);
        Ruling ruling = line.ruling();
        assertFalse(ruling.accepted());
        assertEquals(916_667.0, (double) ruling.figure(), 2);
        assertEquals(54_499.0, (double) (ruling.limit() - ruling.figure()), 1);
    }

    @Test
    void looksAtTheLastOfAsManyPiecesAsThereCanBe() {
        // No point stands where a segment ends; the last segment is a ramp below a straight line.
        Ceilings most = new Ceilings();
        for (int i = 0; i < 31; i++) {
            most.flat(3_100, 3_100);
        }
        most.ramp(3_100, 3_100, 0);
        for (int i = 1; i < 63; i++) {
            most.point(1_500 * i + 7, 1_500 * i + 7);
        }
        most.point(99_200, 99_200);
        most.gap(775).accepted();
        // Half of its time: 97,650 allowed, 96,100 + 775 due.
        most.gap(774).refused(97_650, 96_875 + 774);
    }

    @Test
    void leavesARulingThatIsAgainstTheImageAsItIs() {
        Ruling ruling = new Ruling();
        ruling.refuse(Rule.DOSE, 7, 8);
        new CeilingCheck(ruling).judge(PlanImages.changed(w -> w[0] = 1));
        assertEquals(Rule.DOSE, ruling.rule());
        assertEquals(7, ruling.figure());
        assertEquals(8, ruling.limit());
    }
}
