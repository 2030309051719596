package org.clepsydra.contract;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;

/**
 * Driver, cutoff and lease written for these tests alone, in steps of a millisecond, with one thing
 * wrong or nothing.
 */
final class SeededMotor implements MotorRig, MotorDriver, PowerCutoff {
    private final DeviceRecord device;
    private final MotorFault fault;
    private final LeaseFault controlFault;
    private final LeaseFault monitorFault;

    private SeededLease control;
    private SeededLease monitor;
    private boolean enabled;
    private boolean everTold;
    private boolean restedLast;
    private boolean shorted;
    private boolean closed;
    private boolean everOpened;
    private int openingMs;
    private int lingerMs;
    private long queue;
    private long given;
    private long kept;
    private long saidOnRest;
    private long saidWithoutPower;
    private long periodUs;
    private long sinceUs;
    private int direction;
    private int told;
    private long pulses;
    private long position;

    SeededMotor(
            DeviceRecord device,
            MotorFault fault,
            LeaseFault controlFault,
            LeaseFault monitorFault) {
        this.device = device;
        this.fault = fault;
        this.controlFault = controlFault;
        this.monitorFault = monitorFault;
        powerOn();
    }

    private boolean has(MotorFault one) {
        return fault == one;
    }

    @Override
    public void powerOn() {
        control = new SeededLease(Channel.CONTROL, controlFault);
        monitor = new SeededLease(Channel.MONITOR, monitorFault);
        enabled = false;
        everTold = false;
        restedLast = false;
        shorted = false;
        closed = has(MotorFault.POWERED_AT_FIRST);
        everOpened = false;
        openingMs = 0;
        lingerMs = 0;
        queue = 0;
        kept = 0;
        saidOnRest = 0;
        saidWithoutPower = 0;
        sinceUs = 0;
        direction = 1;
        told = 1;
        pulses = 0;
        position = 0;
        if (closed) {
            monitor.hold();
        }
    }

    @Override
    public void drive(long microsteps, long pulsePeriodUs, int newDirection, int leaseToken) {
        if (has(MotorFault.THROWS_WHEN_TOO_LARGE) && microsteps > Integer.MAX_VALUE) {
            throw new ArithmeticException("too many");
        }
        everTold = true;
        restedLast = false;
        saidOnRest = 0;
        saidWithoutPower = 0;
        control.token(leaseToken);
        enabled |= microsteps != 0 || !has(MotorFault.RESTS_UNTIL_THERE_IS_A_MICROSTEP);
        if (has(MotorFault.DRIVE_DELAYS_OPENING) && microsteps > 0 && openingMs > 0) {
            openingMs = 50;
        }
        if (queue == 0 || !has(MotorFault.KEEPS_THE_OLD_PACE)) {
            periodUs = pace(pulsePeriodUs);
        }
        sinceUs = queue == 0 ? 0 : Math.min(sinceUs, periodUs);
        queue += kept;
        kept = 0;
        add(microsteps, newDirection);
    }

    private long pace(long asked) {
        long shortest = device.pulsePeriodUsMin();
        long wanted = has(MotorFault.CUTS_THE_PERIOD_TO_32_BITS) ? (int) asked : asked;
        if (wanted < 1 && has(MotorFault.NO_PERIOD_IS_FASTEST)) {
            return 1;
        }
        if (wanted >= 1 && has(MotorFault.FASTER_THAN_THE_RECORD)) {
            return wanted;
        }
        if (wanted > 2 * shortest && has(MotorFault.FASTER_THAN_TOLD)) {
            return wanted * 98 / 100;
        }
        return Math.max(shortest, wanted);
    }

    private void add(long microsteps, int newDirection) {
        long count = microsteps;
        if (has(MotorFault.TAKES_THE_SIGN_OFF)) {
            count = Math.abs(microsteps);
        }
        if (has(MotorFault.CUTS_MICROSTEPS_TO_32_BITS)) {
            count = (int) microsteps;
        }
        boolean known = newDirection == 1 || newDirection == -1;
        boolean busy = queue > 0 && has(MotorFault.IGNORES_CALLS_WHILE_BUSY);
        if (count > 0 && !busy && (known || has(MotorFault.ANY_DIRECTION_IS_FORWARD))) {
            queue += count;
            given = count;
            told = known ? newDirection : 1;
            direction = known && !has(MotorFault.FORWARD_ONLY) ? newDirection : 1;
        }
    }

    @Override
    public void rest() {
        if (has(MotorFault.WAITS_ON_REST)) {
            Waiting.twoAndAHalfMs();
        }
        lingerMs = has(MotorFault.CURRENT_LINGERS) && current() ? 3 : 0;
        saidOnRest = has(MotorFault.SAYS_OLD_TO_GO_AFTER_REST) ? queue : 0;
        kept = has(MotorFault.REST_KEEPS_THE_QUEUE) ? queue : 0;
        enabled = restedLast && has(MotorFault.REST_TOGGLES);
        restedLast = !enabled;
        queue = 0;
        if (has(MotorFault.REST_GIVES_THE_LEASE_UP_LATE)) {
            control.endIn(50);
        } else if (!has(MotorFault.REST_KEEPS_THE_LEASE)) {
            control.giveUp();
        }
        if (has(MotorFault.REST_BEGINS_THE_SEQUENCE_ANEW)) {
            control.beginAnew();
        }
    }

    @Override
    public void close(int leaseToken) {
        closed = !everOpened || !has(MotorFault.NEVER_CLOSES_AGAIN);
        monitor.token(leaseToken);
    }

    @Override
    public void open() {
        if (closed || openingMs > 0 && has(MotorFault.OPEN_BEGINS_ITS_TIME_ANEW)) {
            boolean holding = queue == 0 && has(MotorFault.OPENS_LATE_WHEN_HOLDING);
            openingMs = holding || has(MotorFault.OPENS_LATE) ? 51 : 50;
        }
        closed = false;
        everOpened = true;
    }

    private boolean letsThrough() {
        boolean around = shorted && has(MotorFault.SHORT_PASSES_THE_CUTOFF);
        return closed || openingMs > 0 || around;
    }

    private boolean leased() {
        boolean around = shorted && has(MotorFault.SHORT_PASSES_THE_LEASE);
        return control.held() && monitor.held() || around;
    }

    private boolean power() {
        return letsThrough() && leased();
    }

    @Override
    public void pass(int ms) {
        for (int i = 0; i < ms; i++) {
            if (power() && (enabled || shorted)) {
                turn();
            }
            control.passOneMs();
            monitor.passOneMs();
            openingMs = Math.max(0, openingMs - 1);
            lingerMs = Math.max(0, lingerMs - 1);
            dropQueue();
        }
    }

    private void turn() {
        if (shorted) {
            queue = 0;
            pulses++;
            position++;
            return;
        }
        sinceUs += 1_000;
        long due = Math.min(queue, sinceUs / periodUs);
        sinceUs = due == queue ? 0 : sinceUs - due * periodUs;
        queue -= due;
        pulses += due;
        position += direction * due;
    }

    private void dropQueue() {
        boolean keeps =
                !letsThrough() && has(MotorFault.CUTOFF_KEEPS_THE_QUEUE)
                        || !leased() && has(MotorFault.LAPSE_KEEPS_THE_QUEUE);
        if (!power() && !keeps && queue > 0) {
            saidWithoutPower = has(MotorFault.SAYS_OLD_TO_GO_WITHOUT_POWER) ? queue : 0;
            queue = 0;
        }
    }

    @Override
    public boolean current() {
        return power() && (enabled || shorted) || lingerMs > 0;
    }

    @Override
    public long microstepsToGo() {
        if (has(MotorFault.COUNTS_DOWN_AT_THE_END_ONLY) && queue > 0) {
            return told * given;
        }
        long said = queue + kept + saidOnRest + saidWithoutPower;
        return has(MotorFault.SAYS_BACK_AS_FORWARD) ? said : told * said;
    }

    @Override
    public boolean enabled() {
        if (has(MotorFault.ENABLE_READS_POWER)) {
            return enabled && power();
        }
        return enabled || !everTold && has(MotorFault.ENABLED_AT_POWER_ON);
    }

    @Override
    public DeviceRecord device() {
        return device;
    }

    @Override
    public MotorDriver driver() {
        return this;
    }

    @Override
    public PowerCutoff cutoff() {
        return this;
    }

    @Override
    public long pulses() {
        return pulses;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void failShort() {
        shorted = true;
    }
}
