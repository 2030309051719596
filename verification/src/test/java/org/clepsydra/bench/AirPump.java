package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * A pump with a store that infuses at one rate, and bubbles on their way to its detector. What it
 * measures air by is the motor: of what each step's microsteps displace, the part that was air.
 */
final class AirPump {
    private static final long AIR = 1L << AlarmCode.AIR_IN_LINE;
    private static final int STEPS_MAX = 2_000_000;
    // What a step may move while the motor has current, so that its own length says little: 1 uL,
    // but no shorter than 10 ms.
    private static final double STEP_UL = 1;
    private static final long STEP_MS_MIN = 10;

    private final DeviceRecord device;
    private final double nlPerH;
    private final Plant plant;
    // A millisecond to begin, and 8 us a word.
    private final StateStore store = new StateStore(1_000, 1_000, 8);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private World world;
    private PumpCore core;
    private double airUl;
    private long position;
    private double displacedUl;
    private double passedUl;
    private double bubblesUl;

    AirPump(Plant plant, long nlPerH, long bubbleLimitNl) {
        this(plant, nlPerH, 4_000_000, bubbleLimitNl);
    }

    AirPump(Plant plant, long nlPerH, long leastNl, long bubbleLimitNl) {
        device = storing(plant.pump().device());
        this.nlPerH = nlPerH;
        this.plant = plant;
        powerOn();
        if (device.reservoirNl() > 0) {
            order.refill(0, device.reservoirNl());
            give(Orders.REFILL);
            give(Orders.ACKNOWLEDGE);
        }
        long hours = Math.max(1, leastNl / nlPerH);
        PlanImages.flat(device, nlPerH * hours, hours * 3_600_000)
                .bubbleLimitNl(bubbleLimitNl)
                .writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        settle();
        start();
        assertEquals(TherapyState.INFUSING, state());
    }

    private static DeviceRecord storing(DeviceRecord d) {
        return DeviceRecord.draft()
                .deviceId(d.deviceId())
                .nlPerRev(d.nlPerRev())
                .microstepsPerRev(d.microstepsPerRev())
                .microstepsPerQuantum(d.microstepsPerQuantum())
                .countsPerRev(d.countsPerRev())
                .pulsePeriodUsMin(d.pulsePeriodUsMin())
                .longestEnergisedMs(d.longestEnergisedMs())
                .longestIdleMs(d.longestIdleMs())
                .rateNlPerHMax(d.rateNlPerHMax())
                .pressurePaMax(d.pressurePaMax())
                .reservoirNl(d.reservoirNl())
                .reservoirLowNl(d.reservoirLowNl())
                .storesState(true)
                .seal();
    }

    /** Puts a bubble in the line, {@code afterUl} behind the one before it. */
    void bubble(double afterUl, double ul) {
        double from = Math.max(bubblesUl, world.displacedUl()) + afterUl;
        world.air().inject(ul, from - world.displacedUl());
        bubblesUl = from + ul;
    }

    /** How much is still to come until the last bubble has gone by; below 0 when it has. */
    double aheadUl() {
        return bubblesUl - world.displacedUl();
    }

    void give(int code) {
        order.give(code);
        step();
    }

    void start() {
        give(Orders.START);
    }

    /** Some steps in which tests pass and records are held. */
    void settle() {
        for (int i = 0; i < 20; i++) {
            step();
        }
    }

    void step() {
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        core.step(in, order, out);
        world.apply(out);
        if (out.state().present()) {
            store.keep(out.state().slot(), out.state().sequence(), out.state().words());
        }
        if (out.monitorState().present()) {
            store.keep(
                    out.monitorState().slot(),
                    out.monitorState().sequence(),
                    out.monitorState().words());
        }
        pass(1_000 * stepMs());
    }

    private long stepMs() {
        if (!out.motor().energise()) {
            return device.longestIdleMs();
        }
        // A stroke goes at its own speed.
        boolean strokes = device.microstepsPerQuantum() > 1;
        double ms = strokes ? STEP_MS_MIN : STEP_UL * 3_600_000 * 1e3 / nlPerH;
        return Math.max(STEP_MS_MIN, Math.min((long) ms, device.longestEnergisedMs()));
    }

    private void pass(long us) {
        world.advance(us);
        store.advance(us);
        long now = world.driver().position();
        double ul = (now - position) * ulPerMicrostep();
        double movedUl = world.displacedUl() - displacedUl;
        double share = movedUl > 0 ? (world.air().passedUl() - passedUl) / movedUl : 0;
        airUl += ul * share;
        position = now;
        displacedUl = world.displacedUl();
        passedUl = world.air().passedUl();
    }

    double ulPerMicrostep() {
        return device.nlPerRev() / 1e3 / device.microstepsPerRev();
    }

    /** Goes on until air is found, or the last bubble is gone by so much; whether it is found. */
    boolean untilFound(double goneUl) {
        for (int i = 0; i < STEPS_MAX && !found() && aheadUl() > -goneUl; i++) {
            step();
        }
        return found();
    }

    boolean found() {
        return (out.annunciator().conditions() & AIR) != 0;
    }

    /** Power goes, while what is in the line is liquid, and comes again. */
    void powerCycle() {
        double goneUl = aheadUl();
        store.cut(7);
        powerOn();
        bubblesUl = goneUl;
    }

    private void powerOn() {
        // The hardware begins anew too, and its line with nothing but liquid.
        world = new World(plant, 1);
        world.reservoir().fill(device.reservoirNl() / 1e3);
        position = 0;
        displacedUl = 0;
        passedUl = 0;
        core = new PumpCore(device);
        StoredState stored = new StoredState();
        store.load(stored);
        core.restore(stored);
        settle();
    }

    int state() {
        return out.snapshot().state();
    }

    /** Air that passed, by the motor. */
    double airUl() {
        return airUl;
    }
}
