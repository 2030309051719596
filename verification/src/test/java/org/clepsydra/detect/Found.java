package org.clepsydra.detect;

/** Findings as the detectors would write them. */
public final class Found {
    private Found() {}

    public static Findings air() {
        Findings findings = new Findings();
        findings.air(true, false);
        return findings;
    }

    public static Findings occlusion() {
        Findings findings = new Findings();
        findings.occluded(true, false);
        return findings;
    }

    /**
     * A blocked line at this pressure above its rest, which is reckoned to have trapped so much.
     */
    public static Findings blocked(int abovePa, long trappedNl) {
        Findings findings = occlusion();
        findings.trapped(abovePa, trappedNl);
        return findings;
    }

    /** The same pressure, which is not found blocked, or not yet. */
    public static Findings high(int abovePa, long trappedNl) {
        Findings findings = new Findings();
        findings.trapped(abovePa, trappedNl);
        return findings;
    }

    /** The same line when it is found blocked no longer. */
    public static void falls(Findings findings, int abovePa) {
        findings.occluded(false, false);
        findings.trapped(abovePa, 0);
    }

    /** Air besides. */
    public static void airIn(Findings findings) {
        findings.air(true, false);
    }

    /** Nothing but air that passed. */
    public static Findings passed(long bubbleNl, long quarterNl, long dayNl) {
        Findings findings = new Findings();
        findings.airPassed(bubbleNl, quarterNl, dayNl);
        return findings;
    }
}
