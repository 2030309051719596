package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/**
 * The most that the ceiling of an image rises in any span of a given length, rounded up. It is
 * found where the span begins or ends at a point, as between points both its ends move on straight
 * lines.
 */
@Realizes("req~plan.sliding-limits~2")
final class BusiestSpan {
    private final WideQuotient wide = new WideQuotient();
    private final long[] image;
    private final int last;
    private final int cycle;
    private final long cycleMs;
    private final long cycleNl;
    private final long runMs;
    private final long runNl;

    BusiestSpan(long[] image) {
        this.image = image;
        last = (int) image[PlanLayout.ENVELOPE_POINT_COUNT] - 1;
        cycle = (int) image[PlanLayout.ENVELOPE_CYCLE_POINT];
        cycleMs = pointMs(cycle);
        cycleNl = pointNl(cycle);
        runMs = Math.max(1, pointMs(last) - cycleMs);
        runNl = pointNl(last) - cycleNl;
    }

    long riseNl(long spanMs) {
        // What is to be seen further on in the cycle is the same again.
        long runs = Math.min(image[PlanLayout.ENVELOPE_REPEATS], spanMs / runMs + 2);
        long most = 0;
        for (long run = 0; run < runs; run++) {
            // What is before the cycle has no later runs.
            for (int i = run == 0 ? 0 : cycle; i <= last; i++) {
                long ms = pointMs(i) + run * runMs;
                // Whole at a point.
                long nl = ceilingNl(ms, 0);
                most = Math.max(most, ceilingNl(ms + spanMs, 1) - nl);
                most = Math.max(most, nl - ceilingNl(ms - spanMs, 0));
            }
        }
        return most;
    }

    /** The ceiling at {@code ms}, rounded down, or up by {@code up} where it is not whole. */
    private long ceilingNl(long ms, int up) {
        long runsBefore =
                Math.min(
                        image[PlanLayout.ENVELOPE_REPEATS] - 1,
                        Math.max(0, (ms - cycleMs - 1) / runMs));
        long intoMs = ms - runsBefore * runMs;
        long nl = runsBefore * runNl;
        for (int i = 1; i <= last; i++) {
            long stretchMs = pointMs(i) - pointMs(i - 1);
            long passedMs = Math.max(0, Math.min(intoMs - pointMs(i - 1), stretchMs));
            wide.divide(pointNl(i) - pointNl(i - 1), passedMs, Math.max(1, stretchMs));
            nl = nl + wide.quotient() + (wide.remainder() > 0 ? up : 0);
        }
        return nl;
    }

    private long pointMs(int index) {
        return image[PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS];
    }

    private long pointNl(int index) {
        return image[PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS + 1];
    }
}
