package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/**
 * Finds strokes that move no fluid while the pressure is normal: a cassette that is not seated or
 * does not seal, a set that is shut before the head, an empty container. A stroke that gives its
 * volume lifts the pressure; one that gives none does not, and neither encoder nor motor knows.
 *
 * <p>The lift is the highest reading while a stroke is made, less the last before it. Half of what
 * the device states is taken for a stroke, more than noise makes. A patient who is lowered hides
 * one and one who is raised may feign one, so that not one counts but as many in a row as follow;
 * more errs to drug that is missing, fewer to false alarms. Where the device states 0 every stroke
 * counts as seen.
 */
@Realizes("req~detect.stroke-ripple~1")
final class StrokeRipple {
    private static final int MISSING = 8;

    /** So many after an acknowledgement: a set that was put right shows it at the first. */
    private static final int PROBATION = 3;

    /**
     * What the stroke before lifted has gone by then. A stroke that follows earlier is not judged,
     * which errs to a later alarm. Motion after such a rest is a new stroke, so that one which was
     * broken off leaves no count that is out of step.
     */
    private static final long REST_MS = 500;

    private final @Pa int strokePa;
    private final @Microsteps long quantum;
    private @Ms long restMs;
    private @Microsteps long made;
    private @Pa int lastPa;
    private @Pa int basePa;
    private long liftPa;
    private boolean apart;
    private int missing;
    private boolean found;

    StrokeRipple(PumpGeometry device) {
        strokePa = device.condition().strokePressurePa();
        quantum = device.microstepsPerQuantum();
        // No stroke is under way.
        made = quantum;
    }

    /**
     * One step.
     *
     * @param primes whether a prime runs: into a line that is empty or open, which lifts nothing
     */
    void step(Signals in, boolean primes, Findings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        if (found && in.order() == Orders.ACKNOWLEDGE) {
            found = false;
            missing = MISSING - PROBATION;
        }
        boolean known = in.pressurePa() < Integer.MAX_VALUE;
        boolean failed = !known || out.condition().pressureFailed();
        begin(in);
        if (made < quantum) {
            apart = apart || primes || failed;
            liftPa = Math.max(liftPa, (long) in.pressurePa() - basePa);
            made = Units.microsteps(made + in.drivenMicrosteps());
            judge();
        }
        lastPa = known ? in.pressurePa() : lastPa;
        found = found || missing >= MISSING;
        out.strokeUnseen(found);
    }

    /** A stroke begins with motion after a rest: at rest it begins anew with every step. */
    private void begin(Signals in) {
        boolean moves = in.drivenMicrosteps() > 0;
        if (restMs >= REST_MS) {
            made = 0;
            basePa = lastPa;
            liftPa = 0;
            apart = false;
        }
        restMs = Units.ms(moves ? 0 : restMs + Math.min(in.elapsedMs(), REST_MS - restMs));
    }

    private void judge() {
        if (made >= quantum && !apart) {
            boolean seen = 2 * liftPa >= strokePa;
            // With eight delivery stops; in no life are there 2^31.
            missing = seen ? 0 : missing + 1;
        }
    }
}
