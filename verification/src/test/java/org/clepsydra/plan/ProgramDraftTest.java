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
        PlanImages.pointIs(image, 0, 0, 0);
        PlanImages.pointIs(image, 1, HOUR, 3_333_333);
        PlanImages.pointIs(image, 2, 2 * HOUR, 6_666_666);
        PlanImages.pointIs(image, 3, 3 * HOUR, 6_666_666);
        PlanImages.pointIs(image, 4, 4 * HOUR, 10_000_000);
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
        countRefused(dose(10_000_000, HOUR).flat(1, HOUR).flat(0, HOUR), 0);
        countRefused(dose(10_000_000, 2 * HOUR).flat(0, HOUR).cycle(2).flat(1, HOUR), 0);
    }

    @Test
    void refusesADurationThatIsNotTheSumOfItsSegments() {
        PlanDraft draft = dose(10_000_000, 2 * HOUR + 1).flat(1, HOUR).pause(HOUR);
        assertEquals(Rule.DURATION, draft.verdict().rule());
        assertEquals(2 * HOUR + 1, draft.verdict().figure());
        assertEquals(2 * HOUR, draft.verdict().limit());
    }

    @Test
    void writesTheFirstRateOfARamp() {
        // 10 mL: at a quarter of its mean, and at twice.
        long[] image =
                PlanImages.image(dose(20_000_000, 2 * HOUR).ramp(1, HOUR, 25).ramp(1, HOUR, 200));
        segmentIs(image, 0, PlanLayout.RAMP, 10_000_000, HOUR);
        assertEquals(2_500_000, segment(image, 0, PlanLayout.SEGMENT_FIRST_NL));
        assertEquals(20_000_000, segment(image, 1, PlanLayout.SEGMENT_FIRST_NL));
        segmentIs(
                PlanImages.image(dose(10_000_000, HOUR).raisedCosine(1, HOUR)),
                0,
                PlanLayout.RAISED_COSINE,
                10_000_000,
                HOUR);
        assertEquals(Rule.ACCEPTED, dose(10_000_000, HOUR).ramp(1, HOUR, 0).verdict().rule());
        countRefused(dose(10_000_000, HOUR).ramp(1, HOUR, 201), 0);
        countRefused(dose(10_000_000, HOUR).ramp(1, HOUR, -1), 0);
        countRefused(dose(10_000_000, HOUR).ramp(0, HOUR, 0), 0);
        countRefused(dose(10_000_000, HOUR).raisedCosine(0, HOUR), 0);
    }

    @Test
    @Verifies("req~delivery.repeats~1")
    void sharesWhatIsLeftAmongTheRunsOfTheCycle() {
        // 10,000,000 nL in 1 + 3 x (2 + 1) = 10 parts: 1,000,000 before, then 3,000,000 a run.
        PlanDraft draft =
                dose(10_000_000, 7 * HOUR).flat(1, HOUR).cycle(3).flat(2, HOUR).flat(1, HOUR);
        long[] image = PlanImages.image(draft);
        assertEquals(3, image[PlanLayout.SEGMENT_COUNT]);
        assertEquals(1, image[PlanLayout.CYCLE_SEGMENT]);
        assertEquals(3, image[PlanLayout.REPEATS]);
        segmentIs(image, 0, PlanLayout.FLAT, 1_000_000, HOUR);
        segmentIs(image, 1, PlanLayout.FLAT, 2_000_000, HOUR);
        segmentIs(image, 2, PlanLayout.FLAT, 1_000_000, HOUR);
        assertEquals(10_000_000, image[PlanLayout.VOLUME_NL]);
        assertEquals(1, image[PlanLayout.ENVELOPE_CYCLE_POINT]);
        assertEquals(3, image[PlanLayout.ENVELOPE_REPEATS]);
        assertEquals(10_000_000, image[PlanLayout.ENVELOPE_VOLUME_NL]);
        assertEquals(0, image[PlanLayout.ENVELOPE_GAP_NL]);
        PlanImages.pointIs(image, 3, 3 * HOUR, 4_000_000);
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
    }

    @Test
    @Verifies({"req~delivery.repeats~1", "req~plan.derived-volume~2"})
    void roundsEveryRunDownAlike() {
        // 10,000,006 nL in seven runs: 1,428,572 each and 2 left over. Within a run in thirds:
        // 476,190, then up to 952,381, then all.
        PlanDraft draft =
                dose(10_000_006, 21 * HOUR).cycle(7).flat(1, HOUR).flat(1, HOUR).flat(1, HOUR);
        long[] image = PlanImages.image(draft);
        assertEquals(10_000_004, image[PlanLayout.VOLUME_NL]);
        segmentIs(image, 0, PlanLayout.FLAT, 476_190, HOUR);
        segmentIs(image, 1, PlanLayout.FLAT, 476_191, HOUR);
        segmentIs(image, 2, PlanLayout.FLAT, 476_191, HOUR);
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
    }

    @Test
    @Verifies("req~delivery.repeats~1")
    void takesACycleOfUpToAThousandRunsAndOneOfIt() {
        PlanDraft most = dose(100_000_000, 60_000_000).cycle(1_000).flat(1, 60_000);
        assertEquals(Rule.ACCEPTED, most.verdict().rule());
        PlanDraft one = dose(10_000_000, 2 * HOUR).flat(1, HOUR).cycle(1).flat(1, HOUR);
        assertEquals(Rule.ACCEPTED, one.verdict().rule());
        assertEquals(0, PlanImages.image(one)[PlanLayout.CYCLE_SEGMENT]);
        countRefused(dose(10_000_000, HOUR).cycle(1_001).flat(1, HOUR), 0);
        countRefused(dose(10_000_000, HOUR).cycle(0).flat(1, HOUR), 0);
        countRefused(dose(10_000_000, HOUR).cycle(2).flat(1, HOUR).cycle(2).flat(1, HOUR), 0);
    }

    @Test
    @Verifies("req~delivery.repeats~1")
    void refusesACycleOfNothing() {
        PlanDraft last = dose(10_000_000, HOUR).flat(1, HOUR).cycle(2);
        assertEquals(Rule.CYCLE_SEGMENT, last.verdict().rule());
        assertEquals(1, last.verdict().figure());
        assertEquals(0, last.verdict().limit());
        countRefused(dose(10_000_000, 2 * HOUR).cycle(2).pause(HOUR), 0);
        // Pauses alone may repeat after what is given.
        PlanDraft idle = dose(10_000_000, 3 * HOUR).flat(1, HOUR).cycle(2).pause(HOUR);
        assertEquals(Rule.ACCEPTED, idle.verdict().rule());
        assertEquals(10_000_000, PlanImages.image(idle)[PlanLayout.VOLUME_NL]);
    }

    private void countRefused(PlanDraft draft, long count) {
        assertEquals(Rule.SEGMENT_COUNT, draft.verdict().rule());
        assertEquals(count, draft.verdict().figure());
        assertEquals(1, draft.verdict().limit());
        long[] image = PlanImages.image(draft);
        assertEquals(1, image[PlanLayout.ENVELOPE_POINT_COUNT]);
        for (int i = PlanLayout.SEGMENTS; i < PlanLayout.ENVELOPE; i++) {
            assertEquals(0, image[i]);
        }
    }
}
