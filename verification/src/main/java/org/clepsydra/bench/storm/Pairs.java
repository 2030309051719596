package org.clepsydra.bench.storm;

/**
 * Which two faults may be drawn together. Left out are those that take both barriers away at once,
 * for which nothing is claimed, and those of which one hides the other.
 */
final class Pairs {
    private Pairs() {}

    static boolean may(Fault a, Fault b) {
        return !a.name().equals(b.name()) && !bar(a, b) && !bar(b, a);
    }

    private static boolean bar(Fault a, Fault b) {
        boolean onlyMonitor = a.name().startsWith("control-x") || rogue(a) || doubled(a);
        boolean blind =
                blinds(b)
                        || b.name().startsWith("monitor-clock")
                        || b.name().equals("driver-counts-nonsense");
        boolean scale = a.has(Fault.FLOWS_PAST) && b.name().startsWith("scale-");
        boolean multiplied = a.has(Fault.FLOWS_PAST) && b.has(Fault.MOVES_UNTOLD);
        boolean frozen =
                b.name().equals("readings-frozen")
                        && (a.has(Fault.MOVES_UNTOLD) || a.has(Fault.FLOWS_PAST));
        boolean clocks = a.has(Fault.CLOCK) && b.has(Fault.CLOCK);
        boolean paths = a.has(Fault.COMMANDS_CHANGED) && b.has(Fault.COMMANDS_CHANGED);
        boolean stuck = a.name().equals("cutoff-stuck-closed") && b.has(Fault.COMMANDS_CHANGED);
        boolean flows = a.has(Fault.FLOWS_PAST) && b.has(Fault.FLOWS_PAST);
        return (onlyMonitor && blind)
                || scale
                || multiplied
                || frozen
                || clocks
                || paths
                || stuck
                || flows
                || (a.has(Fault.OF_LINK) && b.has(Fault.OF_LINK));
    }

    /** Whether what is read of the head is not what it does. */
    static boolean blinds(Fault fault) {
        return fault.name().startsWith("encoder-") || fault.name().equals("readings-frozen");
    }

    private static boolean rogue(Fault fault) {
        return fault.name().startsWith("control-") && fault.has(Fault.MOVES_UNTOLD);
    }

    private static boolean doubled(Fault fault) {
        return fault.name().equals("motor-commands-doubled");
    }

    /** What may be given beyond the curve with both. */
    static Bound bound(Fault a, Fault b) {
        Bound both = a.bound().plus(b.bound());
        return lateCut(a, b) || lateCut(b, a) ? both.plus(Bound.DEAD_AT_FULL_SPEED) : both;
    }

    private static boolean lateCut(Fault a, Fault b) {
        boolean dead =
                a.name().equals("cutoff-stuck-closed")
                        || a.name().endsWith("-dead")
                        || a.name().startsWith("late-");
        return dead && b.has(Fault.MOVES_UNTOLD);
    }
}
