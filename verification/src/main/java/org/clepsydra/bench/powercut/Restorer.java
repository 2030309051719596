package org.clepsydra.bench.powercut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.Snapshot;
import org.clepsydra.monitor.Monitor;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * Gives power to a pump that finds a store as it is: a new core each time, for one step. Frames are
 * used again, as a device does.
 *
 * <p>Beside it, each channel by itself finds its own slots and nothing else. It is not asked again
 * while all it finds is as it was the last time, bit by bit.
 */
final class Restorer {
    private static final List<Integer> CONTROLS =
            List.of(StateLayout.PLAN, StateLayout.CONTROL_A, StateLayout.CONTROL_B);
    private static final List<Integer> MONITORS =
            List.of(StateLayout.PLAN, StateLayout.MONITOR_A, StateLayout.MONITOR_B);

    private final Course course;
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final StoredState stored = new StoredState();
    private final StoredState controls = new StoredState();
    private final StoredState monitors = new StoredState();
    private Monitor monitor;
    private long checksum;
    private List<Long> own;

    Restorer(Course course) {
        this.course = course;
        new World(course.model(), course.model().line(), 1).read(in);
    }

    /** What comes of a store that loses power as it is now. */
    Restored of(StateStore store) {
        store.load(stored);
        boolean sameMonitor = !take(MONITORS, monitors);
        if (monitor == null || !sameMonitor) {
            monitor = new Monitor(course.device());
            monitor.restore(monitors);
        }
        boolean sameControl = !take(CONTROLS, controls);
        if (own == null || !sameControl || checksum != monitor.envelopeChecksum()) {
            checksum = monitor.envelopeChecksum();
            own = own();
        }
        PumpCore core = new PumpCore(course.device());
        core.restore(stored);
        core.step(in, order, out);
        Snapshot now = out.snapshot();
        return new Restored(
                now.state(),
                Newest.control(store).word(StateLayout.PLAN_ID),
                now.therapyMs(),
                out.cutoff().closed() || out.motor().energise(),
                List.of(
                        now.bolusCommanded(),
                        now.primeCommanded(),
                        now.flushCommanded(),
                        now.kvoCommanded(),
                        now.commanded()),
                own,
                monitor.seenNl(),
                now.remainingNl(),
                now.everCommanded());
    }

    /** What the monitor would count as given of the curve, nL, with the control channel's word. */
    long curveSeenNl(StateStore store) {
        store.load(stored);
        Monitor told = new Monitor(course.device());
        told.restore(stored);
        told.reach(therapy().reservedMs(stored, told.envelopeChecksum()));
        return told.curveSeenNl();
    }

    /** Takes over a channel's slots; whether any of their words is another than it was. */
    private boolean take(List<Integer> slots, StoredState into) {
        boolean other = false;
        for (int slot : slots) {
            long[] from = stored.slot(slot);
            long[] to = into.slot(slot);
            if (!Arrays.equals(from, to)) {
                System.arraycopy(from, 0, to, 0, from.length);
                other = true;
            }
        }
        return other;
    }

    private List<Long> own() {
        Therapy therapy = therapy();
        therapy.restore(controls, true, checksum, 0);
        List<Long> accounts = new ArrayList<>();
        for (int row = 0; row < Made.CURVE; row++) {
            accounts.add(therapy.release().overlayCommanded(row));
        }
        accounts.add(therapy.release().commanded());
        return accounts;
    }

    private Therapy therapy() {
        PumpGeometry geometry = new PumpGeometry(course.device());
        return new Therapy(geometry, new LoadedPlan(geometry));
    }
}
