package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.oracle.Stretch;

/**
 * Stretches that share a volume among them: what comes before a cycle, or one run of it.
 *
 * @param stretches one after another
 * @param nl what they come to
 * @param ms how long they take
 */
record Leg(List<Stretch> stretches, long nl, long ms) {
    private static final double ML_PER_H_FROM_NL_PER_MS = 3.6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The volume of each is what is due until its end, rounded down, less what was due until its
     * beginning.
     */
    static Leg of(List<Program.Part> parts, BigDecimal nl) {
        BigDecimal all = BigDecimal.valueOf(parts.stream().mapToLong(Program.Part::parts).sum());
        List<Stretch> stretches = new ArrayList<>();
        BigDecimal done = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        long ms = 0;
        for (Program.Part part : parts) {
            done = done.add(BigDecimal.valueOf(part.parts()));
            BigDecimal until = share(nl, done, all);
            stretches.add(stretch(part, until.subtract(before)));
            before = until;
            ms += part.ms();
        }
        return new Leg(List.copyOf(stretches), before.longValueExact(), ms);
    }

    /** So many parts of all, rounded down; nothing where there are no parts at all. */
    static BigDecimal share(BigDecimal nl, BigDecimal some, BigDecimal all) {
        return all.signum() == 0
                ? BigDecimal.ZERO
                : nl.multiply(some).divide(all, 0, RoundingMode.FLOOR);
    }

    private static Stretch stretch(Program.Part part, BigDecimal nl) {
        BigDecimal first = BigDecimal.valueOf(part.firstPercent());
        return new Stretch(
                switch (part.shape()) {
                    case FLAT, PAUSE -> Stretch.Shape.FLAT;
                    case RAMP -> Stretch.Shape.RAMP;
                    case RAISED_COSINE -> Stretch.Shape.RAISED_COSINE;
                },
                nl.longValueExact(),
                part.ms(),
                share(nl, first, HUNDRED).longValueExact());
    }

    /** What is due after so long; for plots only. */
    double nlBy(long sinceMs) {
        double given = 0;
        long startMs = 0;
        for (Stretch stretch : stretches) {
            long within = Math.min(sinceMs - startMs, stretch.ms());
            if (within <= 0) {
                break;
            }
            given += nlBy(stretch, within / (double) stretch.ms());
            startMs += stretch.ms();
        }
        return given;
    }

    /** The rate after so long, 0 after the end, mL/h. */
    double mlPerH(long sinceMs) {
        long startMs = 0;
        for (Stretch stretch : stretches) {
            if (sinceMs < startMs + stretch.ms()) {
                return mlPerH(stretch, (sinceMs - startMs) / (double) stretch.ms());
            }
            startMs += stretch.ms();
        }
        return 0;
    }

    double peakMlPerH() {
        return stretches.stream().mapToDouble(Leg::peakMlPerH).max().orElse(0);
    }

    /** The highest rate of a stretch: at an end, or in the middle of a raised cosine. */
    static double peakMlPerH(Stretch stretch) {
        return Math.max(
                Math.max(mlPerH(stretch, 0), mlPerH(stretch, 1)),
                stretch.shape() == Stretch.Shape.RAISED_COSINE ? mlPerH(stretch, 0.5) : 0);
    }

    /** The curve of the requirement on segments, x being the part of the time that has passed. */
    private static double nlBy(Stretch stretch, double x) {
        double whole = stretch.volumeNl();
        return switch (stretch.shape()) {
            case FLAT -> whole * x;
            case RAMP -> stretch.firstNl() * x + (whole - stretch.firstNl()) * x * x;
            case RAISED_COSINE -> whole * (x - Math.sin(2 * Math.PI * x) / (2 * Math.PI));
        };
    }

    /** The slope of that curve. */
    static double mlPerH(Stretch stretch, double x) {
        double whole = stretch.volumeNl();
        double slope =
                switch (stretch.shape()) {
                    case FLAT -> whole;
                    case RAMP -> stretch.firstNl() + 2 * (whole - stretch.firstNl()) * x;
                    case RAISED_COSINE -> whole * (1 - Math.cos(2 * Math.PI * x));
                };
        return slope * ML_PER_H_FROM_NL_PER_MS / stretch.ms();
    }
}
