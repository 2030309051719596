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
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~monitor.envelope-integrity~1")
class EnvelopeTest {
    private static final int P = PlanLayout.ENVELOPE_POINTS;
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final Envelope envelope = new Envelope(new MonitorGeometry(wearable));

    @Test
    void holdsAnEnvelopeThatPasses() {
        assertFalse(envelope.held());
        assertEquals(0, envelope.planId());
        assertEquals(0, envelope.volumeNl());
        assertTrue(takes(w -> {}));
        assertEquals(1, envelope.planId());
        assertEquals(3_000_000, envelope.volumeNl());
        envelope.clear();
        assertFalse(envelope.held());
        assertEquals(0, envelope.planId());
        assertEquals(0, envelope.volumeNl());
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
        image[PlanLayout.ENVELOPE_VOLUME_NL] = 9;
        assertEquals(3_000_000, envelope.volumeNl());
    }

    @Test
    void refusesAnEnvelopeOfAnotherFormOrDevice() {
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_MAGIC]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VERSION] = 2));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_DEVICE_ID]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_PLAN_ID] = 0));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_REPEATS] = 2));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_REPEATS] = 0));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VOLUME_NL]++));
        assertFalse(takes(w -> w[PlanLayout.ENVELOPE_VOLUME_NL]--));
        for (int word = PlanLayout.ENVELOPE_WINDOWS; word < PlanLayout.ENVELOPE_CRC; word++) {
            int at = word;
            assertFalse(takes(w -> w[at] = 1));
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
    @Verifies("req~monitor.permit~1")
    void risesAlongItsPoints() {
        takes(w -> {});
        // 1 mL in the first hour, 2 mL in the next half hour.
        assertEquals(0, envelope.ceilingNl());
        run(1_800);
        assertEquals(500_000, envelope.ceilingNl());
        run(1_800);
        assertEquals(1_000_000, envelope.ceilingNl());
        run(900);
        assertEquals(2_000_000, envelope.ceilingNl());
        run(900);
        assertEquals(3_000_000, envelope.ceilingNl());
        run(900);
        assertEquals(3_000_000, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void roundsTheCeilingDown() {
        takes(w -> {});
        // 1,000,000 nL / 3,600,000 ms: 7 ms are 1.94 nL, 8 ms 2.22 nL.
        envelope.advance(7);
        assertEquals(1, envelope.ceilingNl());
        envelope.advance(1);
        assertEquals(2, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void takesAtMostASecondAtATime() {
        takes(w -> {});
        envelope.advance(1_001);
        long second = envelope.ceilingNl();
        // 1,000,000 / 3,600 = 277.8.
        assertEquals(277, second);
        envelope.advance(Long.MAX_VALUE);
        assertEquals(555, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void beginsAnewWithAnotherEnvelope() {
        takes(w -> {});
        run(4_000);
        takes(w -> {});
        assertEquals(0, envelope.ceilingNl());
        run(1_800);
        assertEquals(500_000, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void knowsWhatTheQueueMayHold() {
        assertEquals(0, envelope.queueNl());
        takes(w -> {});
        // 1,000,000 nL / 36,000 periods of 100 ms = 27.8, rounded up.
        assertEquals(28, envelope.queueNl());
        run(3_600);
        // 2,000,000 / 18,000 = 111.1.
        assertEquals(112, envelope.queueNl());
        envelope.clear();
        assertEquals(0, envelope.queueNl());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void remembersASteeperStretchThroughTheNext() {
        envelope.take(PlanImages.two(wearable, 3_600_000, HOUR, 36_000, HOUR));
        assertTrue(envelope.held());
        // 3,600,000 / 36,000 = 100, then 1.
        assertEquals(100, envelope.queueNl());
        run(5_000);
        assertEquals(100, envelope.queueNl());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void looksBackOneStretchAndNoFurther() {
        // 1,000,000, then 200,000, then 100,000 nL, an hour each.
        takes(
                w -> {
                    w[PlanLayout.ENVELOPE_POINT_COUNT] = 4;
                    w[P + 4] = 2 * HOUR;
                    w[P + 5] = 1_200_000;
                    w[P + 6] = 3 * HOUR;
                    w[P + 7] = 1_300_000;
                    w[PlanLayout.ENVELOPE_VOLUME_NL] = 1_300_000;
                });
        assertTrue(envelope.held());
        run(3_600);
        // 27.8 and 5.6, rounded up.
        assertEquals(28, envelope.queueNl());
        run(3_600);
        assertEquals(6, envelope.queueNl());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void roundsTheQueueUpFromTheSmallestRest() {
        // 991 nL in 1,001 ms: 99,100 is 99 * 1,001 + 1.
        takes(
                w -> {
                    w[PlanLayout.ENVELOPE_POINT_COUNT] = 2;
                    w[P + 2] = 1_001;
                    w[P + 3] = 991;
                    w[P + 4] = 0;
                    w[P + 5] = 0;
                    w[PlanLayout.ENVELOPE_VOLUME_NL] = 991;
                });
        assertTrue(envelope.held());
        assertEquals(100, envelope.queueNl());
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
            assertEquals(0, envelope.planId());
            assertEquals(0, envelope.volumeNl());
            assertEquals(0, envelope.queueNl());
        }
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

    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            envelope.advance(1_000);
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
    private static void seal(long[] image) {
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
