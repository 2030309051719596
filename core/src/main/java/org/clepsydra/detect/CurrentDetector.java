package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.ConditionSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a motor that draws too much, and one that seems to turn on nothing.
 *
 * <p>Only while it has current, and over its rests, as a stroke may be over before it is read
 * twice. It is a second view of a stall and of a line that is blocked, which passes through neither
 * encoder nor pressure sensor.
 */
final class CurrentDetector {
    private static final long OVERLOAD_MS = 100;
    private static final long NOTHING_MS = 1_000;

    /** Less than any motor that turns: an assumption. */
    private static final int SOME_MA = 5;

    private final int mostMa;
    private final boolean fitted;
    private final Held high = new Held();
    private final CurrentBaseline baseline;
    private boolean over;
    private boolean readAgain;
    private @Ms long nothingMs;
    private boolean overload;

    CurrentDetector(PumpGeometry device) {
        mostMa = device.condition().motorMilliampsMax();
        fitted = device.has(Fitted.MOTOR_CURRENT);
        baseline = new CurrentBaseline(device, SOME_MA);
    }

    /**
     * One step.
     *
     * @param suspect whether anything is amiss that stops delivery
     */
    void step(Signals in, boolean suspect, ConditionFindings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        if (overload && in.order() == Orders.ACKNOWLEDGE) {
            overload = false;
            over = false;
            baseline.acknowledge();
        }
        ConditionSignals condition = in.condition();
        if (condition.energised()) {
            overload(condition, in.elapsedMs());
            boolean drawsMore = baseline.step(in, suspect);
            overload = overload || drawsMore;
            nothing(condition, in);
        }
        out.motor(overload, fitted && nothingMs > NOTHING_MS);
    }

    @Realizes("req~condition.motor-overload~1")
    private void overload(ConditionSignals condition, @Ms long elapsedMs) {
        if (condition.motorMilliampsNew()) {
            readAgain = over;
            over = condition.motorMilliamps() > mostMa;
        }
        overload = overload || (high.step(over, elapsedMs) >= OVERLOAD_MS && readAgain);
    }

    @Realizes("req~condition.sensor-failed~1")
    private void nothing(ConditionSignals condition, Signals in) {
        boolean some = condition.motorMilliampsNew() && condition.motorMilliamps() >= SOME_MA;
        if (some) {
            nothingMs = 0;
        } else if (in.drivenMicrosteps() != 0) {
            long stepMs = Math.min(in.elapsedMs(), NOTHING_MS);
            nothingMs = Units.ms(Math.min(NOTHING_MS + 1, nothingMs + stepMs));
        }
    }
}
