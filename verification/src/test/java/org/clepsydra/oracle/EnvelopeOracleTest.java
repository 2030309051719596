package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Overlays and sliding limits of an envelope, each figure at its limit and one beyond. */
class EnvelopeOracleTest {
    private static final EnvelopeOracle ORACLE = new EnvelopeOracle(HandImage.PUMP);

    private static void faults(Consumer<long[]> change, EnvelopeDemand... demands) {
        long[] image = HandImage.image();
        change.accept(image);
        PlanImageOracle.seal(image);
        assertEquals(Set.of(demands), ORACLE.faults(image));
    }

    private static void overlay(int kind, long[] row, EnvelopeDemand... demands) {
        faults(image -> HandImage.overlay(image, kind, row), demands);
    }

    private static long[] row(long... words) {
        return words;
    }

    @Test
    void findsNothingInAnEnvelopeWithOrWithoutOverlays() {
        faults(image -> {});
        for (int kind = 0; kind < 4; kind++) {
            overlay(kind, row(0, 0, 0, 0, 0));
        }
    }

    @Test
    void boundsTheLimits() {
        faults(image -> HandImage.limits(image, 1, 1));
        faults(image -> HandImage.limits(image, 0, 1), EnvelopeDemand.HOUR_LIMIT);
        faults(image -> HandImage.limits(image, 2, 1), EnvelopeDemand.HOUR_LIMIT);
        faults(image -> HandImage.limits(image, 20_000_000_000L, 20_000_000_000L));
        faults(image -> HandImage.limits(image, 1, 20_000_000_001L), EnvelopeDemand.DAY_LIMIT);
    }

    @Test
    void knowsTwoSafeStates() {
        faults(image -> image[256] = 1);
        faults(image -> image[256] = 2);
        for (long none : new long[] {0, 3, -1}) {
            faults(image -> image[256] = none, EnvelopeDemand.SAFE_STATE);
        }
    }

    @Test
    void boundsTheFiguresOfAnOverlay() {
        overlay(ImageWords.BOLUS, row(1, 1_000, 86_400_000, 100, 1));
        overlay(ImageWords.BOLUS, row(0, 1_000, 0, 1, 1), EnvelopeDemand.OVERLAY_VOLUME);
        overlay(ImageWords.PRIME, row(100_000_000, 86_400_000, 0, 1, 0));
        overlay(
                ImageWords.PRIME,
                row(100_000_001, 86_400_000, 0, 1, 0),
                EnvelopeDemand.OVERLAY_VOLUME);
        overlay(ImageWords.PRIME, row(1, 999, 0, 1, 0), EnvelopeDemand.OVERLAY_DURATION);
        overlay(ImageWords.PRIME, row(1, 86_400_001, 0, 1, 0), EnvelopeDemand.OVERLAY_DURATION);
        overlay(ImageWords.FLUSH, row(1, 1_000, 86_400_001, 1, 0), EnvelopeDemand.OVERLAY_GAP);
        overlay(ImageWords.FLUSH, row(1, 1_000, -1, 1, 0), EnvelopeDemand.OVERLAY_GAP);
        overlay(ImageWords.FLUSH, row(1, 1_000, 0, 0, 0), EnvelopeDemand.OVERLAY_COUNT);
        overlay(ImageWords.FLUSH, row(1, 1_000, 0, 101, 0), EnvelopeDemand.OVERLAY_COUNT);
        overlay(ImageWords.KVO, row(100_000_000, 86_400_000, 86_400_000, 100, 0));
        overlay(ImageWords.KVO, row(0, 1_000, 0, 1, 0), EnvelopeDemand.OVERLAY_VOLUME);
        overlay(ImageWords.KVO, row(1, 1_000, 0, 101, 0), EnvelopeDemand.OVERLAY_COUNT);
        overlay(ImageWords.KVO, row(1, 1_000, 0, 1, 1), EnvelopeDemand.OVERLAY_DOSE);
    }

    @Test
    void boundsTheRateWithNothingForRounding() {
        // 1200 mL/h are 1000000 nL in 3 s
        overlay(ImageWords.FLUSH, row(1_000_000, 3_000, 0, 1, 0));
        overlay(ImageWords.FLUSH, row(1_000_001, 3_000, 0, 1, 0), EnvelopeDemand.OVERLAY_RATE);
        // That a KVO is slow is for the control channel to judge
        overlay(ImageWords.KVO, row(1_000_000, 3_000, 0, 1, 0));
        overlay(ImageWords.KVO, row(1_000_001, 3_000, 0, 1, 0), EnvelopeDemand.OVERLAY_RATE);
    }

    @Test
    void asksForADoseOfABolusAlone() {
        overlay(ImageWords.BOLUS, row(1, 1_000, 0, 1, 0), EnvelopeDemand.OVERLAY_DOSE);
        overlay(ImageWords.BOLUS, row(1, 1_000, 0, 1, -1), EnvelopeDemand.OVERLAY_DOSE);
        overlay(ImageWords.PRIME, row(1, 1_000, 0, 1, 1), EnvelopeDemand.OVERLAY_DOSE);
        overlay(ImageWords.FLUSH, row(1, 1_000, 0, 1, -1), EnvelopeDemand.OVERLAY_DOSE);
    }

    @Test
    void knowsTheWordsWithoutAName() {
        for (int word = 257; word < 259; word++) {
            int at = word;
            faults(image -> image[at] = 1, EnvelopeDemand.RESERVED_WORD);
        }
        faults(image -> image[387] = 1, EnvelopeDemand.RESERVED_WORD);
        faults(image -> image[264] = 1, EnvelopeDemand.RESERVED_WORD);
    }

    @Test
    void looksAtNothingOfTheControlBlock() {
        faults(
                image -> {
                    image[224] = -1;
                    image[20] = -1;
                });
    }
}
