package org.clepsydra.bench.detect;

import org.clepsydra.port.DeviceRecord;

/**
 * What a pump that goes back after an occlusion left in the line, and what it booked.
 *
 * @param releasedUl what reached the patient when the line was opened, the motor at rest, less what
 *     the same line gives when it is stopped with nothing wrong
 * @param ledgerCounts by how many encoder counts the ledger is off what the head went back
 */
public record Relief(double releasedUl, double ledgerCounts) {
    /** Ten seconds are the longest that it goes back. */
    private static final double BACK_S = 15;

    /** All that a line gives when its motor stops has come by then. */
    private static final double DRAINED_S = 120;

    /**
     * @param blocked an infusion that has just stopped for its line
     * @param open the same, when the line was not yet blocked
     */
    static Relief of(Infusion blocked, Infusion open) {
        DeviceRecord device = blocked.device;
        long held = blocked.world.motor().head();
        blocked.pass(BACK_S);
        double backNl =
                (double) (held - blocked.world.motor().head())
                        * device.nlPerRev()
                        / device.microstepsPerRev();
        double countNl = (double) device.nlPerRev() / device.countsPerRev();
        double offNl = Math.abs(blocked.out.snapshot().takenBackNl() - backNl);
        blocked.world.line().release();
        open.stop();
        return new Relief(drained(blocked) - drained(open), offNl / countNl);
    }

    private static double drained(Infusion infusion) {
        infusion.world.patient().lie();
        double before = infusion.world.line().outflowUl();
        infusion.pass(DRAINED_S);
        return infusion.world.line().outflowUl() - before;
    }
}
