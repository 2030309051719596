package org.clepsydra.oracle;

/**
 * A plan image written by hand, without {@code core}: 1 g of 50 mg/mL, 20 mL, over 10 h, for 2 m2.
 *
 * <p>2 mL/h is 100 mg/h, 50 mg/m2/h, of 60 mg/m2/h at most. A bolus of 5 mg, 100 uL, in 1 min, each
 * 10 min, 8 times. A prime of 1 mL in 1 min, once. A flush of 500 uL in 15 min, 2 mL/h, once. In
 * all 1040 mg, 520 mg/m2, which is the limit.
 *
 * <p>The hour's limit is as wide as it may be. 60 mg/m2/h are 120 mg/h, 2.4 mL/h; in 64 min 2560000
 * nL, and 1. Flush 500000. A bolus and its least time are 11 min; they fit 5 times in 64 min, so 6
 * boluses, 600000. A quantum of 62.5 nL is 63; and 4: 3660068. The day's: 20000000 + 500000 +
 * 800000 + 63 + 4 = 21300067.
 */
final class HandImage {
    static final long HOUR_NL = 3_660_068;
    static final long DAY_NL = 21_300_067;

    /** 200 uL in 3200 microsteps of 62.5 nL; 1200 mL/h. */
    static final PumpFigures PUMP =
            new PumpFigures(7, 200_000, 3_200, 1, 500, 150, 100, 100, 1_200_000_000, 100_000);

    private HandImage() {}

    static long[] image() {
        long[] image = new long[408];
        long[] header = {
            ImageWords.PLAN_MAGIC,
            3,
            7,
            1,
            1_000_000_000,
            50,
            1,
            20_000,
            60_000_000,
            20_000_000,
            36_000_000,
            0,
            40_000,
            100_000,
            1,
            1,
            1,
            1,
            520_000_000,
            0,
            HOUR_NL,
            DAY_NL
        };
        System.arraycopy(header, 0, image, 0, header.length);
        put(image, 32, 1, 1, 20_000_000, 36_000_000);
        put(image, 244, ImageWords.ENVELOPE_MAGIC, 3, 7, 1, 20_000_000, 2, 1, 0, 0);
        put(image, 253, HOUR_NL, DAY_NL);
        put(image, 256, ImageWords.STOP);
        put(image, 262, 36_000_000, 20_000_000);
        overlay(image, ImageWords.BOLUS, 100_000, 60_000, 600_000, 8, 5_000_000);
        overlay(image, ImageWords.PRIME, 1_000_000, 60_000, 0, 1, 0);
        overlay(image, ImageWords.FLUSH, 500_000, 900_000, 0, 1, 0);
        PlanImageOracle.seal(image);
        return image;
    }

    /** Writes these words from {@code at} on. */
    static void put(long[] image, int at, long... words) {
        System.arraycopy(words, 0, image, at, words.length);
    }

    /** Writes a row of the overlay table in both blocks. */
    static void overlay(long[] image, int kind, long... words) {
        put(image, 224 + 5 * kind, words);
        put(image, 388 + 5 * kind, words);
    }

    /** Writes both sliding limits in both blocks. */
    static void limits(long[] image, long hourNl, long dayNl) {
        put(image, 20, hourNl, dayNl);
        put(image, 253, hourNl, dayNl);
    }

    /** These points, time before volume, from zero to the 20 mL after 10 h; and the gap. */
    static void ceiling(long[] image, long gapNl, long... words) {
        put(image, 249, 2 + words.length / 2);
        put(image, 252, gapNl);
        put(image, 262, words);
        put(image, 262 + words.length, 36_000_000, 20_000_000);
    }

    /** The image with one segment: its volume, duration, and the dose that comes to. */
    static void flat(long[] image, long volumeNl, long ms) {
        put(image, 4, 50 * volumeNl);
        put(image, 9, volumeNl, ms);
        put(image, 34, volumeNl, ms);
        put(image, 248, volumeNl);
        put(image, 262, ms, volumeNl);
    }
}
