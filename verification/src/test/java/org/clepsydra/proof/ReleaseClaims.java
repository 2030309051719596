package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.gate.ClassFiles;

/** The release itself: booked, bounded and handed on exactly, in the step that is permitted. */
final class ReleaseClaims extends TherapyClaims {
    ReleaseClaims(List<ClassFiles> code) {
        super(code);
    }

    /** From wherever it is permitted, into a target at rest, whatever that was told before. */
    void deliver() {
        PathState before = anyState();
        before.assume(holds(before, therapy, "state", INFUSING));
        before.set(therapy, "state", number(INFUSING));
        before.set(plan, "loaded", number(1));
        before.set(target, "energise", number(0));
        for (Outcome end :
                ends(machine.run(THERAPY, "deliver", before, therapy, signals, permit, target))) {
            PathState path = end.path();
            Whole booked = before.number(ledger, "basal");
            Whole count = a.minus(path.number(ledger, "basal"), booked);
            promises(before, path, count).forEach((words, promise) -> claim(path, words, promise));
            paced(path, count);
            aside(before, path);
            same(before, path, therapy, "stopped", "orderTaken");
        }
    }

    /** The queue is made within a longest period. */
    private void paced(PathState path, Whole count) {
        Whole pace = path.number(therapy, "paceUs");
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        claim(path, "1 <= pace", a.atMost(number(1), pace));
        claim(path, "pace in a period", a.atMost(pace, device.pulsePeriodUsMax));
        prover.scale(path, queue, device.queueMax, device.pulsePeriodUsMin);
        Whole time = product(queue, pace);
        claim(path, "the queue is emptied", a.atMost(time, device.pulsePeriodUsMax));
    }
}
