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

    /** Nothing but air that passed. */
    public static Findings passed(long bubbleNl, long quarterNl, long dayNl) {
        Findings findings = new Findings();
        findings.airPassed(bubbleNl, quarterNl, dayNl);
        return findings;
    }
}
