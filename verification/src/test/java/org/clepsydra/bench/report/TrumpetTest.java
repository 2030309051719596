package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.clepsydra.oracle.Stretch;
import org.junit.jupiter.api.Test;

/** The arithmetic of trumpet curves, on flows that were made up. A sample is 10 s. */
class TrumpetTest {
    private static final long SAMPLE_MS = 10_000;
    private static final long HOUR_MS = 3_600_000;
    private static final double EXACT = 1e-9;

    /** 3.6 mL/h are 10 uL from sample to sample. */
    private static Trumpet.Place at10UlASample(long fromMs, long toMs) {
        return new Trumpet.Place(fromMs, toMs, 3.6, 0);
    }

    private static Trumpet of(Trumpet.Place place, int samples, IntToDoubleFunction ul) {
        double[] all = new double[samples];
        Arrays.setAll(all, ul);
        return Trumpet.of(place, all, SAMPLE_MS);
    }

    private static List<Integer> minutes(Trumpet curve) {
        return curve.windows().stream().map(Trumpet.Window::minutes).toList();
    }

    private static void assertWindow(
            double largestPercent, double smallestPercent, Trumpet.Window found) {
        assertEquals(largestPercent, found.largestPercent(), EXACT, found.toString());
        assertEquals(smallestPercent, found.smallestPercent(), EXACT, found.toString());
    }

    @Test
    void findsNoErrorInASteadyFlow() {
        Trumpet curve = of(at10UlASample(0, HOUR_MS), 361, i -> 10.0 * i);
        assertEquals(List.of(1, 2, 5, 11, 19, 31), minutes(curve));
        curve.windows().forEach(window -> assertWindow(0, 0, window));
        assertEquals(0, curve.meanPercent(), EXACT);
    }

    @Test
    void findsAFlowThatIsSteadyAndTooHigh() {
        Trumpet curve = of(at10UlASample(0, HOUR_MS), 361, i -> 10.5 * i);
        curve.windows().forEach(window -> assertWindow(5, 5, window));
        assertEquals(5, curve.meanPercent(), EXACT);
    }

    @Test
    void reachesTheBoundOfTheStrokeAndNoMore() {
        // 50 uL a stroke at 1.2 mL/h, 20 uL a minute: one is due every 2.5 min, at every 15th
        // sample. All come by their sample but the fourth, which comes just after it.
        int[] strokeAt = {15, 30, 45, 61, 75, 90, 105, 120, 135, 150, 165, 180};
        Trumpet curve =
                of(
                        new Trumpet.Place(0, HOUR_MS / 2, 1.2, 50),
                        181,
                        i -> 50.0 * Arrays.stream(strokeAt).filter(at -> at <= i).count());
        // Of 5 min: three strokes from sample 60 to 90, one from 30 to 60, where two are due.
        Trumpet.Window five = curve.windows().get(2);
        assertEquals(5, five.minutes());
        assertEquals(50, curve.boundPercent(five), EXACT);
        assertWindow(50, -50, five);
        // Of 1 min: a whole stroke where 20 uL are due, or none.
        assertWindow(150, -100, curve.windows().get(0));
        assertEquals(250, curve.boundPercent(curve.windows().get(0)), EXACT);
        assertEquals(0, curve.meanPercent(), EXACT);
    }

    @Test
    void findsADrift() {
        // Flow rises in a straight line from 90 % to 110 %: by sample i, 9 i + i * i / 360 uL. A
        // window of k samples from i is off by 10 ((2 i + k) / 360 - 1) percent.
        Trumpet curve = of(at10UlASample(0, HOUR_MS), 361, i -> 9.0 * i + i * i / 360.0);
        assertWindow(10 * 354 / 360.0, -10 * 354 / 360.0, curve.windows().get(0));
        assertWindow(10 * 330 / 360.0, -10 * 330 / 360.0, curve.windows().get(2));
        assertWindow(10 * 174 / 360.0, -10 * 174 / 360.0, curve.windows().get(5));
        assertEquals(0, curve.meanPercent(), EXACT);
    }

    @Test
    void laysAWindowAsLongAsThePeriodOnce() {
        long lengthMs = 31 * 60_000;
        Trumpet curve = of(at10UlASample(0, lengthMs), 187, i -> i == 0 ? 0 : 10.0 * i + 18.6);
        assertEquals(List.of(1, 2, 5, 11, 19, 31), minutes(curve));
        // 1860 uL are due, 1878.6 flow.
        assertWindow(1, 1, curve.windows().get(5));
        assertEquals(1, curve.meanPercent(), EXACT);
        Trumpet shorter = of(at10UlASample(0, lengthMs - 1), 187, i -> 10.0 * i);
        assertEquals(List.of(1, 2, 5, 11, 19), minutes(shorter));
    }

    @Test
    void hasNoWindowWhereNoneFits() {
        assertEquals(List.of(1), minutes(of(at10UlASample(0, 60_000), 7, i -> 10.0 * i)));
        assertEquals(List.of(), minutes(of(at10UlASample(0, 59_999), 7, i -> 10.0 * i)));
        // A run that ended before the stretch did.
        assertEquals(List.of(), minutes(of(at10UlASample(0, 60_000), 6, i -> 10.0 * i)));
        assertEquals(List.of(), minutes(of(at10UlASample(HOUR_MS, 2 * HOUR_MS), 1, i -> 0)));
    }

    @Test
    void looksAtNoSampleOutsideTheStretch() {
        // Samples 1 to 7 lie in it; those before and after would show.
        double[] ul = {-500, 10, 20, 30, 40, 50, 60, 70, 900};
        Trumpet curve = Trumpet.of(at10UlASample(5_000, 79_999), ul, SAMPLE_MS);
        assertEquals(List.of(1), minutes(curve));
        assertWindow(0, 0, curve.windows().get(0));
        assertEquals(0, curve.meanPercent(), EXACT);
    }

    @Test
    void givesAStretchLongerThanTwoHoursTimeToSettle() {
        // Twice the rate for the first half hour, 180 samples.
        IntToDoubleFunction settles = i -> i <= 180 ? 20.0 * i : 1_800 + 10.0 * i;
        Trumpet two = of(at10UlASample(0, 2 * HOUR_MS), 722, settles);
        assertEquals(0, two.place().settlingMs());
        assertWindow(100, 0, two.windows().get(0));
        // 9000 uL where 7200 are due.
        assertEquals(25, two.meanPercent(), EXACT);
        Trumpet longer = of(at10UlASample(0, 2 * HOUR_MS + 1), 722, settles);
        assertEquals(HOUR_MS / 2, longer.place().settlingMs());
        longer.windows().forEach(window -> assertWindow(0, 0, window));
        assertEquals(0, longer.meanPercent(), EXACT);
    }

    @Test
    void takesEveryFlatStretchOfTwoHoursOrMore() {
        List<Stretch> given =
                List.of(
                        flat(1_000_000, HOUR_MS),
                        flat(0, 5 * HOUR_MS),
                        flat(3_600_000, 2 * HOUR_MS),
                        Stretch.raisedCosine(9_000_000, 4 * HOUR_MS),
                        flat(6_000_000, 3 * HOUR_MS));
        assertEquals(
                List.of(
                        new Trumpet.Place(6 * HOUR_MS, 8 * HOUR_MS, 1.8, 50),
                        new Trumpet.Place(12 * HOUR_MS, 15 * HOUR_MS, 2, 50)),
                Trumpets.flat(given, 50));
    }

    @Test
    void takesTheLongestFlatStretchWhereAllAreShorter() {
        List<Stretch> given =
                List.of(
                        flat(1_000_000, HOUR_MS),
                        flat(2_000_000, 2 * HOUR_MS - 1),
                        flat(0, 9 * HOUR_MS),
                        flat(1_000_000, HOUR_MS));
        List<Trumpet.Place> found = Trumpets.flat(given, 0);
        assertEquals(1, found.size());
        assertEquals(HOUR_MS, found.get(0).fromMs());
    }

    @Test
    void takesNoneWhereNoFlatStretchHoldsAWindow() {
        Stretch ramp = Stretch.ramp(9_000_000, 4 * HOUR_MS, 0);
        assertEquals(List.of(), Trumpets.flat(List.of(ramp, flat(0, HOUR_MS)), 0));
        assertEquals(List.of(), Trumpets.flat(List.of(flat(1_000, 59_999)), 0));
        assertEquals(1, Trumpets.flat(List.of(flat(1_000, 60_000)), 0).size());
    }

    private static Stretch flat(long nl, long ms) {
        return new Stretch(Stretch.Shape.FLAT, nl, ms, 0);
    }
}
