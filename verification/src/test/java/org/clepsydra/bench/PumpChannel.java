package org.clepsydra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.oracle.Curves;
import org.clepsydra.oracle.DeliveryOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.LineSettings;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.World;

/**
 * One channel of a worn pump: a core, a head of 50 uL strokes and a line of its own, stepped at
 * random. Every step is judged by the oracle, and what the motor received is kept stroke by stroke.
 */
final class PumpChannel {
    static final long STROKE_NL = 50_000;
    private static final long MICROSTEPS_PER_STROKE = 64;
    private static final long ORDER_EVERY_US = 1_000_000;

    /** Strokes that were begun at a time since power-on, all channels being switched on at once. */
    record Release(long ms, long strokes) {}

    final World world;
    final List<Release> releases = new ArrayList<>();
    private final DeviceRecord device;
    private final long[] image;
    private final PumpCore core;
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final DeliveryOracle oracle;
    private final SplittableRandom random;
    private final boolean keepsUp;
    private long nextOrderUs;
    private int given;
    private long lastMs;
    private long strokes;
    private long startedMs = -1;

    /**
     * @param channel from 0; the device's number follows from it
     * @param startUs when the operator turns to this channel
     * @param keepsUp whether its limits let it follow its curve; where they do not, START is given
     *     again and again
     */
    PumpChannel(int channel, long[] image, long startUs, boolean keepsUp) {
        device = device(channel);
        this.image = image;
        this.keepsUp = keepsUp;
        nextOrderUs = startUs;
        random = new SplittableRandom(channel);
        PumpModel model = new PumpModel("channel", device, 0.0, new LineSettings(3.0, 0.031, 1.3));
        world = new World(model, model.line(), channel);
        core = new PumpCore(device);
        oracle =
                new DeliveryOracle(
                        Curves.of(image),
                        device.nlPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
    }

    /** The device of a channel: each has a number of its own. */
    static DeviceRecord device(int channel) {
        return Devices.wearable().deviceId(7_001 + channel).seal();
    }

    void step() {
        operate();
        world.read(in);
        int before = out.snapshot().state();
        core.step(in, order, out);
        world.apply(out);
        judge(before);
        long longestMs =
                out.motor().energise() ? device.longestEnergisedMs() : device.longestIdleMs();
        world.advance(1_000 * random.nextLong(1, 1 + longestMs));
    }

    /** LOAD, the second entry, and START until it is taken. */
    private void operate() {
        boolean again = !keepsUp && state() == TherapyState.HELD;
        if ((startedMs >= 0 && !again) || world.timeUs() < nextOrderUs) {
            return;
        }
        nextOrderUs = world.timeUs() + ORDER_EVERY_US;
        if (given == 0) {
            System.arraycopy(image, 0, order.image(), 0, PlanLayout.WORDS);
            order.give(Orders.LOAD);
        } else if (given == 1) {
            Entries.again(order);
            order.give(Orders.CONFIRM);
        } else {
            order.give(Orders.START);
        }
        given++;
    }

    private void judge(int before) {
        boolean infusing =
                before == TherapyState.INFUSING
                        && (state() == TherapyState.INFUSING || state() == TherapyState.DONE);
        long longestMs = in.motorEnergised() ? device.longestEnergisedMs() : device.longestIdleMs();
        oracle.advance(in.nowMs() - lastMs, infusing, longestMs);
        lastMs = in.nowMs();
        oracle.judge(world.driver().received(), infusing && keepsUp);
        if (startedMs < 0 && state() == TherapyState.INFUSING) {
            startedMs = nowMs();
        }
        long begun = -Math.floorDiv(-world.driver().received(), MICROSTEPS_PER_STROKE);
        if (begun > strokes) {
            releases.add(new Release(nowMs(), begun - strokes));
            strokes = begun;
        }
    }

    int state() {
        return out.snapshot().state();
    }

    /** Rule by which the last order was refused. */
    int rule() {
        return out.snapshot().verdictRule();
    }

    boolean done() {
        return state() == TherapyState.DONE;
    }

    long nowMs() {
        return world.timeUs() / 1_000;
    }

    /** True time at which its infusion began; -1 before. */
    long startedMs() {
        return startedMs;
    }

    String complaint() {
        return oracle.complaint();
    }

    boolean complete() {
        return oracle.complete(world.driver().received());
    }

    /** All that its motor received, in whole strokes. */
    long givenNl() {
        return strokes * STROKE_NL;
    }
}
