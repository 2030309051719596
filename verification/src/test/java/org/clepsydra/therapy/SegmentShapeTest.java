package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Segments;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What a segment has given, against arithmetic without bounds. */
@Verifies({"req~delivery.shapes-exact~1", "req~delivery.segments~2"})
class SegmentShapeTest {
    /** A thousand points in each; a million where there is time. */
    private static final int SEGMENTS = Integer.getInteger("clepsydra.points", 1_000) / 1_000;

    private static final int PLACES = 200;
    private static final BigDecimal TWO_PI =
            new BigDecimal("6.28318530717958647692528676655900576839433879875021164194988918");

    private final SplittableRandom random = new SplittableRandom(61);

    @Test
    void givesAFlatSegmentExactly() {
        for (int i = 0; i < SEGMENTS; i++) {
            Segment segment = random(PlanLayout.FLAT);
            for (int j = 0; j < 1_000; j++) {
                long t = random.nextLong(segment.ms + 1);
                assertEquals(segment.flat(t), segment.shape.givenMicroNl(t), segment::toString);
            }
        }
    }

    /** 65,536 times 2,301,709,130 is 56,318 times the time, and a rest of all but one of it. */
    @Test
    void givesTheLongestFlatSegmentExactly() {
        DeviceRecord device = Devices.bedside().microstepsPerRev(65_536).seal();
        long ms = HardLimits.DURATION_MS_MAX - 1;
        for (long nl : new long[] {HardLimits.VOLUME_NL_MAX, 2_301_709_130L}) {
            Segment segment = new Segment(device, PlanLayout.FLAT, nl, ms, 0);
            for (long t : new long[] {0, 1, ms / 3, ms - 1, ms}) {
                assertEquals(segment.flat(t), segment.shape.givenMicroNl(t));
            }
        }
    }

    /** No plan has either: but for a fault in memory, which must not throw. */
    @Test
    void givesAFlatSegmentOfNoTimeOrTheLeast() {
        DeviceRecord device = Devices.bedside().seal();
        assertEquals(0, new Segment(device, PlanLayout.FLAT, 1_000, 0, 0).shape.givenMicroNl(0));
        // Times 3,200 microsteps a revolution.
        Segment least = new Segment(device, PlanLayout.FLAT, 1_001, 1, 0);
        assertEquals(3_203_200, least.shape.givenMicroNl(1));
    }

    @Test
    void givesARampExactly() {
        for (int i = 0; i < SEGMENTS; i++) {
            Segment segment = random(PlanLayout.RAMP);
            for (int j = 0; j < 1_000; j++) {
                long t = random.nextLong(segment.ms + 1);
                assertEquals(segment.ramp(t), segment.shape.givenMicroNl(t), segment::toString);
            }
        }
    }

    @Test
    void givesARaisedCosineNeverAboveAndHardlyBelow() {
        for (int i = 0; i < SEGMENTS; i++) {
            Segment segment = random(PlanLayout.RAISED_COSINE);
            BigInteger whole = segment.wholeMicroNl();
            // 2^-54 of it, and what is rounded down to a whole one.
            BigInteger allowed = whole.shiftRight(54).add(BigInteger.TWO);
            for (int j = 0; j < 1_000; j++) {
                long t = random.nextLong(segment.ms + 1);
                BigInteger exact = segment.cosine(t);
                BigInteger given = BigInteger.valueOf(segment.shape.givenMicroNl(t));
                assertTrue(given.compareTo(exact) <= 0, () -> segment + " above at " + t);
                BigInteger low = exact.subtract(given);
                assertTrue(low.compareTo(allowed) < 0, () -> segment + " low at " + t);
            }
            assertEquals(whole.longValueExact(), segment.shape.givenMicroNl(segment.ms));
            assertEquals(0, segment.shape.givenMicroNl(0));
        }
    }

    @Test
    void givesNothingInAPauseOrInWhatIsNoShape() {
        for (long kind : new long[] {PlanLayout.PAUSE, 0, 5, Long.MIN_VALUE}) {
            Segment segment = new Segment(Devices.bedside().seal(), kind, 0, 60_000, 0);
            assertEquals(0, segment.shape.givenMicroNl(30_000));
            assertEquals(0, segment.shape.peakMicroNl());
        }
    }

    @Test
    void knowsTheHighestRate() {
        DeviceRecord bedside = Devices.bedside().seal();
        // Times 3,200 microsteps a revolution.
        assertEquals(3_200_000, peak(bedside, PlanLayout.FLAT, 1_000, 0));
        assertEquals(6_400_000, peak(bedside, PlanLayout.RAMP, 1_000, 0));
        assertEquals(6_396_800, peak(bedside, PlanLayout.RAMP, 1_000, 1));
        assertEquals(3_200_000, peak(bedside, PlanLayout.RAMP, 1_000, 1_000));
        assertEquals(3_203_200, peak(bedside, PlanLayout.RAMP, 1_000, 1_001));
        assertEquals(6_400_000, peak(bedside, PlanLayout.RAMP, 1_000, 2_000));
        assertEquals(6_400_000, peak(bedside, PlanLayout.RAISED_COSINE, 1_000, 0));
    }

    private static long peak(DeviceRecord device, long kind, long nl, long firstNl) {
        return new Segment(device, kind, nl, 60_000, firstNl).shape.peakMicroNl();
    }

    /** Any that a plan may have, the ends among them. */
    private Segment random(long kind) {
        DeviceRecord device =
                Devices.bedside()
                        .nlPerRev(1 + random.nextLong(5_000_000))
                        .microstepsPerRev(
                                random.nextInt(8) == 0 ? 65_536 : 1 + random.nextLong(65_536))
                        .pulsePeriodUsMin(1)
                        .rateNlPerHMax(1)
                        .seal();
        long nl =
                random.nextInt(8) == 0
                        ? HardLimits.VOLUME_NL_MAX
                        : 1_000 + random.nextLong(HardLimits.VOLUME_NL_MAX - 999);
        long most = kind == PlanLayout.FLAT ? HardLimits.DURATION_MS_MAX : HardLimits.SHAPED_MS_MAX;
        long ms = random.nextInt(8) == 0 ? most : 60_000 + random.nextLong(most - 60_000);
        long first = kind != PlanLayout.RAMP ? 0 : random.nextLong(2 * nl + 1);
        return new Segment(
                device, kind, nl, ms, random.nextInt(8) == 0 && first > 0 ? 2 * nl : first);
    }

    private static final class Segment {
        final SegmentShape shape;
        final long ms;
        private final long nl;
        private final long firstNl;
        private final long microsteps;

        Segment(DeviceRecord device, long kind, long nl, long ms, long firstNl) {
            this.nl = nl;
            this.ms = ms;
            this.firstNl = firstNl;
            microsteps = device.microstepsPerRev();
            PumpGeometry geometry = new PumpGeometry(device);
            LoadedPlan plan = Segments.of(geometry, kind, nl, ms, firstNl);
            shape = new SegmentShape(geometry, plan);
            shape.take(0);
        }

        BigInteger wholeMicroNl() {
            return BigInteger.valueOf(nl).multiply(BigInteger.valueOf(microsteps));
        }

        /** M V x, with x = t / T, rounded down. */
        long flat(long t) {
            BigInteger given = wholeMicroNl().multiply(BigInteger.valueOf(t));
            return given.divide(BigInteger.valueOf(ms)).longValueExact();
        }

        /** M (A x + (V - A) x^2), with x = t / T, rounded down. */
        long ramp(long t) {
            BigInteger time = BigInteger.valueOf(t);
            BigInteger whole = BigInteger.valueOf(ms);
            BigInteger first = BigInteger.valueOf(firstNl);
            BigInteger linear = first.multiply(time).multiply(whole);
            BigInteger square = BigInteger.valueOf(nl).subtract(first).multiply(time.pow(2));
            return linear.add(square)
                    .multiply(BigInteger.valueOf(microsteps))
                    .divide(whole.pow(2))
                    .longValueExact();
        }

        /** M V (x - sin(2 pi x) / 2 pi), rounded down. */
        BigInteger cosine(long t) {
            BigInteger one = BigInteger.ONE.shiftLeft(PLACES);
            BigInteger twoPi = TWO_PI.multiply(new BigDecimal(one)).toBigInteger();
            BigInteger x = BigInteger.valueOf(t).shiftLeft(PLACES).divide(BigInteger.valueOf(ms));
            BigInteger angle = x.multiply(twoPi).shiftRight(PLACES);
            BigInteger square = angle.multiply(angle).shiftRight(PLACES);
            BigInteger term = angle;
            BigInteger sum = angle;
            for (int n = 2; term.signum() != 0; n += 2) {
                BigInteger next = term.multiply(square).shiftRight(PLACES);
                term = next.divide(BigInteger.valueOf(n * (n + 1L))).negate();
                sum = sum.add(term);
            }
            BigInteger given = x.subtract(sum.shiftLeft(PLACES).divide(twoPi));
            return given.multiply(wholeMicroNl()).shiftRight(PLACES);
        }

        @Override
        public String toString() {
            return nl + " nL in " + ms + " ms, first " + firstNl + ", microsteps " + microsteps;
        }
    }
}
