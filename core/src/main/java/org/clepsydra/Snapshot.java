package org.clepsydra;

import org.clepsydra.therapy.Therapy;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * What a display may show. Copied in at the end of each step from the records that drive delivery.
 */
public final class Snapshot {
    private int state;
    private @Ms long therapyMs;
    private @Nl long volumeNl;
    private @Nl long givenNl;
    private @Microsteps long commanded;
    private @Nl long remainingNl;
    private @Ms long timeToEmptyMs;
    private int residualRule;
    private int verdictRule;
    private long verdictFigure;
    private long verdictLimit;

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

    /** Volume commanded under the loaded plan, rounded up to the nanolitre. */
    public @Nl long givenNl() {
        return givenNl;
    }

    /** Microsteps commanded under the loaded plan. */
    public @Microsteps long commanded() {
        return commanded;
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

    /** Rule of the verdict on the last plan offered, one of {@link org.clepsydra.plan.Rule}. */
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

    void take(Therapy therapy) {
        state = therapy.state();
        therapyMs = therapy.therapyMs();
        volumeNl = therapy.volumeNl();
        givenNl = therapy.givenNl();
        commanded = therapy.commanded();
        remainingNl = therapy.reservoir().remainingNl();
        timeToEmptyMs = therapy.timeToEmptyMs();
        residualRule = therapy.reservoir().residualRule();
        verdictRule = therapy.verdict().rule();
        verdictFigure = therapy.verdict().figure();
        verdictLimit = therapy.verdict().limit();
    }
}
