package org.clepsydra.detect;

import org.clepsydra.port.Orders;
import org.clepsydra.signal.ConditionSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds an open door or cassette from its two contacts, and contacts that do not agree.
 *
 * <p>One that says open is enough, so that one stuck at shut hides nothing; longer than contacts
 * bounce or flicker, so that a door that is shut stops nothing. Shut is believed of both only, and
 * later. The door of a device that has no contacts is shut.
 */
@Realizes({"req~condition.door-contacts~1", "req~condition.door-open~1"})
final class DoorDetector {
    private static final long OPEN_MS = 150;
    private static final long SHUT_MS = 500;
    private static final long DISAGREE_MS = 1_000;

    private final Held eitherOpen = new Held();
    private final Held bothShut = new Held();
    private final Held apart = new Held();
    private boolean open;
    private boolean disagrees;

    void step(Signals in, ConditionFindings out) {
        ConditionSignals door = in.condition();
        open(door.doorShutA() && door.doorShutB(), in.elapsedMs());
        boolean acknowledged = in.order() == Orders.ACKNOWLEDGE;
        disagrees(door.doorShutA() != door.doorShutB(), acknowledged, in.elapsedMs());
        out.door(open, disagrees);
    }

    @Realizes("req~condition.door-open~1")
    private void open(boolean shut, @Ms long elapsedMs) {
        boolean opens = eitherOpen.step(!shut, elapsedMs) >= OPEN_MS;
        boolean shuts = bothShut.step(shut, elapsedMs) >= SHUT_MS;
        open = opens || (open && !shuts);
    }

    @Realizes("req~condition.door-contacts~1")
    private void disagrees(boolean differ, boolean acknowledged, @Ms long elapsedMs) {
        // What the operator has not been shown cannot be acknowledged: kept until it was.
        boolean kept = disagrees && (differ || !acknowledged);
        disagrees = apart.step(differ, elapsedMs) > DISAGREE_MS || kept;
    }
}
