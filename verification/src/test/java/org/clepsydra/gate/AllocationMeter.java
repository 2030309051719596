package org.clepsydra.gate;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.objectweb.asm.tree.ClassNode;

/** Counts the bytes the step allocates, around the step alone, while a therapy runs. */
public final class AllocationMeter {
    private static final int WARM_UP_STEPS = 1_000_000;
    private static final int MEASURED_STEPS = 200_000;
    private static final int FIRST_STEPS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final DeviceRecord device = Devices.bedside().seal();
    private final PumpCore core = new PumpCore(device);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final boolean seeded;
    private boolean confirmed;
    private long received;
    private long bytes;
    private Object kept;

    private AllocationMeter(boolean seeded) {
        this.seeded = seeded;
        in.pressureFresh(true);
        PlanImages.flat(device, 360_000_000, 24 * 3_600_000L).writeTo(order.image());
        Entries.again(order);
        // What the JVM does once for the measuring itself is not the step's.
        measured(false);
    }

    /** Prints the bytes allocated from the first step on, orders and self-test included. */
    public static void main(String[] args) throws Exception {
        loadCore();
        AllocationMeter meter = new AllocationMeter(args[0].equals("seeded"));
        meter.run(FIRST_STEPS);
        System.out.println(meter.bytes);
    }

    /** Loads every class of the core: what loading one allocates is the JVM's, not the step's. */
    private static void loadCore() throws Exception {
        Path core = Path.of("../core/target/classes");
        for (ClassNode node : new ClassFiles(core).all()) {
            Class.forName(node.name.replace('/', '.'));
        }
        // The one class beyond, looked up by the same loader.
        Class.forName("java.lang.Math");
    }

    static long bytesAfterWarmUp(boolean seeded) {
        AllocationMeter meter = new AllocationMeter(seeded);
        meter.run(WARM_UP_STEPS);
        meter.bytes = 0;
        meter.run(MEASURED_STEPS);
        return meter.bytes;
    }

    private void run(int steps) {
        for (int i = 0; i < steps; i++) {
            sense();
            if (out.snapshot().state() == TherapyState.IDLE && i == 50) {
                order.give(Orders.LOAD);
            } else if (out.snapshot().state() == TherapyState.READY) {
                order.give(confirmed ? Orders.START : Orders.CONFIRM);
                confirmed = true;
            }
            bytes += measured(true);
            received += out.motor().microsteps();
        }
        if (out.snapshot().state() != TherapyState.INFUSING || kept == null == seeded) {
            throw new IllegalStateException("state " + out.snapshot().state());
        }
    }

    /** Bytes allocated by one step, or by the measuring itself. */
    private long measured(boolean steps) {
        long before = threads.getCurrentThreadAllocatedBytes();
        if (steps) {
            core.step(in, order, out);
            if (seeded) {
                kept = new long[1];
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void sense() {
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.monitorNowMs() + 10);
        in.motorEnergised(out.motor().energise());
        in.motorMicrosteps(received);
        in.encoderCounts(received * device.countsPerRev() / device.microstepsPerRev());
        int tests = out.sensorTests().tests();
        in.sensorTestEcho(tests);
        in.airSamples(tests == 0 ? 10 : 0, tests == 0 ? 0 : 10);
    }
}
