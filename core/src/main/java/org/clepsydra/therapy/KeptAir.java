package org.clepsydra.therapy;

import org.clepsydra.detect.Findings;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;

/** What the record says of the air that passed. */
@Realizes("req~persistence.air~1")
final class KeptAir {
    // A tenth of the least limit of a bubble.
    private static final long MORE_NL = 2_000;

    private KeptAir() {}

    static void keep(Findings findings, StateRecord record) {
        record.set(StateLayout.AIR_BUBBLE_NL, findings.airBubbleNl());
        record.set(StateLayout.AIR_QUARTER_NL, findings.airQuarterNl());
        record.set(StateLayout.AIR_DAY_NL, findings.airDayNl());
    }

    /**
     * Whether so much more has passed than the record says that it is worth another; where less is
     * to be said it is not, as that errs to an alarm.
     */
    static boolean unkept(Findings findings, StateRecord record) {
        // Beyond every limit a bubble says nothing more; a prime's may be long.
        long bubbleNl = Math.min(findings.airBubbleNl(), HardLimits.BUBBLE_NL_MAX);
        return more(bubbleNl, record.word(StateLayout.AIR_BUBBLE_NL))
                || more(findings.airQuarterNl(), record.word(StateLayout.AIR_QUARTER_NL))
                || more(findings.airDayNl(), record.word(StateLayout.AIR_DAY_NL));
    }

    private static boolean more(long nl, long keptNl) {
        return nl - keptNl >= MORE_NL;
    }
}
