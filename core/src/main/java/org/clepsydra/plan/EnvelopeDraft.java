package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;

/** Writes the envelope block for the control block of an image, and seals both. */
@Realizes({
    "req~plan.envelope-follows~1",
    "req~plan.envelope-agrees~4",
    "req~plan.sliding-limits~2"
})
final class EnvelopeDraft {
    private EnvelopeDraft() {}

    static void write(long[] image, OverlayDraft overlays, long quantumNl) {
        image[PlanLayout.ENVELOPE_MAGIC] = PlanLayout.ENVELOPE_MAGIC_VALUE;
        image[PlanLayout.ENVELOPE_VERSION] = PlanLayout.LAYOUT_VERSION;
        image[PlanLayout.ENVELOPE_DEVICE_ID] = image[PlanLayout.DEVICE_ID];
        image[PlanLayout.ENVELOPE_PLAN_ID] = image[PlanLayout.PLAN_ID];
        image[PlanLayout.ENVELOPE_DRUG_ID] = image[PlanLayout.DRUG_ID];
        image[PlanLayout.ENVELOPE_SAFE_STATE] = image[PlanLayout.SAFE_STATE];
        overlays.writeTo(image);
        follow(image, quantumNl);
        overlays.raiseLimits(image, quantumNl);
        seal(image);
    }

    /** Writes what follows from the program and the overlays of {@code image}, and seals it. */
    static void follow(long[] image, long quantumNl) {
        CeilingDraft.write(image);
        OverlayDraft.writeLimits(image, quantumNl);
        seal(image);
    }

    /** Seals both blocks of {@code image} with their checksums. */
    static void seal(long[] image) {
        Crc32c crc = new Crc32c();
        words(crc, image, 0, PlanLayout.CONTROL_CRC);
        words(crc, image, PlanLayout.SEGMENTS, PlanLayout.ENVELOPE);
        image[PlanLayout.CONTROL_CRC] = crc.value();
        crc.begin();
        words(crc, image, PlanLayout.ENVELOPE, PlanLayout.ENVELOPE_CRC);
        words(crc, image, PlanLayout.ENVELOPE_POINTS, PlanLayout.WORDS);
        image[PlanLayout.ENVELOPE_CRC] = crc.value();
    }

    private static void words(Crc32c crc, long[] image, int from, int to) {
        for (int i = from; i < to; i++) {
            crc.word(image[i]);
        }
    }
}
