package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.PlanLayout;
import org.junit.jupiter.api.Test;

/** The words as written out a second time are where the layout says. */
class ImageWordsTest {
    @Test
    void standWhereTheLayoutSaysInTheControlBlock() {
        assertEquals(ImageWords.LAYOUT, PlanLayout.LAYOUT_VERSION);
        assertEquals(ImageWords.CYCLE_SEGMENT, PlanLayout.CYCLE_SEGMENT);
        assertEquals(ImageWords.HOUR_NL_MAX, PlanLayout.HOUR_NL_MAX);
        assertEquals(ImageWords.DAY_NL_MAX, PlanLayout.DAY_NL_MAX);
        assertEquals(ImageWords.CONTINUES, PlanLayout.CONTINUES);
        assertEquals(ImageWords.NAMELESS, PlanLayout.NAMELESS);
        assertEquals(ImageWords.SAFE_STATE, PlanLayout.SAFE_STATE);
        assertEquals(ImageWords.STOP, PlanLayout.STOP);
        assertEquals(ImageWords.MINIMUM_RATE, PlanLayout.MINIMUM_RATE);
        assertEquals(ImageWords.ROUTE, PlanLayout.ROUTE);
        assertEquals(ImageWords.BEFORE_IN_CYCLE, PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2);
        assertEquals(ImageWords.LIBRARY_VERSION, PlanLayout.LIBRARY_VERSION);
        assertEquals(ImageWords.SOFT_REASON, PlanLayout.SOFT_REASON);
        assertEquals(ImageWords.DOSE_BEFORE, PlanLayout.DOSE_BEFORE_NG_PER_M2);
        assertEquals(ImageWords.SEAL, PlanLayout.CONTROL_CRC);
        assertEquals(ImageWords.SEGMENTS, PlanLayout.SEGMENTS);
        assertEquals(ImageWords.SEGMENT_WORDS, PlanLayout.SEGMENT_WORDS);
    }

    @Test
    void standWhereTheLayoutSaysInTheOverlayTables() {
        assertEquals(ImageWords.OVERLAYS, PlanLayout.OVERLAYS);
        assertEquals(ImageWords.OVERLAY_WORDS, PlanLayout.OVERLAY_WORDS);
        assertEquals(ImageWords.OVERLAY_NL, PlanLayout.OVERLAY_NL);
        assertEquals(ImageWords.OVERLAY_MS, PlanLayout.OVERLAY_MS);
        assertEquals(ImageWords.OVERLAY_GAP_MS, PlanLayout.OVERLAY_GAP_MS);
        assertEquals(ImageWords.OVERLAY_COUNT, PlanLayout.OVERLAY_COUNT_MAX);
        assertEquals(ImageWords.OVERLAY_NG, PlanLayout.OVERLAY_NG);
        assertEquals(ImageWords.BOLUS, PlanLayout.BOLUS);
        assertEquals(ImageWords.PRIME, PlanLayout.PRIME);
        assertEquals(ImageWords.FLUSH, PlanLayout.FLUSH);
        assertEquals(ImageWords.KVO, PlanLayout.KVO);
        assertEquals(ImageWords.OVERLAYS_MAX, PlanLayout.OVERLAYS_MAX);
    }

    @Test
    void standWhereTheLayoutSaysInTheEnvelope() {
        assertEquals(ImageWords.ENVELOPE, PlanLayout.ENVELOPE_MAGIC);
        assertEquals(ImageWords.ENVELOPE_VERSION, PlanLayout.ENVELOPE_VERSION);
        assertEquals(ImageWords.ENVELOPE_DEVICE, PlanLayout.ENVELOPE_DEVICE_ID);
        assertEquals(ImageWords.ENVELOPE_PLAN, PlanLayout.ENVELOPE_PLAN_ID);
        assertEquals(ImageWords.ENVELOPE_VOLUME_NL, PlanLayout.ENVELOPE_VOLUME_NL);
        assertEquals(ImageWords.POINT_COUNT, PlanLayout.ENVELOPE_POINT_COUNT);
        assertEquals(ImageWords.ENVELOPE_REPEATS, PlanLayout.ENVELOPE_REPEATS);
        assertEquals(ImageWords.CYCLE_POINT, PlanLayout.ENVELOPE_CYCLE_POINT);
        assertEquals(ImageWords.GAP_NL, PlanLayout.ENVELOPE_GAP_NL);
        assertEquals(ImageWords.ENVELOPE_HOUR_NL_MAX, PlanLayout.ENVELOPE_HOUR_NL_MAX);
        assertEquals(ImageWords.DRUG_ID, PlanLayout.DRUG_ID);
        assertEquals(ImageWords.ENVELOPE_DRUG_ID, PlanLayout.ENVELOPE_DRUG_ID);
        assertEquals(ImageWords.ENVELOPE_SAFE_STATE, PlanLayout.ENVELOPE_SAFE_STATE);
        assertEquals(ImageWords.ENVELOPE_DAY_NL_MAX, PlanLayout.ENVELOPE_DAY_NL_MAX);
        assertEquals(ImageWords.ENVELOPE_NAMELESS, PlanLayout.ENVELOPE_NAMELESS);
        assertEquals(ImageWords.ENVELOPE_SEAL, PlanLayout.ENVELOPE_CRC);
        assertEquals(ImageWords.POINTS, PlanLayout.ENVELOPE_POINTS);
        assertEquals(ImageWords.POINTS_MAX, PlanLayout.ENVELOPE_POINTS_MAX);
        assertEquals(ImageWords.ENVELOPE_OVERLAYS, PlanLayout.ENVELOPE_OVERLAYS);
        assertEquals(ImageWords.WORDS, PlanLayout.WORDS);
    }
}
