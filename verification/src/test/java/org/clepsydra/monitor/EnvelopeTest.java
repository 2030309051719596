package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~monitor.envelope-integrity~4")
class EnvelopeTest {
    private static final int P = PlanLayout.ENVELOPE_POINTS;
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final Envelope envelope = new Envelope(new MonitorGeometry(wearable));

    @Test
    void holdsAnEnvelopeThatPasses() {
        assertFalse(envelope.held());
        assertEquals(0, envelope.checksum());
        long[] image = image();
        envelope.take(image);
        assertTrue(envelope.held());
        assertEquals(image[PlanLayout.ENVELOPE_CRC], envelope.checksum());
        envelope.clear();
        assertFalse(envelope.held());
        assertEquals(0, envelope.checksum());
    }

    @Test
    void findsEverySingleBitFlippedInTheEnvelope() {
        for (int word = PlanLayout.ENVELOPE; word < PlanLayout.WORDS; word++) {
            for (int bit = 0; bit < 64; bit += 9) {
                long[] image = image();
                image[word] ^= 1L << bit;
                envelope.take(image);
                assertFalse(envelope.held(), "word " + word + " bit " + bit);
            }
        }
    }

    @Test
    void caresForNothingOutsideTheEnvelope() {
        for (int word = 0; word < PlanLayout.ENVELOPE; word++) {
            long[] image = image();
            image[word] ^= 1;
            envelope.take(image);
            assertTrue(envelope.held(), "word " + word);
        }
    }

    @Test
    void isNotChangedByTheImageItCameFrom() {
        long[] image = image();
        envelope.take(image);
        image[P + 3] = 9;
        run(1_800);
        assertEquals(505_000, envelope.ceilingNl());
    }

    @Test
    void refusesAnEnvelopeOfAnotherFormOrDevice() {
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_MAGIC]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VERSION] = 2));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VERSION] = 4));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_DEVICE_ID]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_PLAN_ID] = 0));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_REPEATS] = 2));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_REPEATS] = 0));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VOLUME_NL]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VOLUME_NL]--));
        for (int word = PlanLayout.ENVELOPE_NAMELESS; word < PlanLayout.ENVELOPE_CRC; word++) {
            int at = word;
            assertFalse(takes(w -> w[at] = 1));
        }
    }

    @Test
    void holdsAnEnvelopeOfTwoSafeStatesAndNoOther() {
        assertTrue(takes(w -> w[PlanLayout.ENVELOPE_SAFE_STATE] = 1));
        assertFalse(envelope.block().keepsMinimumRate());
        // That a KVO belongs to it is for the control channel to judge.
        assertTrue(takes(w -> w[PlanLayout.ENVELOPE_SAFE_STATE] = 2));
        assertTrue(envelope.block().keepsMinimumRate());
        for (long none : new long[] {0, 3, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertFalse(takes(w -> w[PlanLayout.ENVELOPE_SAFE_STATE] = none));
        }
    }

    @Test
    void refusesTooFewAndTooManyPoints() {
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_POINT_COUNT] = 1));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_POINT_COUNT] = 65));
        for (long count : new long[] {0, 1, -1, Long.MIN_VALUE}) {
            assertFalse(
                    takes(
                            w -> {
                                w[PlanLayout.ENVELOPE_POINT_COUNT] = count;
                                w[PlanLayout.ENVELOPE_VOLUME_NL] = 0;
                                for (int i = 2; i < 6; i++) {
                                    w[P + i] = 0;
                                }
                            }));
        }
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_POINT_COUNT] = 4));
        assertTrue(takes(EnvelopeTest::fill));
        assertFalse(
                takes(
                        w -> {
                            fill(w);
                            w[PlanLayout.ENVELOPE_POINT_COUNT] = 65;
                        }));
    }

    @Test
    void takesNoWordAfterTheLastPointForAPoint() {
        // The table of overlays follows: its first two words would be a point at 64 s and 5,000 nL.
        assertFalse(
                takes(
                        w -> {
                            fill(w);
                            w[PlanLayout.ENVELOPE_POINT_COUNT] = 65;
                            w[PlanLayout.ENVELOPE_VOLUME_NL] = 5_000;
                            w[PlanLayout.ENVELOPE_OVERLAYS + PlanLayout.OVERLAY_NL] = 64_000;
                            w[PlanLayout.ENVELOPE_OVERLAYS + PlanLayout.OVERLAY_MS] = 5_000;
                            w[PlanLayout.ENVELOPE_OVERLAYS + PlanLayout.OVERLAY_COUNT_MAX] = 1;
                            w[PlanLayout.ENVELOPE_OVERLAYS + PlanLayout.OVERLAY_NG] = 1;
                        }));
    }

    @Test
    void refusesPointsThatDoNotBeginAtZeroOrDoNotRise() {
        assertFalse(takes(w -> w[P] = 1));
        assertFalse(takes(w -> w[P + 1] = 1));
        assertTrue(takes(w -> w[P + 3] = 3_000_000));
        assertFalse(takes(w -> w[P + 3] = 3_000_001));
        assertTrue(takes(w -> w[P + 3] = 0));
        assertFalse(takes(w -> w[P + 3] = -1));
        assertTrue(takes(w -> w[P + 4] = w[P + 2] + 57_600));
        // Two million nL in less than 57.6 s is more than 125 mL/h.
        assertFalse(takes(w -> w[P + 4] = w[P + 2] + 57_599));
        assertFalse(takes(w -> w[P + 4] = w[P + 2]));
        assertTrue(
                takes(
                        w -> {
                            w[P + 3] = 3_000_000;
                            w[P + 4] = w[P + 2] + 1_000;
                        }));
        assertFalse(
                takes(
                        w -> {
                            w[P + 3] = 3_000_000;
                            w[P + 4] = w[P + 2] + 999;
                        }));
        assertFalse(takes(w -> w[P + 6] = 9));
        assertFalse(takes(w -> w[P + 7] = 9));
        assertFalse(takes(w -> w[PlanLayout.WORDS - 1] = 9));
    }

    @Test
    void refusesPointsOutOfRange() {
        assertTrue(takes(w -> w[P + 4] = 2_678_400_000L));
        assertFalse(takes(w -> w[P + 4] = 2_678_400_001L));
        assertFalse(takes(w -> w[P + 2] = -1));
        assertFalse(takes(w -> w[P + 2] = Long.MIN_VALUE));
        assertFalse(takes(w -> w[P + 4] = Long.MAX_VALUE));
        assertFalse(takes(w -> w[P + 4] = Long.MIN_VALUE));
        assertFalse(takes(w -> w[P + 5] = Long.MIN_VALUE));
        assertFalse(takes(w -> w[P + 5] = Long.MAX_VALUE));
        DeviceRecord bedside = Devices.bedside().seal();
        Envelope wide = new Envelope(new MonitorGeometry(bedside));
        long[] most = PlanImages.two(bedside, 5_000_000_000L, 10 * HOUR, 5_000_000_000L, 10 * HOUR);
        wide.take(most);
        assertTrue(wide.held());
        most[P + 5]++;
        most[PlanLayout.ENVELOPE_VOLUME_NL]++;
        seal(most);
        wide.take(most);
        assertFalse(wide.held());
    }

    @Test
    void holdsNothingForADeviceOutOfRange() {
        Envelope none =
                new Envelope(new MonitorGeometry(Devices.wearable().countsPerRev(0).seal()));
        none.take(image());
        assertFalse(none.held());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void risesAlongItsPointsOnePerCentFast() {
        takes(w -> {});
        // 1 mL in the first hour, 2 mL in the next half hour.
        assertEquals(0, envelope.ceilingNl());
        assertFalse(envelope.begun());
        run(1_800);
        // 1,818 s of 3,600.
        assertEquals(505_000, envelope.ceilingNl());
        assertTrue(envelope.begun());
        run(1_800);
        // 36 s of 1,800.
        assertEquals(1_040_000, envelope.ceilingNl());
        run(900);
        // 945 s.
        assertEquals(2_050_000, envelope.ceilingNl());
        run(900);
        assertEquals(3_000_000, envelope.ceilingNl());
        run(900);
        assertEquals(3_000_000, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void roundsTheCeilingDown() {
        takes(w -> {});
        // 1,000,000 nL / 3,600,000 ms: 7 ms are 1.94 nL, 8 ms 2.22 nL. 7.07 ms are 7.
        envelope.advance(7, 8);
        assertEquals(1, envelope.ceilingNl());
        envelope.advance(1, 8);
        assertEquals(2, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void countsEighthsAndLosesNone() {
        takes(w -> {});
        // 800 times an eighth of 1.01 ms is 101 ms: 28.06 nL; one less is 100 whole ms: 27.8.
        for (int i = 0; i < 799; i++) {
            envelope.advance(1, 1);
        }
        assertEquals(27, envelope.ceilingNl());
        envelope.advance(1, 1);
        assertEquals(28, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void takesAtMostASecondAndAMillisecondAtATime() {
        takes(w -> {});
        envelope.advance(1_002, 8);
        // 1,000,000 / 3,600,000 * 1,011 = 280.8.
        assertEquals(280, envelope.ceilingNl());
        envelope.advance(Long.MAX_VALUE, 8);
        // 2,022.02 ms.
        assertEquals(561, envelope.ceilingNl());
        // At 125 mL/h, 34.72 nL/ms, a millisecond shows: 1,011 ms are 35,104.2 nL.
        envelope.take(PlanImages.image(PlanImages.flat(wearable, 125_000_000, HOUR)));
        envelope.advance(1_002, 8);
        assertEquals(35_104, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void beginsAnewWithAnotherEnvelope() {
        takes(w -> {});
        run(4_000);
        takes(w -> {});
        assertEquals(0, envelope.ceilingNl());
        assertFalse(envelope.begun());
        run(1_800);
        assertEquals(505_000, envelope.ceilingNl());
        // 1.442 s before 1,818 s: 1,816,558 / 3.6.
        assertEquals(504_599, envelope.pastCeilingNl(0, 8));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void knowsTheCeilingOfOneLagAgo() {
        takes(w -> {});
        // The wearable's lag is 1,442 ms: nothing before it, and 1 mL in 3,600 s after.
        assertEquals(0, envelope.pastCeilingNl(1_000, 8));
        envelope.advance(1_000, 8);
        // 1,010 + 436 ms are 4 ms after the lag; 1.11 nL.
        assertEquals(1, envelope.pastCeilingNl(432, 8));
        // Half of 864 ms is the same.
        assertEquals(1, envelope.pastCeilingNl(864, 4));
        assertEquals(0, envelope.pastCeilingNl(854, 4));
        assertEquals(280, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void asksAheadOfItsTimeWithoutGoingThere() {
        takes(w -> {});
        run(3_564);
        // 3,599,640 ms; a second on, 3,600,650: the past is 3,599,208, still in the first stretch.
        assertEquals(999_780, envelope.pastCeilingNl(1_000, 8));
        run(1);
        // 3,600,650. A second on and 1,442 ms back: 3,600,218, which is 218 ms of 2 mL in 1,800 s.
        assertEquals(1_000_242, envelope.pastCeilingNl(1_000, 8));
        assertEquals(999_780, envelope.pastCeilingNl(0, 8));
        run(2);
        // 3,602,670 less 1,442: 1,228 ms of 2 mL in 1,800 s.
        assertEquals(1_001_364, envelope.pastCeilingNl(0, 8));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void knowsTheCeilingOfOneLagAgoInEveryStretch() {
        // 1,000,000, then 200,000, then 100,000 nL, an hour each.
        takes(w -> threeHours(w, 1_200_000, 1_300_000));
        run(8_911);
        // 9,000,110 ms, less 1,442: 1,798,668 ms of the third hour, 49,963 nL.
        assertEquals(1_249_963, envelope.pastCeilingNl(0, 8));
    }

    @Test
    void takesACycleOfItsPoints() {
        // 1 mL in an hour, 2 mL in half an hour; the second stretch again and again.
        assertTrue(takes(w -> cycle(w, 1, 2, 5_000_000)));
        assertTrue(takes(w -> cycle(w, 0, 2, 6_000_000)));
        assertTrue(takes(w -> cycle(w, 1, 1_000, 2_001_000_000)));
        assertFalse(takes(w -> cycle(w, 1, 1_001, 2_003_000_000)));
        assertFalse(takes(w -> cycle(w, 2, 2, 3_000_000)));
        assertFalse(takes(w -> cycle(w, -1, 2, 6_000_000)));
        // Two before the first lies a word that is zero.
        assertFalse(takes(w -> cycle(w, -2, 2, 6_000_000)));
        assertFalse(takes(w -> cycle(w, 0, 0, 0)));
        assertFalse(takes(w -> cycle(w, 1, 2, 5_000_001)));
        assertFalse(takes(w -> cycle(w, 1, 2, 4_999_999)));
        // Where it runs once there is none.
        assertFalse(takes(w -> cycle(w, 1, 1, 3_000_000)));
    }

    @Test
    void refusesACycleLongerThan31DaysOrMoreThanTenLitres() {
        // 31 days are 744 h: an hour and 743 more of a stretch of an hour.
        assertTrue(takes(w -> hours(w, 743, 1_000_000)));
        assertFalse(takes(w -> hours(w, 744, 1_000_000)));
        // A millisecond more in the first hour is 31 days and a millisecond in all.
        assertFalse(
                takes(
                        w -> {
                            hours(w, 743, 1_000_000);
                            w[P + 2] = HOUR + 1;
                            w[P + 4] = 2 * HOUR + 1;
                        }));
        // 744 h of 13,440,860 nL are 1e10 nL less 160; the first hour may have those.
        assertTrue(takes(w -> litres(w, 13_440_860 + 160)));
        assertFalse(takes(w -> litres(w, 13_440_860 + 161)));
    }

    @Test
    void takesAGapOfAHundredthOfARunAndNoMore() {
        assertTrue(takes(w -> w[PlanLayout.ENVELOPE_GAP_NL] = 30_000));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_GAP_NL] = 30_001));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_GAP_NL] = -1));
        takes(w -> w[PlanLayout.ENVELOPE_GAP_NL] = 7);
        assertEquals(7, envelope.gapNl());
        assertTrue(
                takes(
                        w -> {
                            cycle(w, 0, 2, 6_000_000);
                            w[PlanLayout.ENVELOPE_GAP_NL] = 30_000;
                        }));
        assertFalse(
                takes(
                        w -> {
                            cycle(w, 0, 2, 6_000_000);
                            w[PlanLayout.ENVELOPE_GAP_NL] = 30_001;
                        }));
    }

    @Test
    void allowsTwoNanolitresOfRoundingInASlope() {
        // 125 mL/h in the first hour.
        assertTrue(takes(w -> slope(w, 125_000_002)));
        assertFalse(takes(w -> slope(w, 125_000_003)));
    }

    @Test
    @Verifies({"req~monitor.envelope-time~4", "req~delivery.repeats~1"})
    void goesOnFromTheFirstPointOfTheCycle() {
        // 1 mL in an hour, then 2 mL in half an hour three times.
        takes(w -> cycle(w, 1, 3, 7_000_000));
        run(3_600 + 1_800);
        // 5,454 s at 1 % fast: 54 s into the second run.
        assertEquals(3_060_000, envelope.ceilingNl());
        // 1.442 s before: 52.558 s at 2,000,000 / 1,800,000.
        assertEquals(3_058_397, envelope.pastCeilingNl(0, 8));
        run(1_800);
        // 7,272 s: 72 s into the third.
        assertEquals(5_080_000, envelope.ceilingNl());
        run(1_800);
        assertEquals(7_000_000, envelope.ceilingNl());
        assertEquals(7_000_000, envelope.pastCeilingNl(0, 8));
        takes(w -> cycle(w, 1, 3, 7_000_000));
        run(1_800);
        assertEquals(505_000, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void knowsWhereTheCeilingIsLevel() {
        // An hour of rise, an hour of none, an hour of rise.
        takes(w -> threeHours(w, 1_000_000, 2_000_000));
        assertFalse(envelope.level(1_000, 8));
        // A nanolitre in 3.6 ms: three are level, four are not.
        assertTrue(envelope.level(3, 8));
        assertFalse(envelope.level(4, 8));
        run(3_565);
        assertTrue(envelope.level(1_000, 8));
        run(3_563);
        // 7,199.28 s: 720 ms to the point, and 3.6 ms more to the next nanolitre.
        assertTrue(envelope.level(716, 8));
        assertFalse(envelope.level(717, 8));
        run(5_000);
        // Beyond the end nothing rises.
        assertTrue(envelope.level(1_000, 8));
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void knowsWhereTheProgramPauses() {
        // An hour of rise, an hour of none, an hour of rise; each is over 3,564.4 s after the last.
        takes(w -> threeHours(w, 1_000_000, 2_000_000));
        assertFalse(envelope.pauses());
        run(3_564);
        assertFalse(envelope.pauses());
        run(1);
        assertTrue(envelope.pauses());
        run(3_563);
        assertTrue(envelope.pauses());
        run(1);
        assertFalse(envelope.pauses());
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void isLevelAcrossTheBorderOfTwoPauses() {
        // An hour of rise, then two hours of none, and again.
        takes(
                w -> {
                    threeHours(w, 1_000_000, 1_000_000);
                    cycle(w, 1, 2, 1_000_000);
                });
        run(3_600);
        for (int i = 0; i < 14_000; i++) {
            assertTrue(envelope.level(1_000, 8));
            run(1);
        }
    }

    /** An hour as it is, then one up to {@code secondNl}, then one up to {@code thirdNl}. */
    private static void threeHours(long[] w, long secondNl, long thirdNl) {
        w[PlanLayout.ENVELOPE_POINT_COUNT] = 4;
        w[P + 4] = 2 * HOUR;
        w[P + 5] = secondNl;
        w[P + 6] = 3 * HOUR;
        w[P + 7] = thirdNl;
        w[PlanLayout.ENVELOPE_VOLUME_NL] = thirdNl;
    }

    private static void cycle(long[] w, long point, long repeats, long volumeNl) {
        w[PlanLayout.ENVELOPE_CYCLE_POINT] = point;
        w[PlanLayout.ENVELOPE_REPEATS] = repeats;
        w[PlanLayout.ENVELOPE_VOLUME_NL] = volumeNl;
    }

    /** An hour, and {@code more} hours of a cycle, each of {@code nl}. */
    private static void hours(long[] w, long more, long nl) {
        w[P + 3] = nl;
        w[P + 4] = 2 * HOUR;
        w[P + 5] = 2 * nl;
        cycle(w, 1, more, nl + more * nl);
    }

    @Test
    void refusesAVolumeThatAgreesOnlyInSixtyFourBits() {
        // Four runs of 2^62 + 1,000,000 nL are 4,000,000 in 64 bits.
        assertFalse(
                takes(
                        w -> {
                            w[PlanLayout.ENVELOPE_POINT_COUNT] = 2;
                            w[P + 2] = HOUR;
                            w[P + 3] = (1L << 62) + 1_000_000;
                            w[P + 4] = 0;
                            w[P + 5] = 0;
                            cycle(w, 0, 4, 4_000_000);
                        }));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void isInTheNextStretchAtThePointItself() {
        // A second of rise, one of none, one of 3 nL/ms.
        takes(
                w -> {
                    w[PlanLayout.ENVELOPE_POINT_COUNT] = 4;
                    for (int i = 0; i < 4; i++) {
                        w[P + 2 * i] = 1_000L * i;
                    }
                    w[P + 3] = 1_000;
                    w[P + 5] = 1_000;
                    w[P + 7] = 4_000;
                    w[PlanLayout.ENVELOPE_VOLUME_NL] = 4_000;
                });
        envelope.advance(990, 8);
        // 1,000.026 ms in all.
        envelope.advance(1, 1);
        assertEquals(1_000, envelope.ceilingNl());
        assertFalse(envelope.level(1_001, 8));
    }

    private static void litres(long[] w, long firstNl) {
        w[P + 3] = firstNl;
        w[P + 4] = 2 * HOUR;
        w[P + 5] = firstNl + 13_440_860;
        cycle(w, 1, 743, firstNl + 743 * 13_440_860L);
    }

    private static void slope(long[] w, long nl) {
        w[P + 3] = nl;
        w[P + 5] = nl;
        w[PlanLayout.ENVELOPE_VOLUME_NL] = nl;
    }

    @Test
    void readsNothingBeyondItsBlockWhateverTheImageSays() {
        // Refused for its count of points, and yet time is made to run under it.
        for (long count : new long[] {65, 1_000, Long.MAX_VALUE}) {
            assertFalse(
                    takes(
                            w -> {
                                fill(w);
                                w[PlanLayout.ENVELOPE_POINT_COUNT] = count;
                            }));
            run(200);
            assertEquals(0, envelope.checksum());
        }
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void goesToAnyTimeOfTheLongestCycleAtOnce() {
        long[] image = image();
        fill(image);
        image[PlanLayout.ENVELOPE_REPEATS] = 1_000;
        image[PlanLayout.ENVELOPE_VOLUME_NL] = 63_000;
        seal(image);
        long checksum = image[PlanLayout.ENVELOPE_CRC];
        // A nanolitre each second of 800,000 units, from the first stretch to the last of 63,000.
        for (long seconds : new long[] {0, 1, 62, 63, 64, 62_998, 62_999, 63_000}) {
            envelope.restore(image, record(checksum, 800_000 * seconds));
            assertTrue(envelope.held());
            assertEquals(800_000 * seconds, envelope.timeUnits());
            assertEquals(seconds, envelope.ceilingNl());
            assertEquals(seconds > 0, envelope.begun());
        }
        // And on from there: the wearable's lag is 2 s, the ceiling that long ago 2 nL less.
        envelope.restore(image, record(checksum, 800_000 * 100));
        envelope.advance(1_000, 8);
        assertEquals(101, envelope.ceilingNl());
        assertTrue(envelope.pastCeilingNl(0, 8) < 101 && envelope.pastCeilingNl(0, 8) > 90);
        // Time runs no further than is allowed, and never back.
        envelope.allow(800_000 * 102);
        envelope.advance(1_000, 8);
        assertEquals(102, envelope.ceilingNl());
        envelope.allow(0);
        envelope.advance(1_000, 8);
        assertEquals(800_000 * 102, envelope.timeUnits());
        envelope.restore(image, record(checksum + 1, 800_000 * 100));
        assertFalse(envelope.held());
        assertEquals(0, envelope.timeUnits());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void reachesWhatIsFurtherAndOnlyUnderAnEnvelope() {
        assertFalse(envelope.reach(Quantities.ms(1)));
        assertEquals(0, envelope.timeUnits());
        takes(w -> {});
        assertFalse(envelope.reach(Quantities.ms(0)));
        assertTrue(envelope.reach(Quantities.ms(10_000)));
        assertEquals(8_000_000, envelope.timeUnits());
        assertFalse(envelope.reach(Quantities.ms(10_000)));
        assertFalse(envelope.reach(Quantities.ms(9_999)));
        assertEquals(8_000_000, envelope.timeUnits());
        assertTrue(envelope.reach(Quantities.ms(10_001)));
        assertEquals(8_000_800, envelope.timeUnits());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void reachesEveryStretch() {
        // 1,000,000, then 200,000, then 100,000 nL, an hour each.
        takes(w -> threeHours(w, 1_200_000, 1_300_000));
        envelope.reach(Quantities.ms(5 * HOUR / 2));
        assertEquals(1_250_000, envelope.ceilingNl());
        // 1,442 ms before: 1,798,558 ms of the third hour, 49,959.9 nL.
        assertEquals(1_249_959, envelope.pastCeilingNl(0, 8));
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void reachesTheLastOfManyShortStretches() {
        // An hour, a second of none, a second of 30,000 nL.
        takes(
                w -> {
                    w[PlanLayout.ENVELOPE_POINT_COUNT] = 4;
                    w[P + 4] = HOUR + 1_000;
                    w[P + 5] = 1_000_000;
                    w[P + 6] = HOUR + 2_000;
                    w[P + 7] = 1_030_000;
                    w[PlanLayout.ENVELOPE_VOLUME_NL] = 1_030_000;
                });
        envelope.reach(Quantities.ms(HOUR + 1_500));
        assertEquals(1_015_000, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.overlay~4")
    void endsSoonerByWhatTheHeadMayTrailByAfterACut() {
        DeviceRecord bedside = Devices.bedside().seal();
        long[] image =
                PlanImages.image(
                        PlanImages.flat(bedside, 1_000_000, 10_000).bolus(500_000, 10_000, 0, 9));
        for (int cuts = 0; cuts <= 2; cuts++) {
            Envelope ends = new Envelope(new MonitorGeometry(bedside));
            ends.take(image);
            for (int i = 0; i < cuts; i++) {
                ends.overlay().begin(PlanLayout.BOLUS, 500_000, 0);
                ends.overlay().cut(0);
            }
            // 100 nL/ms. A microstep and two counts are 862.5 nL, and 800 more for each cut.
            ends.reach(Quantities.ms(9_991 - 8 * cuts));
            assertFalse(ends.ended());
            ends.reach(Quantities.ms(9_992 - 8 * cuts));
            assertTrue(ends.ended());
        }
    }

    private static MonitorRecord record(long checksum, long units) {
        MonitorRecord record = new MonitorRecord(new MonitorGeometry(Devices.wearable().seal()));
        record.set(StateLayout.ENVELOPE_CHECKSUM, checksum);
        record.set(StateLayout.TIME_UNITS, units);
        return record;
    }

    /** 64 points, a second and a nL apart. */
    private static void fill(long[] w) {
        w[PlanLayout.ENVELOPE_POINT_COUNT] = 64;
        for (int i = 0; i < 64; i++) {
            w[P + 2 * i] = 1_000L * i;
            w[P + 2 * i + 1] = i;
        }
        w[PlanLayout.ENVELOPE_VOLUME_NL] = 63;
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void standsALagAfterItsLastPoint() {
        long lagMs = new MonitorGeometry(wearable).lagMs();
        envelope.take(image());
        run(5_500);
        assertEquals((HOUR + HOUR / 2 + lagMs) * 800, envelope.timeUnits());
        assertEquals(3_000_000, envelope.ceilingNl());
        assertEquals(3_000_000, envelope.pastCeilingNl(Quantities.ms(1), 8));
        // Three runs of the second segment.
        envelope.take(
                PlanImages.image(
                        PlanImages.flat(wearable, 3_500_000, 5 * HOUR / 2)
                                .flat(1, HOUR)
                                .cycle(3)
                                .flat(1, HOUR / 2)));
        run(9_100);
        assertEquals((5 * HOUR / 2 + lagMs) * 800, envelope.timeUnits());
    }

    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            envelope.advance(1_000, 8);
        }
    }

    private long[] image() {
        return PlanImages.two(wearable, 1_000_000, HOUR, 2_000_000, HOUR / 2);
    }

    private boolean takes(Consumer<long[]> change) {
        long[] image = image();
        change.accept(image);
        seal(image);
        envelope.take(image);
        return envelope.held();
    }

    /** Seals the envelope block by the JDK's own sum. */
    static void seal(long[] image) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * PlanLayout.WORDS).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = PlanLayout.ENVELOPE; i < PlanLayout.WORDS; i++) {
            if (i != PlanLayout.ENVELOPE_CRC) {
                bytes.putLong(image[i]);
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        image[PlanLayout.ENVELOPE_CRC] = crc.getValue();
    }
}
