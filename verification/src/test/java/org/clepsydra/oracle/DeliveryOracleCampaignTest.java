package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The delivery oracle against the two requirements written out in fractions, and at length. */
class DeliveryOracleCampaignTest {
    private static final int CURVES = 400;
    private static final int STEPS = 60;

    /** The curve in nL as delivery.md defines it, by a walk over the segments. */
    private static Rational curveNl(long[] volumeNl, long[] ms, long therapyMs) {
        Rational sum = Rational.ZERO;
        long left = therapyMs;
        for (int i = 0; i < ms.length; i++) {
            long inside = Math.min(left, ms[i]);
            sum = sum.plus(Rational.of(volumeNl[i]).times(Rational.of(inside, ms[i])));
            left -= inside;
        }
        return sum;
    }

    /** One random curve and pump head, its volumes and its times made larger by two scales. */
    private static void compareOne(
            SplittableRandom random, long volumeScale, long scale, String seed) {
        int segments = random.nextInt(1, 6);
        long[] volumeNl = new long[segments];
        long[] ms = new long[segments];
        for (int i = 0; i < segments; i++) {
            volumeNl[i] = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 5000) * volumeScale;
            ms[i] = random.nextLong(1, 300) * scale;
        }
        long nlPerRev = random.nextLong(1, 3000);
        long perRev = random.nextLong(1, 50);
        long perQuantum = random.nextBoolean() ? 1 : random.nextLong(2, 30);
        DeliveryOracle oracle = new DeliveryOracle(volumeNl, ms, nlPerRev, perRev, perQuantum);
        Rational quantum = Rational.of(nlPerRev, perRev).times(Rational.of(perQuantum));
        long therapyMs = 0;
        for (int step = 1; step <= STEPS; step++) {
            long since = random.nextLong(0, 40) * scale;
            boolean infusing = random.nextInt(5) != 0;
            Rational before = curveNl(volumeNl, ms, therapyMs);
            therapyMs += infusing ? Math.min(since, 30 * scale) : 0;
            oracle.advance(since, infusing, 30 * scale);
            Rational now = curveNl(volumeNl, ms, therapyMs);
            long due = now.dividedBy(quantum).floor().longValueExact();
            long strokes = Math.max(0, due + random.nextInt(-3, 3));
            long pulses = strokes * perQuantum - (strokes == 0 ? 0 : random.nextLong(perQuantum));
            Rational commanded = Rational.of(strokes).times(quantum);
            boolean ahead = commanded.compareTo(now) > 0;
            Rational floor = now.minus(quantum).minus(now.minus(before));
            boolean behind = infusing && commanded.compareTo(floor) <= 0;
            assertEquals(!ahead && !behind, oracle.judge(pulses), seed + " step " + step);
            assertEquals(therapyMs, oracle.therapyMs(), seed);
            double error = now.minus(commanded).dividedBy(quantum).toDouble();
            assertEquals(error, oracle.errorQuanta(), 1e-9 * (1 + Math.abs(error)), seed);
        }
    }

    @Test
    void agreesWithTheRequirementsWrittenOutInLongs() {
        for (int seed = 0; seed < CURVES; seed++) {
            compareOne(new SplittableRandom(seed), 1, 1, "scale 1 seed " + seed);
        }
    }

    @Test
    void agreesWithTheRequirementsWrittenOutBeyondLongs() {
        // Two primes near 1e8, so that nothing cancels: 5000e8 x 300e8 = 1.5e22 > 9.2e18
        for (int seed = 0; seed < CURVES; seed++) {
            compareOne(new SplittableRandom(seed), 99_999_989, 100_000_007, "large seed " + seed);
        }
    }

    @Test
    void acceptsTheExactTargetOf46HoursAtEveryTenMilliseconds() {
        // 86400000 nL / 62.5 nL = 1382400 microsteps in 165600000 ms, 16560000 steps
        DeliveryOracle oracle =
                new DeliveryOracle(
                        new long[] {86_400_000}, new long[] {165_600_000}, 200_000, 3200, 1);
        long pulses = 0;
        for (long ms = 10; ms <= 165_600_000; ms += 10) {
            oracle.advance(10, true, 100);
            pulses = ms * 1_382_400 / 165_600_000;
            if (!oracle.judge(pulses)) {
                break;
            }
        }
        assertEquals("", oracle.complaint());
        assertEquals(165_600_000, oracle.therapyMs());
        assertTrue(oracle.complete(pulses));
    }
}
