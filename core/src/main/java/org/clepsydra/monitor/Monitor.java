package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Ms;

/**
 * The safety monitor: permits motion, or cuts the motor's power.
 *
 * <p>A cut that says the pump moved when or further than it should is kept until power-on: nothing
 * the operator or the control channel does clears it.
 */
public final class Monitor {
    private static final int LEASE_FACTOR = 13;
    private static final int LEASE_STEP = 4567;
    private static final int LEASE_MASK = 0xFFFF;

    private final MonitorGeometry device;
    private final Envelope envelope;
    private final MotionGuard guard;
    private boolean begun;
    private @Ms long lastMs;
    private @Counts long lastCounts;
    private @Counts long furthestCounts;
    private int lastSequence;
    private boolean started;
    private int latched;
    private int leaseToken;

    public Monitor(DeviceRecord record) {
        device = new MonitorGeometry(record);
        envelope = new Envelope(device);
        guard = new MotionGuard(device);
        latched = DenyReason.NONE;
    }

    public void step(SensorFrame in, OrderFrame asked, Permit permit, CutoffCommand cutoff) {
        @Ms long elapsedMs = clock(in);
        @Counts long forwardCounts = encoder(in, elapsedMs);
        if (reason() == DenyReason.NONE) {
            @Ms long longestMs = device.longestMs(in.motorEnergised());
            envelope.advance(Quantities.ms(Math.min(elapsedMs, longestMs)));
        }
        guard(forwardCounts);
        // After the time and motion that lie before it: an order counts from now on.
        order(asked);
        decide(in, permit, cutoff);
    }

    @Realizes("req~monitor.clock~1")
    private @Ms long clock(SensorFrame in) {
        @Ms long nowMs = in.monitorNowMs();
        // A difference that wraps around reads as backwards, which is the safe side.
        long elapsedMs = nowMs > lastMs ? Math.max(0, nowMs - lastMs) : 0;
        if (begun && elapsedMs == 0) {
            latch(DenyReason.CLOCK);
        }
        lastMs = nowMs;
        return Quantities.ms(elapsedMs);
    }

    /** How far the pump head went beyond its furthest position; drug given is never taken back. */
    @Realizes("req~monitor.clock~1")
    private @Counts long encoder(SensorFrame in, @Ms long elapsedMs) {
        @Counts long counts = in.encoderCounts();
        if (!begun) {
            lastCounts = counts;
            furthestCounts = counts;
            begun = true;
        }
        long possible = device.countsPossible(elapsedMs);
        long moved = counts - lastCounts;
        lastCounts = counts;
        if (moved > possible || moved < -possible) {
            latch(DenyReason.ENCODER);
        }
        long beyond = Math.max(0, counts - furthestCounts);
        furthestCounts = Quantities.counts(Math.max(furthestCounts, counts));
        return Quantities.counts(Math.min(beyond, possible));
    }

    private void guard(@Counts long forwardCounts) {
        guard.step(forwardCounts, envelope.ceilingNl(), envelope.queueNl());
        if (guard.overAnySpan()) {
            latch(DenyReason.OVER_DELIVERY);
        }
    }

    private void order(OrderFrame asked) {
        boolean isNew = asked.sequence() != lastSequence;
        lastSequence = asked.sequence();
        if (!isNew) {
            return;
        }
        switch (asked.order()) {
            case Orders.LOAD:
                if (!envelope.held()) {
                    envelope.take(asked.image());
                }
                break;
            case Orders.START:
                started = true;
                break;
            case Orders.CLEAR:
                started = false;
                envelope.clear();
                guard.begin();
                break;
            case Orders.STOP:
                started = false;
                break;
            default:
                break;
        }
    }

    @Realizes("req~monitor.cutoff~1")
    private void decide(SensorFrame in, Permit permit, CutoffCommand cutoff) {
        int why = reason();
        if (why == DenyReason.NONE) {
            permit.grant(Quantities.microsteps(device.microstepsIn(room(in))), envelope.planId());
            cutoff.close(nextToken());
        } else {
            permit.deny(why);
            cutoff.open();
        }
    }

    private long room(SensorFrame in) {
        if (in.microstepsToGo() < 0) {
            return 0;
        }
        long toGoParts = device.partsOf(in.microstepsToGo());
        return guard.roomParts(envelope.volumeNl(), toGoParts);
    }

    private int reason() {
        if (latched != DenyReason.NONE) {
            return latched;
        }
        if (!device.accepted()) {
            return DenyReason.BAD_DEVICE;
        }
        if (!envelope.held()) {
            return DenyReason.NO_ENVELOPE;
        }
        return started ? DenyReason.NONE : DenyReason.NOT_STARTED;
    }

    private void latch(int why) {
        if (latched == DenyReason.NONE) {
            latched = why;
        }
    }

    @Realizes("req~monitor.lease~1")
    private int nextToken() {
        int next = (leaseToken * LEASE_FACTOR + LEASE_STEP) & LEASE_MASK;
        leaseToken = next == 0 ? LEASE_STEP : next;
        return leaseToken;
    }
}
