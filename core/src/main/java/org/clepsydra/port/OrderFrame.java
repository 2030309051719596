package org.clepsydra.port;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Ng;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;

/**
 * What the operator asks for, raw: at most one order a step.
 *
 * <p>An order is new when its sequence number differs from the last; the device raises it once an
 * order. The plan image travels with {@link Orders#LOAD}, the drug library with {@link
 * Orders#LOAD_LIBRARY}; each is copied by the core in that step. What came from afar is no order
 * and stands apart.
 */
@Realizes("req~structure.frames~1")
public final class OrderFrame {
    private final long[] image = new long[PlanLayout.WORDS];
    private final long[] library = new long[LibraryLayout.WORDS];
    private final RemoteFrame remote = new RemoteFrame();
    private boolean imageRemote;
    private boolean imageAuthentic;
    private boolean libraryAuthentic;
    private @Ng long enteredDoseNg;
    private @Ms long enteredDurationMs;
    private @NlPerH long enteredRateNlPerH;
    private @Nl long aspiratedNl;
    private @Nl long fillNl;
    private int sequence;
    private int order;

    /** Number of the order, raised by one with each; a repeated number is not a new order. */
    public int sequence() {
        return sequence;
    }

    /** One of {@link Orders}. */
    public int order() {
        return order;
    }

    /** The plan image that comes with {@link Orders#LOAD}; fill it in place. */
    public long[] image() {
        return image;
    }

    /** The message from afar, if there is one; fill it in place. */
    public RemoteFrame remote() {
        return remote;
    }

    /**
     * Whether the image in {@link #image} came over a network or a radio; false at first, as of one
     * from the pump's own panel or a reader at it.
     */
    public boolean imageRemote() {
        return imageRemote;
    }

    /** Says whether the image in the frame came over a network or a radio. */
    public void imageRemote(boolean value) {
        imageRemote = value;
    }

    /** Whether the device's verifier vouches for the image in {@link #image}; false at first. */
    public boolean imageAuthentic() {
        return imageAuthentic;
    }

    /** Says whether the image in the frame is the one that the device's verifier looked at. */
    public void imageAuthentic(boolean value) {
        imageAuthentic = value;
    }

    /** The library image that comes with {@link Orders#LOAD_LIBRARY}; fill it in place. */
    public long[] library() {
        return library;
    }

    /** Whether the device's verifier vouches for the image in {@link #library}; false at first. */
    public boolean libraryAuthentic() {
        return libraryAuthentic;
    }

    /**
     * Whole dose to be given as the second person entered it, with {@link Orders#CONFIRM}; dose of
     * one bolus, with {@link Orders#BOLUS}; of a drug measured in units, in thousandths of a unit.
     */
    public @Ng long enteredDoseNg() {
        return enteredDoseNg;
    }

    /**
     * Duration, pauses included, as the second person entered it; with a rounded rate, the real
     * one.
     */
    public @Ms long enteredDurationMs() {
        return enteredDurationMs;
    }

    /** Mean rate as the second person entered it: the volume over the duration. */
    public @NlPerH long enteredRateNlPerH() {
        return enteredRateNlPerH;
    }

    /** Puts the second entry in the frame, never a copy of the first. */
    public void enter(@Ng long doseNg, @Ms long durationMs, @NlPerH long rateNlPerH) {
        enteredDoseNg = doseNg;
        enteredDurationMs = durationMs;
        enteredRateNlPerH = rateNlPerH;
    }

    /** Says whether the library in the frame is the one that the device's verifier looked at. */
    public void libraryAuthentic(boolean value) {
        libraryAuthentic = value;
    }

    /** What was drawn from the reservoir, with {@link Orders#REFILL}; as measured. */
    public @Nl long aspiratedNl() {
        return aspiratedNl;
    }

    /** What the reservoir was filled with after it was emptied, with {@link Orders#REFILL}. */
    public @Nl long fillNl() {
        return fillNl;
    }

    /** Puts the volumes of a refill in the frame. */
    public void refill(@Nl long drawnNl, @Nl long filledNl) {
        aspiratedNl = drawnNl;
        fillNl = filledNl;
    }

    /** Puts a new order in the frame. */
    public void give(int newOrder) {
        order = newOrder;
        sequence = sequence + 1;
    }
}
