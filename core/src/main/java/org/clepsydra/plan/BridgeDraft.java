package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * A change of concentration being written on the host. The line still holds the old drug, so the
 * first segment gives exactly the line's volume at the rate that keeps the dose rate with the old
 * concentration; the second goes on at the rate for the new.
 *
 * <p>The image is of what leaves the pump, all of it new drug: its volume is what the patient gets
 * of both, and its dose is of so much new drug, of which a line's volume stays in the line.
 */
@Realizes("req~reservoir.bridge~1")
public final class BridgeDraft {
    private final DeviceRecord device;
    private final PlanDraft next;
    private final WideQuotient wide = new WideQuotient();
    private @Nl long lineNl;
    private long oldNg;
    private long oldNl;

    /**
     * @param next the plan as if the line were full of new drug: one dose at one rate. It may be
     *     changed by nobody until the image is written.
     */
    public BridgeDraft(DeviceRecord device, PlanDraft next) {
        this.device = device;
        this.next = next;
    }

    /** What the line holds, 1,000 to 5,000,000 nL; see {@link DeadVolume#lineNl}. */
    public BridgeDraft lineNl(@Nl long value) {
        lineNl = value;
        return this;
    }

    /** Concentration of the old drug, as in {@link PlanDraft#concentration}. */
    public BridgeDraft oldConcentration(long ng, long nl) {
        oldNg = ng;
        oldNl = nl;
        return this;
    }

    /**
     * Judges the draft: its own figures; the image as the core will, which holds the first segment
     * to the drug's limit as if the new drug had already reached the tip; then the old drug.
     */
    public Verdict verdict() {
        long[] image = new long[PlanLayout.WORDS];
        next.writeTo(image);
        Ruling ruling = new Ruling();
        figures(ruling, image);
        if (ruling.accepted()) {
            bridge(image);
            PlanCheck check = new PlanCheck(new PumpGeometry(device));
            check.judge(image);
            ruling.refuse(check.rule(), check.figure(), check.limit());
            ruling.atMost(
                    Rule.DOSE_RATE_TOO_HIGH,
                    oldDoseRate(image),
                    image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX]);
        }
        return new Verdict(ruling.rule(), ruling.figure(), ruling.limit());
    }

    /**
     * Writes the plan into {@code image}; with figures that {@link #verdict} refuses, the plan
     * without its segments, which no core accepts.
     *
     * @param image at least {@link PlanLayout#WORDS} words, all overwritten
     */
    public void writeTo(long[] image) {
        next.writeTo(image);
        Ruling ruling = new Ruling();
        figures(ruling, image);
        if (ruling.accepted()) {
            bridge(image);
        } else {
            image[PlanLayout.SEGMENT_COUNT] = 0;
            EnvelopeDraft.seal(image);
        }
    }

    private void figures(Ruling ruling, long[] image) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        check.judge(image);
        ruling.refuse(check.rule(), check.figure(), check.limit());
        ruling.equal(Rule.SEGMENT_COUNT, image[PlanLayout.SEGMENT_COUNT], 1);
        ruling.equal(Rule.SEGMENT_KIND, image[PlanLayout.SEGMENTS], PlanLayout.FLAT);
        ruling.between(Rule.CONCENTRATION, oldNl, 1, HardLimits.CONCENTRATION_NL_MAX);
        ruling.between(
                Rule.CONCENTRATION, oldNg, 1, HardLimits.CONCENTRATION_NG_PER_NL_MAX * oldNl);
        ruling.between(Rule.LINE_VOLUME, lineNl, HardLimits.VOLUME_NL_MIN, HardLimits.LINE_NL_MAX);
        if (ruling.accepted()) {
            // The line may not hold the whole dose: the plan would end in the bridge.
            ruling.atMost(Rule.LINE_VOLUME, oldInLineNg(), image[PlanLayout.DOSE_NG] - 1);
        }
    }

    /** Old drug in the line, rounded up. At most 5e6 * 1e9 before it is divided. */
    private long oldInLineNg() {
        return (lineNl * oldNg + oldNl - 1) / oldNl;
    }

    private void bridge(long[] image) {
        long doseNg = image[PlanLayout.DOSE_NG];
        long ng = image[PlanLayout.CONCENTRATION_NG];
        long nl = image[PlanLayout.CONCENTRATION_NL];
        long durationMs = image[PlanLayout.DURATION_MS];
        // Rounded up, which errs to slower. The old drug in the line is less than the dose.
        wide.divide(lineNl * oldNg, durationMs, oldNl * doseNg);
        long bridgeMs = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        long restNl = (doseNg - oldInLineNg()) * nl / ng;
        wide.divide(lineNl + restNl, ng, nl);
        long leavesNg = wide.quotient();
        long volumeNl = leavesNg * nl / ng;
        image[PlanLayout.DOSE_NG] = leavesNg;
        image[PlanLayout.VOLUME_NL] = volumeNl;
        image[PlanLayout.TYPED_RATE_NL_PER_H] = 0;
        image[PlanLayout.SEGMENT_COUNT] = 2;
        segment(image, 0, lineNl, bridgeMs);
        segment(image, 1, volumeNl - lineNl, durationMs - bridgeMs);
        EnvelopeDraft.follow(image, new PumpGeometry(device).quantumNl());
    }

    private static void segment(long[] image, int index, long nl, long ms) {
        int at = PlanLayout.SEGMENTS + index * PlanLayout.SEGMENT_WORDS;
        image[at] = PlanLayout.FLAT;
        image[at + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
        image[at + PlanLayout.SEGMENT_VOLUME_NL] = nl;
        image[at + PlanLayout.SEGMENT_DURATION_MS] = ms;
    }

    /** Old drug per square metre and hour while the line empties, rounded up. */
    private long oldDoseRate(long[] image) {
        long bridgeMs = image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_DURATION_MS];
        wide.divide(
                oldInLineNg(),
                Units.MS_PER_H * Units.CM2_PER_M2,
                bridgeMs * image[PlanLayout.BSA_CM2]);
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }
}
