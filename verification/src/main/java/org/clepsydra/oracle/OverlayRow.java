package org.clepsydra.oracle;

import java.math.BigInteger;

/** One row of an overlay table, in the control block or in the envelope. */
record OverlayRow(long nl, long ms, long gapMs, long count, long ng) {
    private static final BigInteger MS_PER_H = BigInteger.valueOf(3_600_000);

    /** Row {@code kind} of the table that begins at word {@code table}. */
    static OverlayRow of(long[] image, int table, int kind) {
        int at = table + kind * ImageWords.OVERLAY_WORDS;
        return new OverlayRow(
                image[at + ImageWords.OVERLAY_NL],
                image[at + ImageWords.OVERLAY_MS],
                image[at + ImageWords.OVERLAY_GAP_MS],
                image[at + ImageWords.OVERLAY_COUNT],
                image[at + ImageWords.OVERLAY_NG]);
    }

    /** Whether there is such an overlay: one that is not there is zeros. */
    boolean present() {
        return nl != 0 || ms != 0 || gapMs != 0 || count != 0 || ng != 0;
    }

    /** Whether its volume over its time is more than a rate. */
    boolean fasterThan(BigInteger nlPerH) {
        BigInteger most = nlPerH.multiply(BigInteger.valueOf(ms));
        return BigInteger.valueOf(nl).multiply(MS_PER_H).compareTo(most) > 0;
    }
}
