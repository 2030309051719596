package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * How the curve rises within one segment, in microstep-nanolitres: nanolitres times the microsteps
 * of a revolution, so that a revolution's nanolitres of them are one microstep. Each is a closed
 * form, rounded down once.
 *
 * <pre>
 * flat           V M t / T
 * ramp           (A (T - t) + V t) (M t) / T^2
 * raised cosine  V M f(t / T), f as in {@link RaisedCosine}
 * </pre>
 *
 * <p>V, A / 2 at most 1e10 nL, M at most 65,536, T of a ramp at most 8.64e7 ms: A (T - t) + V t is
 * below 2^61, T^2 and M t below 2^53, V M below 2^50. T of a flat segment is at most 2.7e9 ms, so
 * that its square is below 2^63. Only products need more than 64 bits, and no flat segment's: it is
 * reckoned as whole slope and rest, which is the same.
 */
@Realizes({"req~delivery.segments~2", "req~delivery.shapes-exact~1"})
final class SegmentShape {
    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final WideQuotient wide = new WideQuotient();
    private long kind;
    private long volumeNl;
    private long firstNl;
    private long peakNl;
    private @Ms long durationMs;

    SegmentShape(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
    }

    /** Takes the shape of segment {@code index} of the plan. */
    void take(int index) {
        kind = plan.segmentKind(index);
        volumeNl = plan.segmentVolumeNl(index);
        firstNl = plan.segmentFirstNl(index);
        peakNl = plan.segmentPeakNl(index);
        durationMs = plan.segmentMs(index);
    }

    @Ms
    long durationMs() {
        return durationMs;
    }

    long volumeNl() {
        return volumeNl;
    }

    /** What the highest rate would give over the whole segment, in microstep-nanolitres. */
    long peakMicroNl() {
        return peakNl * device.microstepsPerRev();
    }

    /** What is given after {@code intoMs} of the segment, 0 to its duration. */
    long givenMicroNl(@Ms long intoMs) {
        long microNl = volumeNl * device.microstepsPerRev();
        switch ((int) kind) {
            case (int) PlanLayout.FLAT:
                return flat(microNl, intoMs);
            case (int) PlanLayout.RAMP:
                wide.divide(
                        firstNl * (durationMs - intoMs) + volumeNl * intoMs,
                        device.microstepsPerRev() * intoMs,
                        durationMs * durationMs);
                break;
            case (int) PlanLayout.RAISED_COSINE:
                wide.divide(intoMs, RaisedCosine.ONE, durationMs);
                wide.divide(microNl, RaisedCosine.given(wide.quotient()), RaisedCosine.ONE);
                break;
            default:
                // A pause.
                return 0;
        }
        return wide.quotient();
    }

    /** With V M = q T + r: q t + floor(r t / T). q t is at most V M; r and t are at most T. */
    private long flat(long microNl, @Ms long intoMs) {
        long spanMs = Math.max(1, durationMs);
        return microNl / spanMs * intoMs + microNl % spanMs * intoMs / spanMs;
    }
}
