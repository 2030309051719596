package org.clepsydra.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Where each word of a plan image stands, written out a second time: a word that moved in {@code
 * core} without a new layout version is then found.
 */
final class ImageWords {
    static final int MAGIC = 0;
    static final int VERSION = 1;
    static final int DEVICE = 2;
    static final int PLAN = 3;
    static final int DOSE_NG = 4;
    static final int CONCENTRATION_NG = 5;
    static final int CONCENTRATION_NL = 6;
    static final int BSA_CM2 = 7;
    static final int DOSE_RATE_MAX = 8;
    static final int VOLUME_NL = 9;
    static final int DURATION_MS = 10;
    static final int TYPED_RATE = 11;
    static final int PRESSURE_PA = 12;
    static final int BUBBLE_NL = 13;
    static final int END_ACTION = 14;
    static final int SAFE_STATE = 15;
    static final int REPEATS = 16;
    static final int SEGMENT_COUNT = 17;
    static final int DOSE_MAX = 18;
    static final int CYCLE_SEGMENT = 19;
    static final int HOUR_NL_MAX = 20;
    static final int DAY_NL_MAX = 21;
    static final int CONTINUES = 22;
    static final int CONTAINER = 23;
    static final int NAMELESS = 24;
    static final int BEFORE_IN_CYCLE = 25;
    static final int DRUG_ID = 26;
    static final int ROUTE = 27;
    static final int LIBRARY_VERSION = 28;
    static final int SOFT_REASON = 29;
    static final int DOSE_BEFORE = 30;
    static final int SEAL = 31;

    static final int SEGMENTS = 32;
    static final int SEGMENTS_MAX = 32;
    static final int SEGMENT_WORDS = 6;
    static final int KIND = 0;
    static final int ANCHOR = 1;
    static final int SEGMENT_NL = 2;
    static final int SEGMENT_MS = 3;
    static final int FIRST_NL = 4;
    static final int SEGMENT_NAMELESS = 5;

    static final int OVERLAYS = 224;
    static final int OVERLAY_WORDS = 5;
    static final int OVERLAY_NL = 0;
    static final int OVERLAY_MS = 1;
    static final int OVERLAY_GAP_MS = 2;
    static final int OVERLAY_COUNT = 3;
    static final int OVERLAY_NG = 4;
    static final int BOLUS = 0;
    static final int PRIME = 1;
    static final int FLUSH = 2;
    static final int KVO = 3;
    static final int OVERLAYS_MAX = 4;

    static final int ENVELOPE = 244;
    static final int ENVELOPE_VERSION = 245;
    static final int ENVELOPE_DEVICE = 246;
    static final int ENVELOPE_PLAN = 247;
    static final int ENVELOPE_VOLUME_NL = 248;
    static final int POINT_COUNT = 249;
    static final int ENVELOPE_REPEATS = 250;
    static final int CYCLE_POINT = 251;
    static final int GAP_NL = 252;
    static final int ENVELOPE_HOUR_NL_MAX = 253;
    static final int ENVELOPE_DAY_NL_MAX = 254;
    static final int ENVELOPE_DRUG_ID = 255;
    static final int ENVELOPE_SAFE_STATE = 256;
    static final int ENVELOPE_NAMELESS = 257;
    static final int ENVELOPE_SEAL = 259;
    static final int POINTS = 260;
    static final int POINTS_MAX = 64;
    static final int ENVELOPE_OVERLAYS = 388;
    static final int WORDS = 408;

    static final long PLAN_MAGIC = ascii("CLEPPLAN");
    static final long ENVELOPE_MAGIC = ascii("CLEPENVL");
    static final long LAYOUT = 3;
    static final long STOP = 1;
    static final long MINIMUM_RATE = 2;
    static final long ELAPSED = 1;
    static final long FLAT = 1;
    static final long PAUSE = 2;
    static final long RAMP = 3;
    static final long RAISED_COSINE = 4;

    private ImageWords() {}

    private static long ascii(String eightLetters) {
        long word = 0;
        for (int i = 0; i < eightLetters.length(); i++) {
            word = (word << 8) | eightLetters.charAt(i);
        }
        return word;
    }

    /** The checksum that the control block must have. */
    static long planSeal(long[] image) {
        return crc(image, 0, SEAL, SEGMENTS, ENVELOPE);
    }

    /** The checksum that the envelope block must have. */
    static long envelopeSeal(long[] image) {
        return crc(image, ENVELOPE, ENVELOPE_SEAL, POINTS, WORDS);
    }

    /** Over the words of two stretches: a block but for the seal in it. */
    private static long crc(long[] image, int from, int to, int next, int end) {
        ByteBuffer bytes = ByteBuffer.allocate((to - from + end - next) * Long.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(image, from, to - from)
                .put(image, next, end - next);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Whether every word from {@code from} to before {@code to} is zero. */
    static boolean zero(long[] image, int from, int to) {
        for (int i = from; i < to; i++) {
            if (image[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
