package org.clepsydra.alarm;

import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Realizes;

/**
 * Holds the alarm conditions. Each is judged anew at every step, and kept until it is gone and the
 * operator has acknowledged it.
 */
public final class AlarmBoard {
    private static final long UNTIL_POWER_ON =
            1L << AlarmCode.MONITOR_CUT | 1L << AlarmCode.CORE_FAILED;

    private long kept;

    @Realizes({"req~alarm.announce~1", "req~alarm.latch~1"})
    public void step(
            Signals in, Findings findings, Permit permit, int therapyState, AnnunciatorFrame out) {
        if (in.order() == Orders.ACKNOWLEDGE) {
            kept = kept & UNTIL_POWER_ON;
        }
        keep(1L << AlarmCode.MONITOR_CUT, permit.reason() >= DenyReason.OVER_DELIVERY);
        keep(1L << AlarmCode.CORE_FAILED, therapyState == TherapyState.FAILED);
        keep(1L << AlarmCode.DOWNSTREAM_OCCLUSION, findings.occluded());
        keep(1L << AlarmCode.AIR_IN_LINE, findings.airInLine());
        keep(1L << AlarmCode.AIR_DETECTOR_FAILED, findings.airSilent());
        keep(1L << AlarmCode.CLOCK_FAULT, findings.clockFault());
        keep(1L << AlarmCode.END_OF_INFUSION, therapyState == TherapyState.DONE);
        keep(1L << AlarmCode.LATE_STEP, findings.late());
        out.show(highest(), kept);
    }

    private void keep(long bit, boolean present) {
        if (present) {
            kept = kept | bit;
        }
    }

    @Realizes("req~alarm.priority~1")
    private int highest() {
        int highest = AlarmCode.NONE;
        long rest = kept;
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            if ((rest & 1) != 0) {
                highest = Math.max(highest, AlarmCode.priority(code));
            }
            rest = rest >>> 1;
        }
        return highest;
    }
}
