package org.clepsydra.signal;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.port.Stages;
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
    private static final long PRESSURE_GAP_NL = 100_000;
    private static final long COUNTS_MAX = 1L << 61;
    private static final long MICROSTEPS_MAX = 1L << 61;
    private static final long PARTS_MAX = 1L << 61;

    private final Cadence cadence;
    private final ConditionValidator condition;
    private final SupplyTrust supply;
    private final PumpGeometry device;
    private @Ms long pressureGapMs;
    private long pressureGapParts;
    private @Pa int pressurePa;
    private boolean motorBegun;
    private @Counts long furthestCounts;
    private @Counts long lastCounts;
    private @Microsteps long lastMicrosteps;
    private int lastSequence;

    public Validator(PumpGeometry device) {
        this.device = device;
        cadence = new Cadence(device);
        condition = new ConditionValidator(device);
        supply = new SupplyTrust(device);
        pressurePa = Units.pa(Integer.MAX_VALUE);
    }

    public int step(SensorFrame in, OrderFrame asked, Signals out) {
        cadence.step(in, out);
        boolean driverTrusted = driver(in, out);
        boolean headTrusted = head(in, out);
        out.motorTrusted(headTrusted && driverTrusted);
        motorBegun = true;
        pressure(in, out);
        supply.step(in, out);
        air(in, out);
        condition.step(in, out.condition());
        order(asked, out);
        out.linked(!device.has(Fitted.REMOTE_LINK) || asked.remote().linked());
        out.stored(in.controlStored());
        return Stages.SIGNALS;
    }

    /**
     * A reading out of range counts as above every limit at once, a missing one after a gap in time
     * or in volume: what a blind detector lets into the line grows with both.
     */
    @Realizes("req~signal.pressure-trust~3")
    private void pressure(SensorFrame in, Signals out) {
        if (in.pressureFresh()) {
            int raw = in.pressurePa();
            boolean inRange = raw >= PRESSURE_PA_MIN && raw <= PRESSURE_PA_MAX;
            pressurePa = Units.pa(inRange ? raw : Integer.MAX_VALUE);
            pressureGapMs = 0;
            pressureGapParts = 0;
        } else {
            long sinceMs = Math.min(out.elapsedMs(), PRESSURE_GAP_MS + 1);
            pressureGapMs = Units.ms(pressureGapMs + sinceMs);
            long moved = device.partsMoved(out.forwardCounts());
            pressureGapParts = Math.min(PARTS_MAX, pressureGapParts + moved);
        }
        boolean silent =
                pressureGapMs > PRESSURE_GAP_MS
                        || pressureGapParts > device.partsOf(PRESSURE_GAP_NL);
        out.pressure(
                silent ? Units.pa(Integer.MAX_VALUE) : pressurePa, silent || in.pressureFresh());
    }

    /** What the driver made backward is not forward when it is made again. */
    @Realizes({"req~signal.motor-trust~2", "req~signal.back-motion~1"})
    private boolean head(SensorFrame in, Signals out) {
        // Bounded so that no difference of two can overflow.
        long raw = in.encoderCounts();
        long counts = Math.max(-COUNTS_MAX, Math.min(raw, COUNTS_MAX));
        if (!motorBegun) {
            furthestCounts = Units.counts(counts);
            lastCounts = Units.counts(counts);
        }
        long beyond = Math.max(0, counts - furthestCounts);
        out.head(Units.counts(beyond), Units.counts(counts - lastCounts));
        boolean back = out.drivenMicrosteps() < 0;
        furthestCounts = Units.counts(back ? counts : Math.max(furthestCounts, counts));
        lastCounts = Units.counts(counts);
        return raw == counts;
    }

    /**
     * Between two steps the driver can make no more than its queue holds, however late one is, and
     * one that fell between the reading of what it made and of what it has to go.
     */
    @Realizes({"req~signal.motor-trust~2", "req~signal.back-motion~1"})
    private boolean driver(SensorFrame in, Signals out) {
        long most = device.queueMax();
        long least = device.backOffNlMax() > 0 ? -most : 0;
        long toGo = Math.max(least, Math.min(in.microstepsToGo(), most));
        long raw = in.motorMicrosteps();
        long made = Math.max(-MICROSTEPS_MAX, Math.min(raw, MICROSTEPS_MAX));
        long since = motorBegun ? made - lastMicrosteps : 0;
        lastMicrosteps = Units.microsteps(made);
        long driven = Math.max(-most - 1, Math.min(since, most + 1));
        out.driver(Units.microsteps(driven), Units.microsteps(toGo));
        return toGo == in.microstepsToGo() && raw == made && driven == since;
    }

    /** Samples taken under a test, or counts below zero, say nothing about the line. */
    @Realizes({
        "req~detect.air-day~1",
        "req~detect.air-quarter~1",
        "req~detect.air-silent~2",
        "req~detect.single-bubble~3",
        "req~selftest.air~3"
    })
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
        out.order(raised == 0 ? Orders.NONE : order, raised != 0 && raised != 1);
    }
}
