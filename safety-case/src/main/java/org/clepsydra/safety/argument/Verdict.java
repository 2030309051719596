package org.clepsydra.safety.argument;

/**
 * A value, and why it is that.
 *
 * @param value the value
 * @param why one line for a reader, with the figures that decide it
 */
public record Verdict(Value value, String why) {

    /** Shown by this build. */
    public static Verdict holds(String why) {
        return new Verdict(Value.TRUE, why);
    }

    /** For the manufacturer. */
    public static Verdict open(String why) {
        return new Verdict(Value.OPEN, why);
    }

    /** Shown once, for something else. */
    public static Verdict stale(String why) {
        return new Verdict(Value.STALE, why);
    }

    /** Not shown. */
    public static Verdict missing(String why) {
        return new Verdict(Value.MISSING, why);
    }

    /** Spoken against. */
    public static Verdict fails(String why) {
        return new Verdict(Value.FALSE, why);
    }

    /** The worse of two; this one when they are alike. */
    public Verdict worse(Verdict other) {
        return other.value.worseThan(value) ? other : this;
    }
}
