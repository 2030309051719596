package org.clepsydra.bench.powercut;

import org.clepsydra.oracle.OverlayLineOracle;
import org.clepsydra.oracle.ReservationOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/** What may be given under a plan, by the oracles; counts in microsteps. */
final class Bounds {
    private final Plan plan;
    private final DeviceRecord device;
    private final ReservationOracle curve;

    Bounds(Course course, Plan plan) {
        this.plan = plan;
        device = course.device();
        curve =
                new ReservationOracle(
                        plan.curve(),
                        plan.gapNl(),
                        device.nlPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum(),
                        device.countsPerRev(),
                        lagMs(device));
    }

    /** The lag as *Lag* of the monitor's requirements says, with a millisecond to spare. */
    private static long lagMs(DeviceRecord d) {
        long energisedMs = d.longestEnergisedMs();
        if (d.microstepsPerQuantum() == 1) {
            return 2 * energisedMs + energisedMs / 8 + 6;
        }
        long queue = 1_000 * energisedMs / d.pulsePeriodUsMin();
        long queues = (d.microstepsPerQuantum() - 1) / queue + 1;
        long strokeMs = queues * (energisedMs + d.pulsePeriodUsMin() / 1_000 + 1);
        return d.longestIdleMs() + strokeMs + d.longestIdleMs() / 8 + 6;
    }

    Plan plan() {
        return plan;
    }

    ReservationOracle curve() {
        return curve;
    }

    /** The line of an overlay that begins now; of one that the plan has. */
    OverlayLineOracle line(int row) {
        return new OverlayLineOracle(
                plan.overlay(row, PlanLayout.OVERLAY_NL),
                plan.overlay(row, PlanLayout.OVERLAY_MS),
                device.nlPerRev(),
                device.microstepsPerRev(),
                device.microstepsPerQuantum());
    }

    /** Of an overlay by a time of it. */
    long lineAt(int row, long overlayMs) {
        return plan.has(row)
                ? line(row).mostQuantaAt(overlayMs) * device.microstepsPerQuantum()
                : 0;
    }

    /** All overlays of a row whole. */
    long overlaysMost(int row) {
        return plan.overlaysMost(row) * lineAt(row, Long.MAX_VALUE);
    }
}
