package org.clepsydra.world;

/**
 * Temperature of what is in the line: it goes from what it had to that around it, within an hour to
 * 1/e of the difference, which is an assumption. Looked at once a minute.
 */
public final class Warmth {
    private static final double SETTLES_MIN = 60;
    private static final long MINUTE_US = 60_000_000L;

    private double roomC;
    private double startC;
    private long minutes;
    private long sinceMinuteUs;

    Warmth(double roomC) {
        this.roomC = roomC;
        startC = roomC;
    }

    /** From now on it is this warm around. */
    public void roomC(double value) {
        from(lineC());
        roomC = value;
    }

    /** What is in the line is this warm now, as from a refrigerator. */
    public void from(double celsius) {
        startC = celsius;
        minutes = 0;
        sinceMinuteUs = 0;
    }

    /**
     * Lets time pass; whether another minute is over and the line not as warm as what is round it.
     */
    boolean advance(long spanUs) {
        sinceMinuteUs += spanUs;
        if (sinceMinuteUs < MINUTE_US) {
            return false;
        }
        minutes += sinceMinuteUs / MINUTE_US;
        sinceMinuteUs %= MINUTE_US;
        return startC != roomC;
    }

    public double lineC() {
        return roomC + (startC - roomC) * Math.exp(-minutes / SETTLES_MIN);
    }

    public double roomC() {
        return roomC;
    }
}
