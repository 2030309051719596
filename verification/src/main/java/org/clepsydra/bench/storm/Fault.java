package org.clepsydra.bench.storm;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that goes wrong.
 *
 * @param name as tables and the command line know it
 * @param bound what may be given beyond the curve
 * @param alarm when it must be announced, for a program; null for no time of its own
 * @param fits the pumps it can befall
 * @param befall what happens
 * @param traits what judges must know of it
 */
record Fault(
        String name,
        Bound bound,
        Function<Program, Alarm> alarm,
        Predicate<StormPump> fits,
        Befall befall,
        int traits) {
    /** The head moves, or the motor, without the core: the ledger cannot know. */
    static final int MOVES_UNTOLD = 1;

    /** What leaves the pump is not what the head displaces. */
    static final int FLOWS_PAST = 1 << 1;

    /** The power switch does not open, or something else than the motor turns the head. */
    static final int UNPOWERED_MOTION = 1 << 2;

    /** The two halves of a step do not reach the pump as the core said. */
    static final int COMMANDS_CHANGED = 1 << 3;

    /** The core makes no more steps. */
    static final int DEAD = 1 << 4;

    /** It does not tell the time any more. */
    static final int CLOCK = 1 << 5;

    /** The alarm's way is not the core's: a core without steps announces nothing itself. */
    static final int WATCHDOG = 1 << 6;

    /** The head is said to move, or does, other than the driver: no shortfall is judged. */
    static final int MAY_FALL_SHORT = 1 << 7;

    /** The control channel obeys nobody: what it says of its state tells nothing. */
    static final int ROGUE = 1 << 8;

    /** The head turns the other way than told, or told to by a channel gone wrong. */
    static final int TURNS_BACK = 1 << 9;

    /**
     * The motor makes more than it was told to. The core books it by the driver's count, unless
     * another fault hides that.
     */
    static final int MAKES_MORE = 1 << 10;

    /** It changes what the link between two processors does to messages. */
    static final int OF_LINK = 1 << 11;

    /** Only of two processors. */
    static final int OF_TWO = 1 << 12;

    /** How it begins. */
    interface Befall {
        void on(Rig rig, SplittableRandom random);
    }

    static Fault of(String name, Bound bound, Befall befall) {
        return new Fault(name, bound, null, pump -> true, befall, 0);
    }

    Fault on(Predicate<StormPump> pumps) {
        return new Fault(name, bound, alarm, pumps, befall, traits);
    }

    Fault alarms(Function<Program, Alarm> when) {
        return new Fault(name, bound, when, fits, befall, traits);
    }

    Fault with(int more) {
        return new Fault(name, bound, alarm, fits, befall, traits | more);
    }

    boolean has(int trait) {
        return (traits & trait) != 0;
    }
}
