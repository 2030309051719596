package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.oracle.Stretch.Shape;
import org.junit.jupiter.api.Test;

/** The delivery oracle on every shape, against the requirements written out, and at length. */
class DeliveryOracleShapesCampaignTest {
    private static final int CURVES = 200;
    private static final int STEPS = 60;

    /** One curve and pump head, both judged by the oracle and written out. */
    private static final class OneRun {
        private final SplittableRandom random;
        private final List<Stretch> curve = new ArrayList<>();
        private final Rational quantum;
        private final long perQuantum;
        private final WrittenOutCurve writtenOut;
        private final DeliveryOracle oracle;
        private final long scale;
        private long therapyMs;

        /** One random curve and pump head, its volumes and its times made larger by two scales. */
        OneRun(SplittableRandom random, long volumeScale, long scale) {
            this.random = random;
            this.scale = scale;
            int stretches = random.nextInt(1, 6);
            for (int i = 0; i < stretches; i++) {
                Shape shape = Shape.values()[random.nextInt(3)];
                long volumeNl = random.nextInt(6) == 0 ? 0 : random.nextLong(1, 5000) * volumeScale;
                long ms = random.nextLong(1, 150) * 2 * scale;
                long firstNl = shape == Shape.RAMP ? random.nextLong(2 * volumeNl + 1) : 0;
                curve.add(new Stretch(shape, volumeNl, ms, firstNl));
            }
            long nlPerRev = random.nextInt(3) == 0 ? 1 : random.nextLong(1, 3000);
            long perRev = random.nextLong(1, 50);
            perQuantum = random.nextBoolean() ? 1 : random.nextLong(2, 30);
            quantum = Rational.of(nlPerRev, perRev).times(Rational.of(perQuantum));
            writtenOut = new WrittenOutCurve(curve, quantum);
            oracle = new DeliveryOracle(curve, nlPerRev, perRev, perQuantum);
        }

        /** Some time, and often the next middle or end of a segment, where a sine is zero. */
        private long someMs() {
            long edge = 0;
            for (Stretch stretch : curve) {
                for (int half = 0; half < 2; half++) {
                    edge += stretch.ms() / 2;
                    if (edge > therapyMs && random.nextInt(3) == 0) {
                        return edge - therapyMs;
                    }
                }
            }
            return random.nextLong(0, 40 * scale);
        }

        void compareOneStep(String name) {
            long since = someMs();
            boolean infusing = random.nextInt(5) != 0;
            Rational before = writtenOut.curveQuanta(therapyMs);
            therapyMs += infusing ? since : 0;
            oracle.advance(since, infusing, Long.MAX_VALUE);
            Rational now = writtenOut.curveQuanta(therapyMs);
            long due = now.floor().longValueExact();
            long strokes = Math.max(0, due + random.nextInt(-3, 3));
            if (random.nextBoolean()) {
                strokes = Math.max(0, before.floor().longValueExact() + random.nextInt(-2, 2));
            }
            long pulses = strokes * perQuantum - (strokes == 0 ? 0 : random.nextLong(perQuantum));
            Rational commanded = Rational.of(strokes);
            boolean ahead = commanded.compareTo(now) > 0;
            Rational floor =
                    now.minus(Rational.of(1))
                            .minus(now.minus(before))
                            .minus(writtenOut.allowedQuanta(therapyMs));
            boolean behind = infusing && commanded.compareTo(floor) <= 0;
            assertEquals(!ahead && !behind, oracle.judge(pulses), name);
            assertEquals(therapyMs, oracle.therapyMs(), name);
            // A double has 16 digits of a volume, and what is left of it at x = 0 is no more exact.
            Rational whole = writtenOut.curveQuanta(Long.MAX_VALUE);
            double error = now.minus(commanded).toDouble();
            double reach = 1e-14 * (1 + whole.toDouble());
            assertEquals(error, oracle.errorQuanta(), reach, name);
            double nl = now.times(quantum).toDouble();
            assertEquals(nl, oracle.curveNl(), reach * (1 + quantum.toDouble()), name);
        }
    }

    private static void campaign(long volumeScale, long scale) {
        for (int seed = 0; seed < CURVES; seed++) {
            OneRun one = new OneRun(new SplittableRandom(seed), volumeScale, scale);
            for (int step = 1; step <= STEPS; step++) {
                one.compareOneStep("scales " + volumeScale + " seed " + seed + " step " + step);
            }
        }
    }

    @Test
    void agreesWithTheRequirementsWrittenOutInLongs() {
        campaign(1, 1);
    }

    @Test
    void agreesWithTheRequirementsWrittenOutBeyondLongs() {
        // Two primes near 1e8, so that nothing cancels
        campaign(99_999_989, 100_000_007);
    }
}
