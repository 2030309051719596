package org.clepsydra;

import org.clepsydra.detect.Findings;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Stages;
import org.clepsydra.remote.Proposals;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * What a display may show. Copied in at the end of each step from the records that drive delivery.
 */
@Realizes("req~structure.frames~1")
public final class Snapshot {
    private int state;
    private @Ms long therapyMs;
    private @Nl long volumeNl;
    private @Nl long givenNl;
    private @Nl long takenBackNl;
    private @Nl long uncertainNl;
    private @Microsteps long commanded;
    private @Microsteps long bolusCommanded;
    private @Microsteps long primeCommanded;
    private @Microsteps long flushCommanded;
    private @Microsteps long kvoCommanded;
    private @Microsteps long everCommanded;
    private long libraryVersion;
    private @Nl long remainingNl;
    private @Ms long timeToEmptyMs;
    private int residualRule;
    private int verdictRule;
    private long verdictFigure;
    private long verdictLimit;
    private long complianceNlPerKpa;
    private int remoteVerdict;
    private long proposedPlan;
    private long remoteSession;

    /** Therapy state, one of {@link org.clepsydra.therapy.TherapyState}. */
    public int state() {
        return state;
    }

    /** Therapy time since the first START. */
    public @Ms long therapyMs() {
        return therapyMs;
    }

    /** Volume of the loaded plan, or 0. */
    public @Nl long volumeNl() {
        return volumeNl;
    }

    /**
     * Volume commanded under the loaded plan, rounded up to the nanolitre, less what was taken back
     * after an occlusion.
     */
    public @Nl long givenNl() {
        return givenNl;
    }

    /** Volume taken back out of the line after occlusions under the loaded plan, rounded down. */
    public @Nl long takenBackNl() {
        return takenBackNl;
    }

    /**
     * Of what is booked under the loaded plan, for whatever purpose, the volume that losses of
     * power left in doubt, rounded up: it may have been given, and counts as given. Until CLEAR.
     */
    public @Nl long uncertainNl() {
        return uncertainNl;
    }

    /** Microsteps commanded of the loaded plan's own curve. */
    public @Microsteps long commanded() {
        return commanded;
    }

    /** Microsteps commanded of all boluses under the loaded plan. */
    public @Microsteps long bolusCommanded() {
        return bolusCommanded;
    }

    /** Microsteps commanded of all primes under the loaded plan. */
    public @Microsteps long primeCommanded() {
        return primeCommanded;
    }

    /** Microsteps commanded of flushes under the loaded plan. */
    public @Microsteps long flushCommanded() {
        return flushCommanded;
    }

    /** Microsteps commanded of all KVOs under the loaded plan. */
    public @Microsteps long kvoCommanded() {
        return kvoCommanded;
    }

    /**
     * Microsteps that the mechanism was ever commanded to make, of all plans and over all losses of
     * power, up to 2^52. From power-on only on a device without a store for state.
     */
    public @Microsteps long everCommanded() {
        return everCommanded;
    }

    /** Version of the drug library held, 0 while none is: none is after power-on. */
    public long libraryVersion() {
        return libraryVersion;
    }

    /** What the reservoir still holds, rounded down; 0 where there is none to count. */
    public @Nl long remainingNl() {
        return remainingNl;
    }

    /**
     * Time until the reservoir is empty at the highest rate of the segment under way, rounded down;
     * -1 in a pause, when not infusing, and without a reservoir.
     */
    public @Ms long timeToEmptyMs() {
        return timeToEmptyMs;
    }

    /**
     * What the last refill said of the delivery before it: {@link
     * org.clepsydra.plan.Rule#OVER_DELIVERED}, {@code UNDER_DELIVERED}, or {@code ACCEPTED} where
     * it was as expected or there was no fill to compare with.
     */
    public int residualRule() {
        return residualRule;
    }

    /**
     * Rule of the last verdict on a plan, a library or an order, one of {@link
     * org.clepsydra.plan.Rule}.
     */
    public int verdictRule() {
        return verdictRule;
    }

    /** The figure the verdict is about. */
    public long verdictFigure() {
        return verdictFigure;
    }

    /** The limit it broke. */
    public long verdictLimit() {
        return verdictLimit;
    }

    /**
     * What the line swelled by for each kilopascal when its pressure was last found to rise with
     * what is pumped, nL; 0 before the first time.
     */
    public long complianceNlPerKpa() {
        return complianceNlPerKpa;
    }

    /**
     * What was said of the message from afar in this step, one of {@link
     * org.clepsydra.remote.RemoteVerdict}.
     */
    public int remoteVerdict() {
        return remoteVerdict;
    }

    /**
     * The plan that is proposed from afar, as in {@link org.clepsydra.port.RemoteLayout#PLAN}; 0
     * for none.
     */
    public long proposedPlan() {
        return proposedPlan;
    }

    /** The session with a sender afar, as the device showed it; 0 for none. */
    public long remoteSession() {
        return remoteSession;
    }

    int take(Therapy therapy, Findings findings, Proposals proposals) {
        state = therapy.state();
        therapyMs = therapy.release().therapyMs();
        volumeNl = therapy.plan().loaded() ? therapy.plan().volumeNl() : 0;
        givenNl = therapy.release().givenNl();
        takenBackNl = therapy.release().takenBackNl();
        uncertainNl = therapy.plan().loaded() ? therapy.release().uncertainNl() : 0;
        commanded = therapy.release().commanded();
        bolusCommanded = therapy.release().overlayCommanded(PlanLayout.BOLUS);
        primeCommanded = therapy.release().overlayCommanded(PlanLayout.PRIME);
        flushCommanded = therapy.release().overlayCommanded(PlanLayout.FLUSH);
        kvoCommanded = therapy.release().overlayCommanded(PlanLayout.KVO);
        everCommanded = therapy.wear().released();
        libraryVersion = therapy.plan().library().version();
        remainingNl = therapy.reservoir().remainingNl();
        timeToEmptyMs = therapy.timeToEmptyMs();
        residualRule = therapy.reservoir().residualRule();
        verdictRule = therapy.verdict().rule();
        verdictFigure = therapy.verdict().figure();
        verdictLimit = therapy.verdict().limit();
        complianceNlPerKpa = findings.complianceNlPerKpa();
        remoteVerdict = proposals.verdict();
        proposedPlan = proposals.plan();
        remoteSession = proposals.session();
        return Stages.SNAPSHOT;
    }
}
