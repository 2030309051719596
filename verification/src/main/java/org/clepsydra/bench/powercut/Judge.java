package org.clepsydra.bench.powercut;

import org.clepsydra.oracle.ReservationOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.therapy.TherapyState;

/** Holds one course to its oracle, step by step and at every restart; keeps the first complaint. */
final class Judge {
    private static final long COUNTS_FOR_EACH = 2;

    private final ReservationOracle oracle;
    private String complaint = "";

    Judge(Course course) {
        DeviceRecord d = course.device();
        oracle =
                new ReservationOracle(
                        new long[] {course.loadingNl(), course.maintenanceNl()},
                        new long[] {course.loadingMs(), course.maintenanceMs()},
                        d.nlPerRev(),
                        d.microstepsPerRev(),
                        d.microstepsPerQuantum(),
                        d.countsPerRev(),
                        lagMs(d));
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

    /**
     * After every step: nothing beyond what is booked, nor beyond the curve. A loading dose given
     * twice is beyond the curve.
     */
    void step(StoringPump pump) {
        long made = pump.made();
        if (made > pump.commanded() && pump.state() != TherapyState.IDLE) {
            complain("made " + made + ", booked " + pump.commanded());
        }
        long due = made == 0 ? 0 : oracle.due(pump.therapyMs());
        if (made > due) {
            complain("made " + made + " at " + pump.therapyMs() + " ms, where " + due + " are due");
        }
        if (pump.state() == TherapyState.FAILED) {
            complain("the core failed");
        }
    }

    /**
     * What a store gives back.
     *
     * @param made microsteps the mechanism ever made
     * @param ledger the ledger when power went
     * @param therapyMs therapy time when power went
     * @param losses of power so far, this one too; the monitor may miss two counts at each
     */
    void restart(Restored restored, long made, long ledger, long therapyMs, int losses) {
        if (restored.state() == TherapyState.IDLE) {
            if (made > 0) {
                complain("therapy was lost after " + made + " microsteps");
            }
            return;
        }
        complain(oracle.judge(made, ledger, therapyMs, restored.ledger()));
        if (restored.own() < made) {
            complain("the ledger by itself holds " + restored.own() + ", made are " + made);
        }
        if (oracle.unseen(made, restored.seenNl()) > COUNTS_FOR_EACH * losses) {
            complain("the monitor saw " + restored.seenNl() + " nL of " + made + " microsteps");
        }
    }

    /** Whole microsteps that hold a volume. */
    long microstepsOf(long nl) {
        return oracle.microstepsOf(nl);
    }

    /** At the end of the course. */
    void end(StoringPump pump) {
        if (pump.state() != TherapyState.DONE) {
            complain("ended in state " + pump.state() + " at " + pump.therapyMs() + " ms");
        }
        if (pump.made() > oracle.whole()) {
            complain("made " + pump.made() + " of " + oracle.whole());
        }
    }

    void complain(String words) {
        complaint = complaint.isEmpty() ? words : complaint;
    }

    String complaint() {
        return complaint;
    }
}
