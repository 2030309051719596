package org.clepsydra.signal;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/** Turns raw frames into signals that can be used. */
public final class Validator {
    private static final int PRESSURE_PA_MIN = -20_000;
    private static final int PRESSURE_PA_MAX = 200_000;
    private static final long PRESSURE_GAP_MS = 2_000;

    private final Cadence cadence;
    private @Ms long pressureGapMs;
    private @Pa int pressurePa;
    private boolean encoderBegun;
    private @Counts long furthestCounts;
    private int lastSequence;

    public Validator(PumpGeometry device) {
        cadence = new Cadence(device);
        pressurePa = Units.pa(Integer.MAX_VALUE);
    }

    public void step(SensorFrame in, OrderFrame asked, Signals out) {
        cadence.step(in, out);
        pressure(in, out);
        motion(in, out);
        air(in, out);
        order(asked, out);
    }

    /** A reading out of range counts as above every limit at once, a missing one after a gap. */
    @Realizes("req~signal.pressure-trust~1")
    private void pressure(SensorFrame in, Signals out) {
        if (in.pressureFresh()) {
            int raw = in.pressurePa();
            boolean inRange = raw >= PRESSURE_PA_MIN && raw <= PRESSURE_PA_MAX;
            pressurePa = Units.pa(inRange ? raw : Integer.MAX_VALUE);
            pressureGapMs = 0;
        } else {
            long sinceMs = Math.min(out.elapsedMs(), PRESSURE_GAP_MS + 1);
            pressureGapMs = Units.ms(pressureGapMs + sinceMs);
        }
        boolean silent = pressureGapMs > PRESSURE_GAP_MS;
        out.pressurePa(silent ? Units.pa(Integer.MAX_VALUE) : pressurePa);
    }

    private void motion(SensorFrame in, Signals out) {
        @Counts long counts = in.encoderCounts();
        if (!encoderBegun) {
            furthestCounts = counts;
            encoderBegun = true;
        }
        long beyond = Math.max(0, counts - furthestCounts);
        furthestCounts = Units.counts(Math.max(furthestCounts, counts));
        @Microsteps long toGo = Units.microsteps(Math.max(0, in.microstepsToGo()));
        out.motion(Units.counts(beyond), toGo);
    }

    /** Samples taken under a test, or counts below zero, say nothing about the line. */
    private void air(SensorFrame in, Signals out) {
        boolean usable =
                in.sensorTestEcho() == SensorTests.NONE
                        && in.airWetSamples() >= 0
                        && in.airDrySamples() >= 0;
        out.air(
                usable ? in.airWetSamples() : 0,
                usable ? in.airDrySamples() : 0,
                in.sensorTestEcho());
    }

    /** A number left out is an order lost, and only STOP is safe whatever it was. */
    @Realizes("req~signal.lost-order~1")
    private void order(OrderFrame asked, Signals out) {
        int raised = asked.sequence() - lastSequence;
        lastSequence = asked.sequence();
        int order = raised == 1 ? asked.order() : Orders.STOP;
        out.order(raised == 0 ? Orders.NONE : order);
    }
}
