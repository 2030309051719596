package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.port.PlanLayout;

/**
 * What a segment has given, for every segment of an accepted plan and every time within it.
 *
 * <p>Of the raised cosine itself only its range is believed: 0 to one.
 */
final class ShapeClaims extends Claims {
    static final String OWNER = "org/clepsydra/therapy/SegmentShape";
    private static final long ONE = 1L << 60;

    private final PathState begin = prover.path();
    private final Geometry device = new Geometry(begin, a);
    private final Segment segment = Segment.at(begin, a, begin.symbol("segment", 0, 31));
    private final Whole intoMs = begin.symbol("intoMs", 0, Long.MAX_VALUE);
    private final Whole restMs = begin.symbol("restMs", 0, Long.MAX_VALUE);
    private final Reference shape = new Reference("shape", true);

    ShapeClaims(List<ClassFiles> code) {
        super(code);
        machine.believe(Quotients.DIVIDE, this::divide);
        machine.believe("org/clepsydra/quantity/RaisedCosine.given", this::cosine);
        begin.set(shape, "device", device.object);
        begin.set(shape, "kind", segment.kind());
        begin.set(shape, "volumeNl", segment.volumeNl());
        begin.set(shape, "firstNl", segment.firstNl());
        begin.set(shape, "peakNl", segment.peakNl());
        begin.set(shape, "durationMs", segment.durationMs());
        begin.assume(a.equal(sum(intoMs, restMs), segment.durationMs()));
    }

    /** Never below zero nor above the volume; of a flat segment and a ramp, exact. */
    void given() {
        Whole whole = product(segment.volumeNl(), device.microstepsPerRev);
        for (Outcome end : ends(machine.run(OWNER, "givenMicroNl", begin, shape, intoMs))) {
            PathState path = end.path();
            Whole given = (Whole) end.result();
            flat(path, given, whole);
            ramp(path, given);
            if (prover.possible(path, kind(PlanLayout.FLAT))) {
                Whole all = segment.durationMs();
                prover.scale(path, intoMs, all, whole);
                prover.cancel(path, given, whole, all);
            }
            if (prover.possible(path, kind(PlanLayout.RAMP))) {
                rampWithin(path, given, whole);
            }
            claim(path, "0 <= given", a.atMost(number(0), given));
            claim(path, "given <= V M", a.atMost(given, whole));
        }
    }

    private void flat(PathState path, Whole given, Whole whole) {
        Whole exact = product(whole, intoMs);
        floor(path, PlanLayout.FLAT, given, exact, segment.durationMs());
    }

    private void ramp(PathState path, Whole given) {
        Whole line =
                sum(
                        product(segment.firstNl(), a.minus(segment.durationMs(), intoMs)),
                        product(segment.volumeNl(), intoMs));
        Whole exact = product(line, product(device.microstepsPerRev, intoMs));
        Whole square = product(segment.durationMs(), segment.durationMs());
        floor(path, PlanLayout.RAMP, given, exact, square);
    }

    /** Of a segment of this kind, what is given is exact / divisor, rounded down. */
    private void floor(PathState path, long kind, Whole given, Whole exact, Whole divisor) {
        Whole made = product(given, divisor);
        BoolExpr low = a.atMost(made, exact);
        BoolExpr up = a.below(exact, sum(made, divisor));
        claim(path, "rounded down", a.implies(kind(kind), a.all(low, up)));
    }

    /** (A (T - t) + V t) t ≤ V T^2, as A ≤ 2 V. */
    private void rampWithin(PathState path, Whole given, Whole whole) {
        Whole all = segment.durationMs();
        Whole twice = product(segment.volumeNl(), number(2));
        prover.scale(path, segment.firstNl(), twice, product(restMs, intoMs));
        Whole square = product(all, all);
        Whole line = sum(product(segment.firstNl(), restMs), product(segment.volumeNl(), intoMs));
        Whole rest = product(segment.volumeNl(), product(restMs, restMs));
        claim(path, "0 <= V r r", a.atMost(number(0), rest));
        // V T^2 = V (t + r)^2 = V t^2 + 2 V t r + V r^2.
        Whole both = sum(intoMs, restMs);
        Whole wholeNl = product(segment.volumeNl(), product(both, both));
        prover.scale(path, product(line, intoMs), wholeNl, device.microstepsPerRev);
        prover.multiply(path, both, all, product(both, whole));
        prover.multiply(path, both, all, product(all, whole));
        prover.multiply(
                path,
                restMs,
                a.minus(all, intoMs),
                product(segment.firstNl(), product(device.microstepsPerRev, intoMs)));
        prover.cancel(path, given, whole, square);
    }

    private Value divide(PathState path, List<Value> arguments) {
        return Quotients.divide(this, path, arguments);
    }

    private Value cosine(PathState path, List<Value> arguments) {
        Whole part = (Whole) arguments.get(0);
        claim(path, "part of RaisedCosine.given", a.within(part, 0, ONE));
        return path.unknown("cosine", 0, ONE);
    }

    private BoolExpr kind(long code) {
        return a.equal(segment.kind(), number(code));
    }
}
