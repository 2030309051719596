package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SelfTestAnswer;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Stages;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

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
    private static final long COUNTS_MAX = 1L << 61;

    private final MonitorGeometry device;
    private final MonitorGeometry apart;
    private final Envelope envelope;
    private final EnvelopeWatch watch = new EnvelopeWatch();
    private final MotionGuard guard;
    private final BackMotion back;
    private final MotionWindows windows;
    private final SpeedWindows speed;
    private final Underrun underrun = new Underrun();
    private final Allowance allowance;
    private final Silence silence;
    private boolean begun;
    private @Ms long lastMs;
    private @Counts long lastCounts;
    private @Counts long furthestCounts;
    private @Microsteps long lastToGo;
    private int lastSequence;
    private boolean stopped = true;
    private boolean startedUnderEnvelope;
    private boolean permitting;
    private boolean leave;
    private boolean priming;
    private int latched;
    private int leaseToken;

    public Monitor(DeviceRecord record) {
        device = new MonitorGeometry(record);
        apart = new MonitorGeometry(record);
        envelope = new Envelope(device);
        guard = new MotionGuard(device);
        back = new BackMotion(device);
        windows = new MotionWindows(device);
        speed = new SpeedWindows(device);
        allowance = new Allowance(device, windows);
        silence = new Silence(device);
        latched = DenyReason.NONE;
    }

    public int step(SensorFrame in, OrderFrame asked, Permit permit, CutoffCommand cutoff) {
        silence.beside();
        watch(in);
        // After the time and motion that lie before it: an order counts from now on.
        order(asked);
        decide(in, permit, cutoff);
        return Stages.MONITOR;
    }

    /**
     * The rest of a step after {@link #watch}, where the control channel is elsewhere.
     *
     * @param asking whether it asks for a permit; one that was given before may be in use where not
     */
    void step(
            SensorFrame in, OrderFrame asked, boolean asking, Permit permit, CutoffCommand cutoff) {
        silence.hear(asking);
        order(asked);
        decide(in, permit, cutoff);
    }

    /** The time and motion since the last step, held against what was permitted before it. */
    void watch(SensorFrame in) {
        @Ms long elapsedMs = clock(in);
        windows.pass(elapsedMs);
        speed.pass(elapsedMs);
        envelope.overlay().pass(elapsedMs);
        motion(in, elapsedMs);
        time(in, elapsedMs);
        silence.pass(elapsedMs);
        envelope.overlay().finish(leadParts());
        selfTest(in.selfTest());
        guard();
    }

    /**
     * A pump of which a test found a part broken is given no power, whatever is found of it later.
     */
    @Realizes("req~monitor.self-test~1")
    private void selfTest(SelfTestAnswer said) {
        boolean wrongPower =
                said.test() == SelfTestBits.MOTOR_SWITCHES
                        && said.state() == SelfTestState.PASSED
                        && said.figure() != SelfTestBits.POWER_BOTH;
        boolean failed = said.state() == SelfTestState.FAILED || wrongPower;
        if (failed && device.tests(said.test())) {
            latch(DenyReason.SELF_TEST);
        }
    }

    /** Hands over what the store shall hold after this step, and lets time run so far. */
    @Realizes({"req~persistence.monitor-reserve~3", "req~structure.flow~1"})
    public int keep(SensorFrame in, MonitorStateFrame out) {
        // A START that the control channel refuses reserves nothing where that can be told.
        boolean reserves = silence.reserves(delivers(in));
        allowance.step(in, envelope, guard.seenParts(), reserves, out);
        envelope.allow(allowance.allowedUnits());
        envelope.overlay().allow(allowance.allowedLineUnits());
        return Stages.MONITOR_STATE;
    }

    /**
     * Goes on from what the store holds, before the first step. Stopped, until START.
     *
     * @return whether it holds a record
     */
    @Realizes("req~persistence.monitor-restore~3")
    public boolean restore(StoredState stored) {
        if (!allowance.restore(stored)) {
            return false;
        }
        MonitorRecord record = allowance.record();
        windows.restore(record);
        envelope.restore(stored.slot(StateLayout.PLAN), record);
        if (envelope.held() && !windows.choose(envelope.block().drugId())) {
            envelope.clear();
        }
        beginAnew();
        if (envelope.held()) {
            long seenParts = record.word(StateLayout.SEEN_PARTS);
            guard.restore(seenParts, Quantities.nl(record.reserves() ? envelope.usableNl() : 0));
            boolean prime = record.word(StateLayout.LINE) == PlanLayout.PRIME + 1;
            windows.addParts(prime ? 0 : guard.seenParts() - seenParts);
        }
        return true;
    }

    /**
     * The other channel may have come to {@code ms} before the loss of power: where that is further
     * than here, the ceiling at that time counts as seen, as if it had been reserved. It errs to
     * less drug, and both come to the end of the volume together. What the driver still has to make
     * is of that, and will be seen.
     */
    @Realizes({"req~persistence.monitor-restore~3", "req~link.restore~2"})
    public void reach(@Ms long ms) {
        long seenParts = guard.seenParts();
        if (envelope.reach(ms)) {
            guard.reach(envelope.usableNl(), device.partsOf(lastToGo));
            windows.addParts(guard.seenParts() - seenParts);
        }
    }

    /** Checksum of the envelope that is held, 0 for none. */
    public long envelopeChecksum() {
        return envelope.checksum();
    }

    /** Volume seen under it, rounded up to the nanolitre. */
    public @Nl long seenNl() {
        return device.nlOf(guard.seenParts());
    }

    /** Of that, what is not of overlays but of the curve, which only then ends with the ceiling. */
    @Realizes({"req~persistence.restore~2", "req~link.restore~2"})
    public @Nl long curveSeenNl() {
        long curveNl = seenNl() - envelope.overlay().ceilingNl();
        return Quantities.nl(envelope.begun() ? Math.max(0, curveNl) : 0);
    }

    /** Time since the last step. What passed before the first one ages no window either. */
    @Realizes({"req~monitor.clock~2", "req~persistence.monitor-windows~1"})
    private @Ms long clock(SensorFrame in) {
        @Ms long nowMs = in.monitorNowMs();
        // A difference that wraps around reads as backwards, which is the safe side.
        long sinceMs = nowMs > lastMs ? Math.max(0, nowMs - lastMs) : 0;
        // Where a clock begins says nothing.
        long elapsedMs = begun ? sinceMs : 0;
        if (begun && elapsedMs == 0) {
            latch(DenyReason.CLOCK);
        }
        lastMs = nowMs;
        return Quantities.ms(elapsedMs);
    }

    /** How far the pump head went beyond its furthest position; drug given is never taken back. */
    @Realizes("req~monitor.clock~2")
    private @Counts long encoder(SensorFrame in, @Ms long elapsedMs) {
        // Bounded so that no difference of two can overflow.
        long raw = in.encoderCounts();
        long bounded = Math.max(-COUNTS_MAX, Math.min(raw, COUNTS_MAX));
        @Counts long counts = Quantities.counts(bounded);
        if (!begun) {
            lastCounts = counts;
            furthestCounts = counts;
            begun = true;
        }
        long possible = device.countsPossible(elapsedMs);
        long moved = counts - lastCounts;
        lastCounts = counts;
        if (moved > possible || moved < -possible || raw != counts) {
            latch(DenyReason.ENCODER);
        }
        long beyond = Math.max(0, counts - furthestCounts);
        furthestCounts = Quantities.counts(Math.max(furthestCounts, counts));
        return Quantities.counts(Math.min(beyond, possible));
    }

    private void motion(SensorFrame in, @Ms long elapsedMs) {
        @Counts long forwardCounts = encoder(in, elapsedMs);
        guard.step(forwardCounts, leave || permitting);
        if ((leave || permitting) && !priming) {
            windows.add(envelope.block(), forwardCounts);
            speed.add(forwardCounts);
        }
        @Microsteps long read = in.microstepsToGo();
        @Microsteps long toGo = Quantities.microsteps(device.possibleToGo(read) ? read : 0);
        long leftParts = device.partsOf(lastToGo) - device.partsOf(toGo);
        long droppedParts = leftParts - device.partsMoved(forwardCounts);
        // Under current, up to a count may be the encoder's.
        if (!in.motorEnergised() || droppedParts > device.partsPerCount()) {
            guard.drop(droppedParts, envelope.ceilingNl());
        }
        lastToGo = toGo;
    }

    /**
     * A hold takes the current off; where strokes are made, so does every wait for the next. What
     * is driven back delivers nothing.
     */
    @Realizes({"req~monitor.envelope-time~4", "req~persistence.monitor-reserve~3"})
    private boolean delivers(SensorFrame in) {
        boolean goesOn = in.motorEnergised() && lastToGo >= 0;
        return permitting && (goesOn || !device.energisedThroughout());
    }

    /** By halves, so that the ceiling waits to within an eighth of a step. */
    private void time(SensorFrame in, @Ms long elapsedMs) {
        if (delivers(in)) {
            // A millisecond more, which is what the clock may read of a step that came in time.
            long longestMs = device.longestMs(in.motorEnergised()) + 1;
            // Steps in which nobody asked are parts of one.
            long leftMs = Math.max(0, longestMs - silence.unaskedMs());
            @Ms long ms = Quantities.ms(Math.min(elapsedMs, leftMs));
            runOn(ms, 4);
            runOn(ms, 2);
            runOn(ms, 1);
            runOn(ms, 1);
        }
    }

    @Realizes("req~monitor.envelope-time~4")
    private void runOn(@Ms long ms, int eighths) {
        @Nl long pastNl = envelope.pastCeilingNl(ms, eighths);
        long leadParts = envelope.overlay().leadParts();
        boolean trails = guard.trails(pastNl, envelope.gapNl(), leadParts);
        boolean waits = trails && !envelope.level(ms, eighths);
        underrun.pass(ms, eighths, waits, envelope.pauses());
        if (!waits) {
            envelope.advance(ms, eighths);
        }
    }

    private void guard() {
        boolean tooMuch = windows.wentBeyond() || speed.above();
        boolean above = guard.above(envelope.ceilingNl()) || tooMuch;
        if (above || guard.movedWithoutLeave() || movedBack()) {
            latch(DenyReason.OVER_DELIVERY);
        }
    }

    /**
     * Whether the head went back without leave, or further than it may; it counts on from there.
     */
    @Realizes({"req~monitor.unintended-motion~4", "req~monitor.back-off~1"})
    private boolean movedBack() {
        @Counts long behindCounts = Quantities.counts(furthestCounts - lastCounts);
        if (!back.wentBack(behindCounts)) {
            return false;
        }
        furthestCounts = Quantities.counts(furthestCounts - behindCounts);
        boolean may = back.take(behindCounts);
        return !may || !(leave || permitting);
    }

    @Realizes({"req~monitor.lost-order~1", "req~monitor.envelope-kept~2"})
    private void order(OrderFrame asked) {
        int raised = asked.sequence() - lastSequence;
        lastSequence = asked.sequence();
        if (raised == 0) {
            return;
        }
        switch (raised == 1 ? asked.order() : Orders.STOP) {
            case Orders.LOAD:
                if (stopped && !envelope.begun() && vouched(asked)) {
                    take(asked.image());
                }
                break;
            case Orders.START:
                stopped = false;
                back.begin();
                underrun.begin(!envelope.begun());
                startedUnderEnvelope = envelope.held() && allowance.names(envelope.checksum());
                envelope.overlay().cut(leadParts());
                if (!envelope.begun()) {
                    envelope.overlay().forget();
                    fromHere();
                }
                break;
            case Orders.CLEAR:
                if (stopped) {
                    envelope.clear();
                    guard.begin();
                }
                break;
            case Orders.STOP:
                stop();
                break;
            default:
                overlay(asked);
                break;
        }
    }

    /** By STOP, or as the control channel that permits were given to is there no more. */
    void stop() {
        stopped = true;
        underrun.begin(false);
        startedUnderEnvelope = false;
        envelope.overlay().cut(leadParts());
    }

    @Realizes("req~monitor.overlay~4")
    private void overlay(OrderFrame asked) {
        switch (asked.order()) {
            case Orders.BOLUS:
                stopped = false;
                if (startedUnderEnvelope && envelope.begun() && !envelope.ended()) {
                    envelope.overlay().begin(PlanLayout.BOLUS, asked.enteredDoseNg(), leadParts());
                }
                break;
            case Orders.PRIME:
                stopped = false;
                if (envelope.held() && !envelope.begun() && !envelope.overlay().runs()) {
                    envelope.overlay().forget();
                    fromHere();
                    // Whatever the driver still has to make of before: the head begins at nothing.
                    envelope.overlay().begin(PlanLayout.PRIME, 0, 0);
                }
                break;
            case Orders.FLUSH:
                stopped = false;
                if (envelope.ended()) {
                    envelope.overlay().begin(PlanLayout.FLUSH, 0, leadParts());
                }
                break;
            case Orders.KVO:
                stopped = false;
                if (envelope.begun() && (envelope.ended() || keepsMinimumRate())) {
                    envelope.overlay().begin(PlanLayout.KVO, 0, leadParts());
                }
                break;
            default:
                break;
        }
    }

    /** Whether this is a hold in which the vein may be kept open. */
    private boolean keepsMinimumRate() {
        return !startedUnderEnvelope && envelope.block().keepsMinimumRate();
    }

    /** What came from afar, and nobody vouches for, is no envelope: a checksum can be forged. */
    private static boolean vouched(OrderFrame asked) {
        return !asked.imageRemote() || asked.imageAuthentic();
    }

    /** Holds the envelope of the image, if it passes and its drug's motion can be counted. */
    private void take(long[] image) {
        envelope.take(image);
        if (!windows.choose(envelope.block().drugId())) {
            envelope.clear();
        }
        beginAnew();
        guard.begin();
    }

    /** By how much the ceiling is above what was given and what the driver still has to make. */
    private long leadParts() {
        return guard.leadParts(envelope.ceilingNl(), device.partsOf(lastToGo));
    }

    private void fromHere() {
        guard.begin();
        furthestCounts = lastCounts;
    }

    /** What of the coming step is permitted, and whether what moves in it counts as of a prime. */
    @Realizes({
        "req~monitor.back-off~1",
        "req~monitor.cutoff~2",
        "req~monitor.permit~3",
        "req~monitor.permit-names-envelope~1",
        "req~monitor.speed~1",
        "req~monitor.windows~3"
    })
    private void decide(SensorFrame in, Permit permit, CutoffCommand cutoff) {
        int why = reason();
        if (why != DenyReason.NONE) {
            silence.end();
        }
        priming = envelope.overlay().row() == PlanLayout.PRIME;
        permit.underDelivers(underrun.found());
        boolean begins = envelope.overlay().justBegan();
        permit.overlay(envelope.overlay().row(), begins, envelope.overlay().msMax());
        if (!silence.asked()) {
            unasked(why, device.longestMs(in.motorEnergised()), permit, cutoff);
            return;
        }
        leave = permitting || silence.lingers();
        permitting = why == DenyReason.NONE;
        silence.answer(permitting);
        if (why == DenyReason.NONE) {
            @Microsteps long most = Quantities.microsteps(device.microstepsIn(room(in)));
            permit.grant(most, back.microstepsMax(lastToGo), envelope.checksum());
            cutoff.close(nextToken());
        } else {
            permit.deny(why);
            cutoff.open();
        }
    }

    /**
     * Nothing more is permitted. What was permitted last may be taken up for one longest period, in
     * which power stays as it is and its lease is not renewed.
     */
    @Realizes("req~link.unasked~1")
    private void unasked(int why, @Ms long longestMs, Permit permit, CutoffCommand cutoff) {
        boolean may = why == DenyReason.NONE;
        permit.deny(may ? DenyReason.LINK : why);
        leave = permitting || silence.lingers();
        permitting = permitting && may && silence.unaskedMs() <= longestMs;
        if (!permitting) {
            cutoff.open();
        }
    }

    private long room(SensorFrame in) {
        // A queue is made before the other way is gone.
        if (!device.possibleToGo(in.microstepsToGo()) || in.microstepsToGo() < 0) {
            return 0;
        }
        if (!allowance.reserves(envelope.overlay())) {
            return 0;
        }
        long toGoParts = device.partsOf(in.microstepsToGo());
        long ceilingParts = guard.roomParts(envelope.usableNl(), toGoParts);
        long pastParts = windows.roomParts(envelope.block(), toGoParts);
        long windowParts = Math.min(pastParts, speed.roomParts(toGoParts));
        return priming ? ceilingParts : Math.min(ceilingParts, windowParts);
    }

    private int reason() {
        if (!device.same(apart) || !envelopeIntact()) {
            latch(DenyReason.MEMORY);
        }
        if (latched != DenyReason.NONE) {
            return latched;
        }
        if (!device.accepted()) {
            return DenyReason.BAD_DEVICE;
        }
        if (!envelope.held()) {
            return DenyReason.NO_ENVELOPE;
        }
        if (startedUnderEnvelope || envelope.overlay().runs()) {
            return DenyReason.NONE;
        }
        boolean stored = allowance.names(envelope.checksum());
        return stored ? DenyReason.NOT_STARTED : DenyReason.NOT_STORED;
    }

    /** Another envelope, where there is one: looked at, and speed counted, from here. */
    private void beginAnew() {
        if (envelope.held()) {
            watch.begin();
            speed.begin(envelope.block());
        }
    }

    @Realizes("req~persistence.images-intact~1")
    private boolean envelopeIntact() {
        return !envelope.held() || watch.step(envelope.block());
    }

    private void latch(int why) {
        // What a device says of itself hides nothing that the monitor finds.
        if (latched == DenyReason.NONE || latched == DenyReason.SELF_TEST) {
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
