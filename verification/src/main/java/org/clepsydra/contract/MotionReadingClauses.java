package org.clepsydra.contract;

import static org.clepsydra.contract.SensorsContract.clause;

import java.util.List;
import org.clepsydra.port.SensorFrame;

/** What a frame says of the motor and the pump head. */
final class MotionReadingClauses {
    private static final int SPRING_BACK_COUNTS = 2;

    private MotionReadingClauses() {}

    static List<Clause> of(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "energised-is-enable-line",
                        "SensorFrame.motorEnergised, ASM-018",
                        "motorEnergised at power-on, driven, without power, and at rest",
                        MotionReadingClauses::energised),
                clause(
                        rig,
                        "frame-to-go",
                        "SensorFrame.microstepsToGo, ASM-018",
                        "microstepsToGo against the driver's own, all through a run",
                        MotionReadingClauses::toGo),
                clause(
                        rig,
                        "frame-made",
                        "SensorFrame.motorMicrosteps, ASM-018",
                        "motorMicrosteps against the motor's own, forward, at rest and back",
                        MotionReadingClauses::made),
                clause(
                        rig,
                        "encoder-follows",
                        "SensorFrame.encoderCounts, ASM-004",
                        "counts against the head's motion from start to end, forward and back",
                        MotionReadingClauses::encoderFollows),
                clause(
                        rig,
                        "encoder-rests",
                        "ASM-004",
                        "counts while the head stands for ten seconds after a run",
                        MotionReadingClauses::encoderRests));
    }

    private static Finding energised(Eyes e) {
        Hands h = e.hands;
        String seen = word(e.after(10));
        h.step(1, h.slowUs());
        seen += word(e.after(10));
        h.rig.cutoff().open();
        e.after(2 * Hands.CUTOFF_MS);
        seen += word(e.after(10));
        h.rig.driver().rest();
        e.after(10);
        seen += word(e.after(10));
        return Finding.that(seen.equals("off on on off "), seen.trim(), "off on on off");
    }

    private static String word(SensorFrame frame) {
        return frame.motorEnergised() ? "on " : "off ";
    }

    /** One off is allowed: a pulse may fall between the two readings. */
    private static Finding toGo(Eyes e) {
        Hands h = e.hands;
        h.step(h.few(), h.slowUs());
        long mostOff = 0;
        int ms = Hands.msOf(h.few() + 2L, h.slowUs());
        for (int i = 0; i < ms; i += 2) {
            h.hold(2, h.slowUs());
            long read = e.read().microstepsToGo();
            mostOff = Math.max(mostOff, Math.abs(read - h.rig.microstepsToGo()));
        }
        return Finding.atMost(mostOff, 1, "microsteps")
                .provided(h.rig.pulses() > 0, "nothing moved");
    }

    /**
     * Half a queue forward, a whole one back; what a rest drops was not made. One off is allowed.
     */
    private static Finding made(Eyes e) {
        Hands h = e.hands;
        long start = e.after(2).motorMicrosteps();
        long mostOff = 0;
        for (int direction : new int[] {1, -1}) {
            h.step(h.few(), h.slowUs(), direction);
            long pulses = direction > 0 ? h.few() / 2 : h.few() + 2L;
            for (int i = 0; i < Hands.msOf(pulses, h.slowUs()); i += 2) {
                h.hold(2, h.slowUs(), direction);
                mostOff = Math.max(mostOff, madeOff(e, start));
            }
            h.rig.driver().rest();
            e.after(Hands.AT_ONCE_MS);
            mostOff = Math.max(mostOff, madeOff(e, start));
        }
        return Finding.atMost(mostOff, 1, "microsteps")
                .provided(h.rig.position() < 0, "it did not go back");
    }

    private static long madeOff(Eyes e, long start) {
        return Math.abs(e.read().motorMicrosteps() - start - e.rig.motor().position());
    }

    /**
     * Two revolutions forward and one back. A reading may be a count off, and play and hysteresis
     * less than one more.
     */
    private static Finding encoderFollows(Eyes e) {
        long rev = e.rig.motor().device().microstepsPerRev();
        long start = e.after(2).encoderCounts();
        move(e, 2 * rev, 1);
        long forward = e.read().encoderCounts() - start;
        long forwardOff = off(e, forward);
        move(e, rev, -1);
        long end = e.read().encoderCounts() - start;
        long mostOff = Math.max(forwardOff, off(e, end));
        return Finding.atMost(mostOff, 2, "counts")
                .provided(e.rig.motor().position() == rev, "the head did not move");
    }

    /** How far the counts are from where the head stands. */
    private static long off(Eyes e, long counts) {
        long perRev = e.rig.motor().device().microstepsPerRev();
        long position = e.rig.motor().position();
        long due = Math.floorDiv(position * e.rig.motor().device().countsPerRev(), perRev);
        return Math.abs(counts - due);
    }

    private static void move(Eyes e, long microsteps, int direction) {
        Hands h = e.hands;
        // At half the full speed, a reading after each part.
        long periodUs = 2 * h.shortestUs();
        long left = microsteps;
        while (left > 0) {
            long part = Math.min(left, h.few());
            h.step(part, periodUs, direction);
            // Longer than the lease where the motor is slow.
            h.hold(Math.max(2, Hands.msOf(part + 1, periodUs)), periodUs, direction);
            e.read();
            left -= part;
        }
    }

    private static Finding encoderRests(Eyes e) {
        move(e, e.hands.few(), 1);
        e.hands.rig.driver().rest();
        long before = e.after(100).encoderCounts();
        long forward = 0;
        long back = 0;
        for (int i = 0; i < 100; i++) {
            long added = e.after(100).encoderCounts() - before;
            forward = Math.max(forward, added);
            back = Math.max(back, -added);
        }
        return Finding.that(
                        forward == 0 && back <= SPRING_BACK_COUNTS,
                        forward + " added, " + back + " back",
                        "0 added, at most " + SPRING_BACK_COUNTS + " back")
                .provided(e.rig.motor().pulses() > 0, "the head did not move");
    }
}
