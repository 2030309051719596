package org.clepsydra.oracle;

/**
 * One segment of a curve as {@code req~delivery.segments~2} defines it, of {@code volumeNl} nL over
 * {@code ms} ms. A pause is flat and of no volume.
 *
 * @param shape how the curve rises
 * @param volumeNl what the segment gives in all, nL, 0 or more
 * @param ms how long it lasts, ms, 1 or more
 * @param firstNl of a ramp, the A of the requirement: what its first rate would give over the whole
 *     time, 0 to twice the volume, nL; of any other shape 0
 */
public record Stretch(Shape shape, long volumeNl, long ms, long firstNl) {
    /** How the curve rises in a stretch. */
    public enum Shape {
        /** At one rate. */
        FLAT,
        /** At a rate that changes in a straight line. */
        RAMP,
        /** At a rate that goes from nothing by way of twice the mean to nothing. */
        RAISED_COSINE
    }

    public static Stretch flat(long volumeNl, long ms) {
        return new Stretch(Shape.FLAT, volumeNl, ms, 0);
    }

    public static Stretch ramp(long volumeNl, long ms, long firstNl) {
        return new Stretch(Shape.RAMP, volumeNl, ms, firstNl);
    }

    public static Stretch raisedCosine(long volumeNl, long ms) {
        return new Stretch(Shape.RAISED_COSINE, volumeNl, ms, 0);
    }

    /** Throws IllegalArgumentException when a figure is out of its range. */
    public Stretch {
        require(shape != null, "a shape");
        require(volumeNl >= 0, "a volume of 0 or more");
        require(ms > 0, "a time of 1 or more");
        if (shape == Shape.RAMP) {
            // firstNl - volumeNl, as twice the volume may not fit in a long
            require(firstNl >= 0 && firstNl - volumeNl <= volumeNl, "a ramp from 0 to 2 volumes");
        } else {
            require(firstNl == 0, "a first rate for a ramp only");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("needed: " + what);
        }
    }
}
