package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.clepsydra.Devices;
import org.clepsydra.oracle.OrderOracle;
import org.clepsydra.oracle.PrescriptionOracle;
import org.clepsydra.oracle.Rational;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders drawn at random, on every basis, banded or not, in rate steps or not: the draft writes
 * what the oracle makes of them, to the nanogram, nanolitre and millisecond, or says the rule that
 * the oracle finds broken first. An hour at least and a square metre, so that 100 g are never
 * beyond the widest limit of a drug.
 */
@Verifies({
    "req~plan.dose-bases~2",
    "req~plan.dose-bands~1",
    "req~plan.rate-step~2",
    "req~plan.derived-volume~2"
})
class OrderPropertyTest {
    private static final int ORDERS = Integer.getInteger("clepsydra.points", 50_000) / 25;
    private static final long HOUR = 3_600_000;
    private static final Rational NG_PER_MG = Rational.of(1_000_000);

    private final DeviceRecord bedside = Devices.bedside().seal();

    /** What an order must come to; with a rule broken, only the rule counts. */
    private record Expected(int rule, BigInteger doseNg, BigInteger volumeNl, BigInteger ms) {
        static Expected refused(int rule) {
            return new Expected(rule, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
        }
    }

    private record Table(List<OrderOracle.Band> bands, long percent) {}

    private static BigDecimal mg(long ng) {
        return BigDecimal.valueOf(ng, 6);
    }

    private static BigInteger ng(Rational mg) {
        return mg.times(NG_PER_MG).floor();
    }

    /** From {@code least} to {@code most}, of every size alike. */
    private static long anySize(SplittableRandom random, long least, long most) {
        double size = random.nextDouble() * Math.log((double) most / least);
        return Math.min(most, Math.max(least, (long) (least * Math.exp(size))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writesWhatTheOracleMakesOfAnOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Integer> met = new TreeMap<>();
        for (int i = 0; i < ORDERS; i++) {
            met.merge(order(random, "seed " + seed + ", order " + i), 1, Integer::sum);
        }
        // Each outcome that is asked for here has been met often enough to mean something.
        assertTrue(met.getOrDefault(Rule.ACCEPTED, 0) > ORDERS / 4, met.toString());
        for (int rule : List.of(Rule.DOSE, Rule.NO_DOSE_BAND, Rule.DOSE_BAND_TOO_FAR)) {
            assertTrue(met.getOrDefault(rule, 0) > ORDERS / 200, rule + ": " + met);
        }
        for (int rule : List.of(Rule.RATE_STEP, Rule.RATE_ROUNDED_TOO_FAR)) {
            assertTrue(met.getOrDefault(rule, 0) > ORDERS / 200, rule + ": " + met);
        }
    }

    private int order(SplittableRandom random, String at) {
        OrderRounding rounding = new OrderRounding();
        PlanDraft draft = PlanImages.flat(bedside, 0, 0).rounding(rounding);
        long durationMs = anySize(random, HOUR, HardLimits.DURATION_MS_MAX);
        Rational derivedMg = dose(random, draft, durationMs);
        Optional<Table> table =
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(table(random, rounding, ng(derivedMg)));
        long step = random.nextBoolean() ? 0 : anySize(random, 1, 2_000_000);
        long nl = anySize(random, 1, HardLimits.CONCENTRATION_NL_MAX);
        long wantedNl = anySize(random, 100_000, 2_000_000_000);
        double perNl = ng(derivedMg).doubleValue() / wantedNl;
        long ng = Math.max(1, (long) Math.min(perNl * nl, Math.min(1e9, 1e3 * nl)));
        draft.durationMs(durationMs).concentration(ng, nl);
        rounding.rateStepNlPerH(step);
        Expected expected =
                expected(
                        derivedMg,
                        table,
                        Rational.of(ng, nl),
                        durationMs,
                        BigDecimal.valueOf(step, 6));
        agrees(expected, draft, at);
        return expected.rule();
    }

    private static void agrees(Expected expected, PlanDraft draft, String at) {
        long[] image = PlanImages.image(draft);
        assertEquals(expected.rule(), draft.verdict().rule(), at);
        if (expected.rule() == Rule.ACCEPTED) {
            assertEquals(expected.doseNg().longValueExact(), image[PlanLayout.DOSE_NG], at);
            assertEquals(expected.volumeNl().longValueExact(), image[PlanLayout.VOLUME_NL], at);
            assertEquals(expected.ms().longValueExact(), image[PlanLayout.DURATION_MS], at);
        } else if (expected.rule() >= Rule.DOSE_BAND_PERCENT) {
            assertEquals(0, image[PlanLayout.DOSE_NG], at);
        }
    }

    private static Rational dose(SplittableRandom random, PlanDraft draft, long durationMs) {
        long figure = anySize(random, 1, 2_000_000_000L);
        Rational once;
        switch (random.nextInt(4)) {
            case 0 -> {
                draft.doseNg(figure);
                once = Rational.of(mg(figure));
            }
            case 1 -> {
                long cm2 = random.nextLong(10_000, HardLimits.BSA_CM2_MAX + 1);
                draft.doseNgPerM2(figure).bsaCm2(cm2);
                once = OrderOracle.forBody(mg(figure), BigDecimal.valueOf(cm2, 4));
            }
            case 2 -> {
                long g = random.nextLong(HardLimits.WEIGHT_G_MIN, HardLimits.WEIGHT_G_MAX + 1);
                draft.doseNgPerKg(figure, g);
                once = OrderOracle.forBody(mg(figure), BigDecimal.valueOf(g, 3));
            }
            default -> {
                long auc = random.nextLong(1, HardLimits.AUC_HUNDREDTHS_MAX + 1);
                long gfr = random.nextLong(0, HardLimits.GFR_ML_PER_MIN_MAX + 1);
                draft.doseByCalvert(auc, gfr);
                once = OrderOracle.calvert(BigDecimal.valueOf(auc, 2), BigDecimal.valueOf(gfr));
            }
        }
        return spanned(random, draft, once, durationMs);
    }

    private static Rational spanned(
            SplittableRandom random, PlanDraft draft, Rational once, long durationMs) {
        Rational hours = Rational.of(durationMs, HOUR);
        return switch (random.nextInt(3)) {
            case 0 -> {
                draft.dosePerDay();
                yield dayOrHour(once, 24, hours);
            }
            case 1 -> {
                draft.dosePerHour();
                yield dayOrHour(once, 1, hours);
            }
            default -> once;
        };
    }

    /** More than any plan may hold for one day or hour is a figure out of range: no dose. */
    private static Rational dayOrHour(Rational once, long everyH, Rational hours) {
        return ng(once).longValueExact() > HardLimits.DOSE_NG_MAX
                ? Rational.ZERO
                : OrderOracle.each(once, everyH, hours);
    }

    /** A table about the derived dose, with gaps at times, and too coarse at times. */
    private static Table table(
            SplittableRandom random, OrderRounding rounding, BigInteger derived) {
        long most = HardLimits.DOSE_NG_MAX;
        long middle = derived.min(BigInteger.valueOf(most / 2)).longValueExact();
        Table table = new Table(new ArrayList<>(), random.nextLong(1, 11));
        rounding.doseBandPercentMax(table.percent());
        long from = Math.max(1, middle - middle / 10);
        for (int i = 0; i < 8; i++) {
            long width = 1 + middle / random.nextLong(10, 60);
            long dose = random.nextLong(from, from + width + 1);
            rounding.doseBand(from, from + width, dose);
            table.bands().add(new OrderOracle.Band(mg(from), mg(from + width), mg(dose)));
            from = from + width + (random.nextInt(4) == 0 ? width / 2 : 0);
        }
        return table;
    }

    private Expected expected(
            Rational derivedMg,
            Optional<Table> table,
            Rational mgPerMl,
            long durationMs,
            BigDecimal step) {
        if (!within(ng(derivedMg), 1, HardLimits.DOSE_NG_MAX)) {
            return Expected.refused(Rule.DOSE);
        }
        Rational doseMg = derivedMg;
        if (table.isPresent()) {
            Optional<Rational> banded = OrderOracle.banded(table.get().bands(), derivedMg);
            if (banded.isEmpty()) {
                return Expected.refused(Rule.NO_DOSE_BAND);
            }
            doseMg = banded.get();
            if (!OrderOracle.near(doseMg, derivedMg, table.get().percent())) {
                return Expected.refused(Rule.DOSE_BAND_TOO_FAR);
            }
        }
        Rational hours = Rational.of(durationMs, HOUR);
        PrescriptionOracle oracle = PrescriptionOracle.ofMass(doseMg, mgPerMl, hours);
        BigInteger ms = BigInteger.valueOf(durationMs);
        if (step.signum() > 0 && within(oracle.volumeNl(), 1, HardLimits.VOLUME_NL_MAX)) {
            Rational rate = oracle.rateInSteps(step);
            if (rate.equals(Rational.ZERO)) {
                return Expected.refused(Rule.RATE_STEP);
            }
            ms = oracle.realMs(rate);
            if (!oracle.keepsDuration(ms)) {
                return Expected.refused(Rule.RATE_ROUNDED_TOO_FAR);
            }
        }
        return new Expected(ofImage(oracle.volumeNl(), ms), ng(doseMg), oracle.volumeNl(), ms);
    }

    /**
     * What a plan of such a volume and duration breaks first, its limits for the drug being wide.
     */
    private int ofImage(BigInteger volumeNl, BigInteger ms) {
        if (!within(volumeNl, HardLimits.VOLUME_NL_MIN, HardLimits.VOLUME_NL_MAX)) {
            return Rule.VOLUME;
        }
        if (!within(ms, HardLimits.SEGMENT_MS_MIN, HardLimits.DURATION_MS_MAX)) {
            return Rule.DURATION;
        }
        BigInteger most = BigInteger.valueOf(bedside.rateNlPerHMax()).multiply(ms);
        boolean fast = volumeNl.multiply(BigInteger.valueOf(HOUR)).compareTo(most) > 0;
        return fast ? Rule.DEVICE_RATE : Rule.ACCEPTED;
    }

    private static boolean within(BigInteger value, long least, long most) {
        return value.compareTo(BigInteger.valueOf(least)) >= 0
                && value.compareTo(BigInteger.valueOf(most)) <= 0;
    }
}
