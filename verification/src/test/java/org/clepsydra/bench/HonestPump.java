package org.clepsydra.bench;

import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.oracle.Curves;
import org.clepsydra.oracle.DeliveryOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;

/**
 * The whole core on a motor without fault: it makes each microstep when its period has passed,
 * drops what is left when its current goes off, and its encoder tells the truth. The two clocks
 * differ by what is set.
 */
final class HonestPump {
    final SensorFrame in = new SensorFrame();
    final OrderFrame order = new OrderFrame();
    final OutputFrame out = new OutputFrame();
    private final DeviceRecord device;
    private final PumpCore core;
    private final double monitorRate;
    private double monitorMs;
    private long made;
    private long lost;
    private double phase;
    private double play;
    private long toGo;
    private long spareUs;
    private long received;
    private DeliveryOracle oracle;

    /** Whether the driver is stuck on: whenever there is power the motor runs at full speed. */
    boolean stuck;

    HonestPump(DeviceRecord device, double monitorRate) {
        this.device = device;
        this.monitorRate = monitorRate;
        core = new PumpCore(device);
        in.pressureFresh(true);
        in.airSamples(5, 0);
        step(10);
        in.airSamples(0, 5);
        in.sensorTestEcho(out.sensorTests().tests());
        step(10);
        in.airSamples(5, 0);
        in.sensorTestEcho(out.sensorTests().tests());
        step(10);
    }

    void step(long ms) {
        in.nowMs(in.nowMs() + ms);
        monitorMs += ms * monitorRate;
        in.monitorNowMs((long) monitorMs);
        in.motorEnergised(out.motor().energise());
        turn(ms);
        boolean wasInfusing = infusing();
        core.step(in, order, out);
        judge(ms, wasInfusing);
        if (out.motor().energise() && out.cutoff().closed()) {
            toGo += out.motor().microsteps();
        } else {
            toGo = 0;
            spareUs = 0;
        }
    }

    private void judge(long ms, boolean wasInfusing) {
        received += out.motor().microsteps();
        if (oracle != null) {
            boolean counts = wasInfusing && (infusing() || done());
            long energisedMs = device.longestEnergisedMs();
            oracle.advance(ms, counts, in.motorEnergised() ? energisedMs : device.longestIdleMs());
            oracle.judge(received);
        }
    }

    private void turn(long ms) {
        long periodUs = Math.max(1, out.motor().pulsePeriodUs());
        spareUs += 1_000 * ms;
        long now = Math.min(toGo, spareUs / periodUs);
        // The lease hardware takes power when the control channel gives its half up.
        boolean powered = out.cutoff().closed() && out.motor().leaseToken() != 0;
        // A driver that is stuck on counts what it makes.
        made += stuck ? (powered ? 1_000 * ms / device.pulsePeriodUsMin() : 0) : now;
        in.motorMicrosteps(made);
        toGo -= now;
        spareUs = toGo == 0 ? 0 : spareUs - now * periodUs;
        in.microstepsToGo(toGo);
        double counts = (double) (made - lost) * device.countsPerRev() / device.microstepsPerRev();
        // The play is taken up by the first motion forward.
        in.encoderCounts(Math.max(in.encoderCounts(), (long) Math.floor(counts + phase - play)));
    }

    /**
     * An encoder that stands {@code atPhase} of a count beyond its last at power-on, and whose
     * reading comes {@code backPlay} of a count later when the head goes forward.
     */
    void encoder(double atPhase, double backPlay) {
        phase = atPhase;
        play = backPlay;
    }

    /** The head misses {@code microsteps} that the driver has made. */
    void lose(long microsteps) {
        lost += microsteps;
    }

    /** The motor's power fails for a moment, and its driver drops what it had to make. */
    void dropQueue() {
        toGo = 0;
        spareUs = 0;
    }

    void give(int code, long ms) {
        order.give(code);
        step(ms);
    }

    void load(long[] image) {
        System.arraycopy(image, 0, order.image(), 0, image.length);
        oracle = oracleOf(image);
        give(Orders.LOAD, 10);
        Entries.again(order);
        give(Orders.CONFIRM, 10);
    }

    private DeliveryOracle oracleOf(long[] image) {
        return new DeliveryOracle(
                Curves.of(image),
                device.nlPerRev(),
                device.microstepsPerRev(),
                device.microstepsPerQuantum());
    }

    /** What the oracle first found wrong with what was commanded; empty when nothing. */
    String complaint() {
        return oracle.complaint();
    }

    void run(long totalMs, long ms) {
        for (long t = 0; t < totalMs && !cut(); t += ms) {
            step(ms);
        }
    }

    void end(long ms) {
        while (infusing()) {
            step(ms);
        }
    }

    DeviceRecord device() {
        return device;
    }

    boolean infusing() {
        return out.snapshot().state() == TherapyState.INFUSING;
    }

    boolean done() {
        return out.snapshot().state() == TherapyState.DONE;
    }

    boolean cut() {
        return out.permit().reason() >= DenyReason.OVER_DELIVERY;
    }

    long made() {
        return made;
    }

    @Override
    public String toString() {
        return "state "
                + out.snapshot().state()
                + ", monitor "
                + out.permit().reason()
                + ", therapy ms "
                + out.snapshot().therapyMs()
                + ", commanded "
                + out.snapshot().commanded()
                + ", made "
                + made;
    }
}
