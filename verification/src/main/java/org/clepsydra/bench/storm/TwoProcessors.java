package org.clepsydra.bench.storm;

import java.util.SplittableRandom;
import org.clepsydra.ControlUnit;
import org.clepsydra.OutputFrame;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.MonitorUnit;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;

/**
 * The two channels of a rig, each on a processor of its own, and the wires between them. The
 * control channel steps by the storm's pattern; the monitor when a request arrives, or every ten
 * milliseconds, and where nothing comes as seldom as it may.
 */
final class TwoProcessors {
    private static final long A_POWER_ON = 1L << 32;
    private static final long LONGEST_US = 100_000;
    private static final long SHORTEST_US = 20_000;
    private static final long POLL_US = 10_000;

    /** Two steps of the monitor are never in one millisecond, by no clock. */
    private static final long MONITOR_US_MIN = 2_000;

    /** An order is given to the control channel without the monitor's reply after so long. */
    private static final long PATIENCE_US = 1_000_000;

    static final int CONTROL = 0;
    static final int MONITOR = 1;
    private static final int POLLS_ONE_IN = 4;

    final Wire toMonitor;
    final Wire toControl;
    final LinkOracle oracle = new LinkOracle();
    private final Rig rig;
    private final StepPattern pattern;
    private final SplittableRandom random;
    private final boolean polls;
    private final Freshness fresh = new Freshness();
    private final SensorFrame monitorIn = new SensorFrame();
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame heard = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final LinkFrame answer = new LinkFrame();
    private OrderFrame monitorOrder = new OrderFrame();
    private ControlUnit control;
    private MonitorUnit monitor;
    private long challenge = A_POWER_ON;
    private long controlDueUs;
    private long monitorDueUs;
    private long lastMonitorUs;
    private boolean controlHalted;
    private boolean monitorHalted;
    private boolean awaits;
    private boolean controlStepped;
    private boolean monitorStepped;
    private int forgetStartIn;
    private int pending = Orders.NONE;
    private long pendingUs;
    private boolean monitorSaw;
    private long orders;

    TwoProcessors(Rig rig, StepPattern pattern, SplittableRandom random) {
        this.rig = rig;
        this.pattern = pattern;
        this.random = random;
        polls = random.nextInt(POLLS_ONE_IN) == 0;
        toMonitor = new Wire(random.split(), LinkLayout.REQUEST_WORDS);
        toControl = new Wire(random.split(), LinkLayout.REPLY_WORDS);
    }

    /** The device has power again. */
    void powerOn() {
        toMonitor.clear();
        toControl.clear();
        control = null;
        monitor = null;
        pending = Orders.NONE;
        controlDueUs = controlHalted ? Long.MAX_VALUE : nowUs();
        monitorDueUs = monitorHalted ? Long.MAX_VALUE : nowUs();
    }

    private long nowUs() {
        return rig.world.timeUs();
    }

    private StoredState stored() {
        StoredState stored = new StoredState();
        rig.store.load(stored);
        return stored;
    }

    /** Makes the steps that are due, the monitor's first; time stands. */
    void step() {
        controlStepped = false;
        monitorStepped = false;
        if (nowUs() >= monitorDue()) {
            monitorSteps();
        }
        if (nowUs() >= controlDueUs) {
            controlSteps();
        }
    }

    /** Until the next of them; us. */
    long spanUs() {
        return Math.max(1, Math.min(monitorDue(), controlDueUs) - nowUs());
    }

    private long monitorDue() {
        boolean listens = monitor != null && !monitorHalted && !polls;
        long arrivesUs = listens ? toMonitor.nextUs() : Long.MAX_VALUE;
        return Math.min(monitorDueUs, Math.max(arrivesUs, lastMonitorUs + MONITOR_US_MIN));
    }

    /** Some time has passed. */
    void passed() {
        fresh.passed(rig.world);
    }

    private void monitorSteps() {
        if (monitor == null) {
            monitor = new MonitorUnit(rig.device());
            monitor.restore(stored());
            monitorOrder = new OrderFrame();
            toMonitor.clear();
            oracle.monitorAnew();
        }
        Wire.Message message = toMonitor.receive(heard, nowUs());
        rig.read(monitorIn, null);
        OutputFrame out = rig.out;
        monitor.step(monitorIn, monitorOrder, heard, reply, out.cutoff(), out.monitorState());
        oracle.monitorSaid(message, reply, monitorIn.monitorNowMs());
        monitorStepped = true;
        monitorSaw = true;
        CommandPath.cutoff(rig, out);
        rig.keepMonitor();
        toControl.send(reply, nowUs(), orders);
        lastMonitorUs = nowUs();
        long longestUs = 1_000 * rig.device().longestEnergisedMs();
        monitorDueUs = nowUs() + (polls ? POLL_US : longestUs);
    }

    private void controlSteps() {
        if (control == null) {
            control = new ControlUnit(rig.device(), challenge);
            challenge += A_POWER_ON;
            control.restore(stored());
            control.begin(request);
            awaits = true;
            toControl.clear();
            oracle.controlAnew(request);
        } else {
            Wire.Message message = toControl.receive(answer, nowUs());
            rig.read(rig.in, fresh);
            boolean answered = oracle.taken(message, rig.in.nowMs());
            order(answered && message.mark() == orders);
            control.step(rig.in, rig.order, answer, request, rig.out);
            awaits = awaits && rig.out.permit().reason() == DenyReason.LINK;
            controlStepped = true;
            rig.controlStepped();
            oracle.asked(request);
        }
        toMonitor.send(request, nowUs(), 0);
        forgetStartIn--;
        if (forgetStartIn == 0) {
            rig.forgetStart();
        }
        controlDueUs = nowUs() + controlUs() + rig.takeLateUs();
    }

    private long controlUs() {
        boolean moves = rig.out.motor().energise();
        return switch (pattern) {
            case LONGEST -> LONGEST_US;
            case RANDOM -> random.nextLong(SHORTEST_US, LONGEST_US + 1);
            case SHORT -> moves ? SHORTEST_US : LONGEST_US;
        };
    }

    /**
     * What is ordered goes to the monitor first, and to the control channel with the reply that was
     * given with it; STOP to both at once.
     */
    private void order(boolean repliedWithIt) {
        if (pending == Orders.NONE) {
            int asked = rig.asks();
            if (asked != Orders.NONE) {
                rig.fill(asked, monitorOrder);
                monitorOrder.give(asked);
                orders++;
                monitorSaw = false;
                pending = asked;
                pendingUs = nowUs();
            }
        }
        boolean due = monitorSaw && repliedWithIt;
        boolean patient = nowUs() - pendingUs < PATIENCE_US;
        if (pending != Orders.NONE && (due || pending == Orders.STOP || !patient)) {
            rig.give(pending);
            pending = Orders.NONE;
        }
    }

    /** The processor of the control channel loses its power for so long. */
    void restartControl(long offUs) {
        rig.world.controlPowerLoss();
        rig.store.cut(CONTROL, random.nextLong());
        control = null;
        pending = Orders.NONE;
        controlDueUs = controlHalted ? Long.MAX_VALUE : nowUs() + offUs;
        rig.controlLost();
    }

    /** The processor of the monitor does. */
    void restartMonitor(long offUs) {
        rig.world.monitorPowerLoss();
        rig.store.cut(MONITOR, random.nextLong());
        monitor = null;
        monitorDueUs = monitorHalted ? Long.MAX_VALUE : nowUs() + offUs;
        // A reply may have come already, which is used in the next step.
        forgetStartIn = 2;
    }

    /** The control channel makes no step any more; its outputs stay. */
    void haltControl() {
        controlHalted = true;
        controlDueUs = Long.MAX_VALUE;
    }

    /** The monitor makes none. */
    void haltMonitor() {
        monitorHalted = true;
        monitorDueUs = Long.MAX_VALUE;
    }

    /** Whether the last step was one of the control channel. */
    boolean controlMadeIt() {
        return controlStepped;
    }

    /** Whether the last step was one of the monitor. */
    boolean monitorMadeIt() {
        return monitorStepped;
    }

    /** Whether what the control channel last said stands for what it does. */
    boolean controlSpeaks() {
        return control != null && !controlHalted && !awaits;
    }

    /** Whether the monitor's outputs are its own, and not those of a processor without power. */
    boolean monitorPowered() {
        return monitor != null;
    }

    /** Whether the monitor goes on. */
    boolean monitorRuns() {
        return monitor != null && !monitorHalted;
    }

    /** The control channel's half arrives, with what else is its own. */
    static void apply(Rig rig, OutputFrame out) {
        CommandPath.control(rig, out);
        rig.world.test(out.sensorTests().tests());
        if (out.watchdog().due()) {
            rig.world.kick(out.watchdog().token());
        }
        rig.world.selfTest(out.sensorTests().selfTest());
    }
}
