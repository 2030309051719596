package org.clepsydra.detect;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;
import org.clepsydra.units.Pa;

/** What the detectors found in this step. Written here, read by therapy, alarm and journal. */
@Realizes("req~structure.frames~1")
public final class Findings {
    private final ConditionFindings condition = new ConditionFindings();
    private boolean pressureHigh;
    private boolean pressureRisen;
    private boolean pressureSloped;
    private long complianceNlPerKpa;
    private @Pa int aboveRestPa;
    private @Nl long trappedNl;
    private boolean airInLine;
    private boolean airSilent;
    private @Nl long airBubbleNl;
    private @Nl long airQuarterNl;
    private @Nl long airDayNl;
    private boolean unsound;
    private boolean clockFault;
    private boolean late;
    private boolean motorFault;
    private boolean motionShort;
    private boolean motionBeyond;
    private boolean commandShort;
    private boolean commandBeyond;
    private @Microsteps long unordered;
    private boolean upstreamOccluded;
    private boolean supplySensorFailed;
    private boolean flowBeyond;
    private boolean flowShort;
    private boolean strokeUnseen;
    private boolean selfTestsPending;
    private int failedSelfTest;

    /** The line is blocked towards the patient, or its pressure cannot be known. */
    public boolean occluded() {
        return pressureHigh || pressureRisen || pressureSloped;
    }

    /** The pressure is above the plan's limit, or cannot be known. */
    @Realizes("req~detect.downstream-occlusion~3")
    public boolean pressureHigh() {
        return pressureHigh;
    }

    /** The pressure is above where the line rests by more than an open line's ever is. */
    @Realizes("req~detect.pressure-rise~1")
    public boolean pressureRisen() {
        return pressureRisen;
    }

    /** The pressure rose for what was pumped as it does in a line that is blocked. */
    @Realizes("req~detect.pressure-slope~1")
    public boolean pressureSloped() {
        return pressureSloped;
    }

    /**
     * What the line swelled by for each kilopascal when that was found last, nL; 0 before the first
     * time.
     */
    @Realizes("req~detect.pressure-slope~1")
    public long complianceNlPerKpa() {
        return complianceNlPerKpa;
    }

    /** By how much the pressure is above where the line rests; 0 where it cannot be known. */
    public @Pa int aboveRestPa() {
        return aboveRestPa;
    }

    /**
     * What a blocked line holds more than an open one at rest, reckoned from what the head moved
     * since the line was last seen open, rounded down; up to 2,000,000 nL.
     */
    public @Nl long trappedNl() {
        return trappedNl;
    }

    /**
     * A bubble of the plan's limit or more has passed the detector, or more air within a quarter of
     * an hour, or 24 h, than may.
     */
    public boolean airInLine() {
        return airInLine;
    }

    /** The pump moved and the air detector said nothing, or START came before its test passed. */
    public boolean airSilent() {
        return airSilent;
    }

    /** Air of the bubble at the detector, rounded up, up to {@link HardLimits#AIR_NL_MAX}. */
    public @Nl long airBubbleNl() {
        return airBubbleNl;
    }

    /** Air that passed in the last quarter of an hour, a prime's apart, in the same way. */
    public @Nl long airQuarterNl() {
        return airQuarterNl;
    }

    /** Air that passed in the last 24 h, a prime's apart, in the same way. */
    public @Nl long airDayNl() {
        return airDayNl;
    }

    /** The clock stood still or ran backwards. */
    public boolean clockFault() {
        return clockFault;
    }

    /** This step came later than it may; delivery goes on, without the time lost. */
    public boolean late() {
        return late;
    }

    /** What the driver or the encoder says of the motor cannot be right. */
    public boolean motorFault() {
        return motorFault;
    }

    /** The pump head moved less than it was driven, or the driver made less than it was told. */
    public boolean motionShort() {
        return motionShort || commandShort;
    }

    /** The pump head moved further than it was driven, or the driver went further than told. */
    public boolean motionBeyond() {
        return motionBeyond || commandBeyond;
    }

    /** Microsteps forward in this step that the driver has, or made, and was never told. */
    public @Microsteps long unordered() {
        return unordered;
    }

    /** A figure of the device is not what it was when the core was built. */
    public boolean unsound() {
        return unsound;
    }

    void unsound(boolean value) {
        unsound = value;
    }

    /** What is wrong with the device itself. */
    public ConditionFindings condition() {
        return condition;
    }

    /** The line is blocked before the pump head, or the container is empty. */
    public boolean upstreamOccluded() {
        return upstreamOccluded;
    }

    /** A sensor before the pump head that is fitted is silent, or reads what cannot be. */
    public boolean supplySensorFailed() {
        return supplySensorFailed;
    }

    /** More left the container than the pump head moved. */
    public boolean flowBeyond() {
        return flowBeyond;
    }

    /** Less left the container than the pump head moved. */
    public boolean flowShort() {
        return flowShort;
    }

    /** Strokes in a row did not lift the pressure as one that gives its volume does. */
    public boolean strokeUnseen() {
        return strokeUnseen;
    }

    /** Not every self-test of power-on has passed yet. */
    public boolean selfTestsPending() {
        return selfTestsPending;
    }

    /** The self-test that failed since power-on, of {@code SelfTestBits}; 0 for none. */
    public int failedSelfTest() {
        return failedSelfTest;
    }

    /** Whether any finding is present that stops delivery. */
    @Realizes({"req~alarm.actions~3", "req~delivery.start~4", "req~overlay.given~2"})
    public boolean stops() {
        return mayTrap() || stopsBackOff();
    }

    /** Whether any is that stops going back, which one that may trap is the reason for. */
    public boolean stopsBackOff() {
        return faulty() || airInLine || airSilent;
    }

    /** Whether any finding is present that stops a prime, which air does not. */
    @Realizes({"req~alarm.actions~3", "req~overlay.given~2"})
    public boolean stopsPrime() {
        return mayTrap() || faulty();
    }

    /** A syringe whose line is blocked may give way in its stopper and lose less than is pumped. */
    private boolean mayTrap() {
        return occluded() || flowShort;
    }

    private boolean faulty() {
        return clockFault
                || motorFault
                || motionShort()
                || motionBeyond()
                || stopsSupply()
                || selfTestsPending
                || failedSelfTest != 0
                || condition.stops();
    }

    private boolean stopsSupply() {
        return upstreamOccluded || supplySensorFailed || flowBeyond || strokeUnseen;
    }

    void occluded(boolean high, boolean risen) {
        pressureHigh = high;
        pressureRisen = risen;
    }

    void slope(boolean sloped, long nlPerKpa) {
        pressureSloped = sloped;
        complianceNlPerKpa = nlPerKpa;
    }

    void trapped(@Pa int pressurePa, @Nl long movedNl) {
        aboveRestPa = pressurePa;
        trappedNl = movedNl;
    }

    void air(boolean inLine, boolean silent) {
        airInLine = inLine;
        airSilent = silent;
    }

    /** What passed; a device record out of range makes any number of it. */
    @Realizes("req~persistence.air~1")
    void airPassed(@Nl long bubbleNl, @Nl long quarterNl, @Nl long dayNl) {
        airBubbleNl = bounded(bubbleNl);
        airQuarterNl = bounded(quarterNl);
        airDayNl = bounded(dayNl);
    }

    @Realizes("req~persistence.air~1")
    private static @Nl long bounded(@Nl long nl) {
        return Units.nl(Math.max(0, Math.min(nl, HardLimits.AIR_NL_MAX)));
    }

    void motorFault(boolean value) {
        motorFault = value;
    }

    void motion(boolean tooShort, boolean tooFar) {
        motionShort = tooShort;
        motionBeyond = tooFar;
    }

    void commands(boolean tooShort, boolean tooFar, @Microsteps long more) {
        commandShort = tooShort;
        commandBeyond = tooFar;
        unordered = more;
    }

    void supply(boolean blocked, boolean sensorFailed) {
        upstreamOccluded = blocked;
        supplySensorFailed = sensorFailed;
    }

    void flow(boolean tooMuch, boolean tooLittle) {
        flowBeyond = tooMuch;
        flowShort = tooLittle;
    }

    void strokeUnseen(boolean value) {
        strokeUnseen = value;
    }

    void selfTests(boolean pending, int failed) {
        selfTestsPending = pending;
        failedSelfTest = failed;
    }

    void clock(boolean fault, boolean lateStep) {
        clockFault = fault;
        late = lateStep;
    }
}
