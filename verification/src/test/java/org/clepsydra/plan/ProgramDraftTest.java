package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~delivery.segments~2")
class ProgramDraftTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();

    private PlanDraft dose(long volumeNl, long durationMs) {
        return PlanImages.flat(wearable, volumeNl, durationMs);
    }

    private static long segment(long[] image, int index, int word) {
        return image[PlanLayout.SEGMENTS + index * PlanLayout.SEGMENT_WORDS + word];
    }

    private static void segmentIs(long[] image, int index, long kind, long volumeNl, long ms) {
        assertEquals(kind, segment(image, index, PlanLayout.SEGMENT_KIND));
        assertEquals(PlanLayout.ELAPSED, segment(image, index, PlanLayout.SEGMENT_ANCHOR));
        assertEquals(volumeNl, segment(image, index, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(ms, segment(image, index, PlanLayout.SEGMENT_DURATION_MS));
    }

    private static void pointIs(long[] image, int index, long ms, long nl) {
        int at = PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS;
        assertEquals(ms, image[at]);
        assertEquals(nl, image[at + 1]);
    }

    @Test
    void sharesTheVolumeSoThatItSumsExactly() {
        // 10,000,000 in thirds: 3,333,333, then up to 6,666,666, then all.
        PlanDraft draft =
                dose(10_000_000, 4 * HOUR).flat(1, HOUR).flat(1, HOUR).pause(HOUR).flat(1, HOUR);
        long[] image = PlanImages.image(draft);
        assertEquals(4, image[PlanLayout.SEGMENT_COUNT]);
        segmentIs(image, 0, PlanLayout.FLAT, 3_333_333, HOUR);
        segmentIs(image, 1, PlanLayout.FLAT, 3_333_333, HOUR);
        segmentIs(image, 2, PlanLayout.PAUSE, 0, HOUR);
        segmentIs(image, 3, PlanLayout.FLAT, 3_333_334, HOUR);
        assertEquals(5, image[PlanLayout.ENVELOPE_POINT_COUNT]);
        pointIs(image, 0, 0, 0);
        pointIs(image, 1, HOUR, 3_333_333);
        pointIs(image, 2, 2 * HOUR, 6_666_666);
        pointIs(image, 3, 3 * HOUR, 6_666_666);
        pointIs(image, 4, 4 * HOUR, 10_000_000);
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
    }

    @Test
    void takesSharesUpToAMillionAndNoMore() {
        long[] image =
                PlanImages.image(dose(10_000_010, 2 * HOUR).flat(1_000_000, HOUR).flat(1, HOUR));
        // 10,000,010 x 1,000,000 / 1,000,001 = 10,000,000.00001: rounded down.
        segmentIs(image, 0, PlanLayout.FLAT, 10_000_000, HOUR);
        segmentIs(image, 1, PlanLayout.FLAT, 10, HOUR);
        countRefused(dose(10_000_000, HOUR).flat(1_000_001, HOUR), 0);
    }

    @Test
    void takesThirtyTwoSegmentsAndNoMore() {
        PlanDraft draft = dose(32_000_000, 32 * 60_000);
        for (int i = 0; i < 32; i++) {
            draft.flat(1, 60_000);
        }
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
        segmentIs(PlanImages.image(draft), 31, PlanLayout.FLAT, 1_000_000, 60_000);
        countRefused(draft.flat(1, 60_000), 0);
    }

    @Test
    void refusesAProgramThatIsNoneAndSaysSo() {
        countRefused(dose(10_000_000, HOUR).flat(0, HOUR), 0);
        countRefused(dose(10_000_000, HOUR).flat(-1, HOUR), 0);
        countRefused(dose(10_000_000, HOUR).pause(HOUR), 0);
        // What follows a segment that cannot be written does not mend it.
        countRefused(dose(10_000_000, HOUR).flat(-1, HOUR).flat(3, HOUR), 0);
        countRefused(dose(10_000_000, HOUR).flat(0, HOUR).flat(1, HOUR), 0);
    }

    @Test
    void refusesADurationThatIsNotTheSumOfItsSegments() {
        PlanDraft draft = dose(10_000_000, 2 * HOUR + 1).flat(1, HOUR).pause(HOUR);
        assertEquals(Rule.DURATION, draft.verdict().rule());
        assertEquals(2 * HOUR + 1, draft.verdict().figure());
        assertEquals(2 * HOUR, draft.verdict().limit());
    }

    private void countRefused(PlanDraft draft, long count) {
        assertEquals(Rule.SEGMENT_COUNT, draft.verdict().rule());
        assertEquals(count, draft.verdict().figure());
        assertEquals(1, draft.verdict().limit());
        assertEquals(1, PlanImages.image(draft)[PlanLayout.ENVELOPE_POINT_COUNT]);
    }
}
