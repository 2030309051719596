package org.clepsydra.bench.storm;

import java.util.List;
import org.clepsydra.port.Orders;

/** The shapes of programs; each is run at its cell's rate at the most. */
enum ProgramKind {
    /** One rate. */
    FLAT,
    /** Up from nothing and down again, over and over. */
    RAMPS,
    /** A raised cosine, over and over. */
    COSINES,
    /** A dose and a pause, over and over. */
    DOSES,
    /** One rate, and boluses on top that an operator orders. */
    BOLUSES,
    /** A loading dose, and a fifth of its rate after it. */
    LOADING,
    /** A dose, and then over and over: a dose, a pause, a rise. */
    REPEATS,
    /** A dose, a pause thirty times as long, and the dose again. */
    LONG_PAUSE,
    /** The line is primed; no program begins. */
    PRIMED,
    /** The vein is kept open after the end. */
    KEPT_OPEN,
    /** The line is flushed after the end. */
    FLUSHED;

    private static final List<ProgramKind> DRAWN = List.of(FLAT, RAMPS, COSINES, DOSES, BOLUSES);

    /** Those of storms; more of them would make other storms of the same numbers. */
    static List<ProgramKind> drawn() {
        return DRAWN;
    }

    /** The order that begins its overlay, {@link Orders#NONE} where it has none. */
    int overlay() {
        return switch (this) {
            case BOLUSES -> Orders.BOLUS;
            case PRIMED -> Orders.PRIME;
            case KEPT_OPEN -> Orders.KVO;
            case FLUSHED -> Orders.FLUSH;
            default -> Orders.NONE;
        };
    }

    /** Whether its overlay is all that moves after START, or before it. */
    boolean overlayAlone() {
        return this == PRIMED || this == KEPT_OPEN || this == FLUSHED;
    }
}
