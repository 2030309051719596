package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.gate.ClassFiles;

/** The release itself: booked, bounded and handed on exactly, in the step that is permitted. */
final class ReleaseClaims extends TherapyClaims {
    ReleaseClaims(List<ClassFiles> code) {
        super(code);
    }

    /** Of the curve, from wherever it is permitted, into a target at rest. */
    void program() {
        release("program");
    }

    /** Of an overlay, while the curve stands. */
    void overlay() {
        overlays = true;
        release("overlay");
    }

    private void release(String method) {
        PathState before = anyState();
        before.set(therapy, "state", number(overlays ? OVERLAID : INFUSING));
        before.assume(a.atMost(before.number(release, "withheldMs"), number(10_000)));
        before.set(plan, "loaded", number(1));
        before.set(target, "energise", number(0));
        Value[] arguments = {release, signals, permit, target};
        eachEnd(end -> released(before, end.path()), RELEASE, method, before, arguments);
    }

    private void released(PathState before, PathState path) {
        Whole booked = a.minus(booked(path), booked(before));
        Whole count = sum(booked, path.number(noted, "extra"));
        promises(before, path, overlays).forEach((words, promise) -> claim(path, words, promise));
        paced(path, count);
        aside(before, path);
        same(before, path, therapy, "stopped", "orderTaken");
    }

    /** The queue is made within a longest period. */
    private void paced(PathState path, Whole count) {
        Whole us = path.number(pace, "paceUs");
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        claim(path, "1 <= pace", a.atMost(number(1), us));
        claim(path, "pace in a period", a.atMost(us, device.pulsePeriodUsMax));
        prover.scale(path, queue, device.queueMax, device.pulsePeriodUsMin);
        Whole time = product(queue, us);
        claim(path, "the queue is emptied", a.atMost(time, device.pulsePeriodUsMax));
    }
}
