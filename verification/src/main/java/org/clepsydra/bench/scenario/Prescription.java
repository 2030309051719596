package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the physician ordered, exactly as written.
 *
 * @param drug its name
 * @param perArea whether {@code doseNg} is for each square metre
 * @param doseNg dose, ng or ng/m2
 * @param bsaCm2 body surface area
 * @param concentrationNg drug in {@code concentrationNl}, ng
 * @param concentrationNl volume that holds it, nL
 * @param durationMs how long the dose shall take
 * @param program its segments, one after another; never empty
 * @param typedRateNlPerH what the operator typed, 0 when nothing
 * @param doseRateNgPerM2PerHMax the drug's limit; an example, never a clinical figure
 * @param doseNgPerM2Max the drug's limit on the whole dose; an example, never a clinical figure
 */
public record Prescription(
        String drug,
        boolean perArea,
        long doseNg,
        long bsaCm2,
        long concentrationNg,
        long concentrationNl,
        long durationMs,
        List<Part> program,
        long typedRateNlPerH,
        long doseRateNgPerM2PerHMax,
        long doseNgPerM2Max) {
    /** A segment: its share of the dose, 0 for a pause, and its time. */
    public record Part(long parts, long ms) {}

    private static final BigDecimal CM2_PER_M2 = BigDecimal.valueOf(10_000);

    /** The whole dose, ng, not rounded. */
    public BigDecimal massNg() {
        BigDecimal written = BigDecimal.valueOf(doseNg);
        return perArea ? written.multiply(BigDecimal.valueOf(bsaCm2)).divide(CM2_PER_M2) : written;
    }

    /** The volume that holds the dose, nL, rounded down. */
    public BigDecimal volumeNl() {
        return massNg().multiply(BigDecimal.valueOf(concentrationNl))
                .divide(BigDecimal.valueOf(concentrationNg), 0, RoundingMode.FLOOR);
    }

    /**
     * The volume of each segment, nL: what is due until its end, rounded down, less what was due
     * until its beginning.
     */
    public long[] segmentVolumesNl() {
        BigDecimal all = BigDecimal.valueOf(program.stream().mapToLong(Part::parts).sum());
        long[] volumes = new long[program.size()];
        BigDecimal parts = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < volumes.length; i++) {
            parts = parts.add(BigDecimal.valueOf(program.get(i).parts()));
            BigDecimal until = volumeNl().multiply(parts).divide(all, 0, RoundingMode.FLOOR);
            volumes[i] = until.subtract(before).longValueExact();
            before = until;
        }
        return volumes;
    }

    /** The time of each segment, ms. */
    public long[] segmentsMs() {
        return program.stream().mapToLong(Part::ms).toArray();
    }

    /** The highest rate of any segment, mL/h. */
    public double peakMlPerH() {
        double highest = 0;
        long[] volumesNl = segmentVolumesNl();
        for (int i = 0; i < volumesNl.length; i++) {
            highest = Math.max(highest, volumesNl[i] * 3.6 / program.get(i).ms());
        }
        return highest;
    }

    /** The rate prescribed at {@code therapyMs}, mL/h; 0 in a pause and after the end. */
    public double rateMlPerH(long therapyMs) {
        long[] volumesNl = segmentVolumesNl();
        long endMs = 0;
        for (int i = 0; i < volumesNl.length; i++) {
            endMs += program.get(i).ms();
            if (therapyMs < endMs) {
                return volumesNl[i] * 3.6 / program.get(i).ms();
            }
        }
        return 0;
    }
}
