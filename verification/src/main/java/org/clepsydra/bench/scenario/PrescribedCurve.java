package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.oracle.Stretch;

/**
 * What a prescription asks for at each moment, worked out from what was written and not from what
 * the core made of it.
 *
 * <p>What comes before the cycle is its share of the whole volume, rounded down; each run gets an
 * equal share of what is left, rounded down. So all runs are alike, and what is given may be less
 * than the volume of the dose by less than a nanolitre for each run.
 */
public final class PrescribedCurve {
    private final Leg before;
    private final Leg run;
    private final long times;

    PrescribedCurve(Program program, BigDecimal volumeNl) {
        BigDecimal partsBefore = parts(program.before());
        BigDecimal runs = BigDecimal.valueOf(program.times());
        BigDecimal all = partsBefore.add(runs.multiply(parts(program.cycle())));
        BigDecimal beforeNl = Leg.share(volumeNl, partsBefore, all);
        before = Leg.of(program.before(), beforeNl);
        run =
                Leg.of(
                        program.cycle(),
                        volumeNl.subtract(beforeNl).divide(runs, 0, RoundingMode.FLOOR));
        times = program.times();
    }

    private static BigDecimal parts(List<Program.Part> parts) {
        return BigDecimal.valueOf(parts.stream().mapToLong(Program.Part::parts).sum());
    }

    /** The volume that will be given, nL. */
    public long givenNl() {
        return before.nl() + times * run.nl();
    }

    /** The volume of one run of the cycle, nL. */
    public long runNl() {
        return run.nl();
    }

    /** How long one run of the cycle takes, ms. */
    public long runMs() {
        return run.ms();
    }

    /** Every segment as it is written, those of the cycle once. */
    public List<Stretch> written() {
        List<Stretch> written = new ArrayList<>(before.stretches());
        written.addAll(run.stretches());
        return written;
    }

    /** Every segment as it is given, those of the cycle as often as they run. */
    public List<Stretch> given() {
        List<Stretch> given = new ArrayList<>(before.stretches());
        for (long i = 0; i < times; i++) {
            given.addAll(run.stretches());
        }
        return given;
    }

    /** The volume due at {@code therapyMs}, mL; for plots only. */
    public double givenMl(long therapyMs) {
        long inCycleMs = Math.max(0, therapyMs - before.ms());
        long runs = Math.min(times, inCycleMs / run.ms());
        double cycleNl = runs * (double) run.nl();
        if (runs < times) {
            cycleNl += run.nlBy(inCycleMs % run.ms());
        }
        return (before.nlBy(therapyMs) + cycleNl) / 1e6;
    }

    /** The rate prescribed at {@code therapyMs}, mL/h; 0 in a pause and after the end. */
    public double rateMlPerH(long therapyMs) {
        if (therapyMs < before.ms()) {
            return before.mlPerH(therapyMs);
        }
        long inCycleMs = therapyMs - before.ms();
        return inCycleMs < times * run.ms() ? run.mlPerH(inCycleMs % run.ms()) : 0;
    }

    /** The highest rate of all, mL/h. */
    public double peakMlPerH() {
        return Math.max(before.peakMlPerH(), run.peakMlPerH());
    }

    /** The rate of a segment as it begins, mL/h. */
    public static double firstMlPerH(Stretch segment) {
        return Leg.mlPerH(segment, 0);
    }

    /** The rate of a segment as it ends, mL/h. */
    public static double lastMlPerH(Stretch segment) {
        return Leg.mlPerH(segment, 1);
    }

    /** The highest rate of a segment, mL/h. */
    public static double peakMlPerH(Stretch segment) {
        return Leg.peakMlPerH(segment);
    }
}
