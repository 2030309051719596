package org.clepsydra.detect;

/** What the detectors found in this step. Written here, read by therapy, alarm and journal. */
public final class Findings {
    private boolean occluded;
    private boolean airInLine;
    private boolean airSilent;
    private boolean clockFault;
    private boolean late;

    /** The line is blocked towards the patient, or its pressure cannot be known. */
    public boolean occluded() {
        return occluded;
    }

    /** A bubble of the plan's limit or more has passed the detector. */
    public boolean airInLine() {
        return airInLine;
    }

    /** The pump moved and the air detector said nothing. */
    public boolean airSilent() {
        return airSilent;
    }

    /** The clock stood still or ran backwards. */
    public boolean clockFault() {
        return clockFault;
    }

    /** This step came later than it may; delivery goes on, without the time lost. */
    public boolean late() {
        return late;
    }

    /** Whether any finding is present that stops delivery. */
    public boolean stops() {
        return occluded || airInLine || airSilent || clockFault;
    }

    void occluded(boolean value) {
        occluded = value;
    }

    void air(boolean inLine, boolean silent) {
        airInLine = inLine;
        airSilent = silent;
    }

    void clock(boolean fault, boolean lateStep) {
        clockFault = fault;
        late = lateStep;
    }
}
