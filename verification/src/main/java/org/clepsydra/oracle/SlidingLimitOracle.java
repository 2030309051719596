package org.clepsydra.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The most that was released in any span of a length, exactly, by a list of the releases: {@code
 * req~overlay.sliding-limits~2}. Feed it with every step from power-on, in order, whatever plan was
 * loaded; then ask, for the hour and for the day, against the limit.
 *
 * <p>What is released is released in its step, at one instant. A span is open at its beginning and
 * closed at its end: of two releases exactly a span apart, the earlier has just left it when the
 * later comes. So spans that follow one another hold each release once, and a pump that gives the
 * limit in every span, evenly, keeps it; closed at both ends, a span would hold one release more
 * than it is long. Which one of the ends is open makes no difference to what is answered. The
 * releases of a span (e - s, e] also lie in [f, f + s), f being the time of the first of them, as e
 * &lt; f + s; and the other way round.
 *
 * <p>Spans that end at a release are enough. Any other holds what the span holds that ends at its
 * last release, or less.
 *
 * <p>Where the mechanism can only do whole strokes, a stroke counts whole at the time of its first
 * microstep. Strokes are those of the mechanism: they begin at every so many microsteps released
 * since power-on, by whatever source. Primes do not count. Of a stroke that was begun in a prime
 * and gone on with by another source the requirement says nothing; here it counts whole, from the
 * first microstep that is not of the prime.
 */
public final class SlidingLimitOracle {
    /** So many quanta, not of a prime, that were begun at a time. */
    private record Release(long ms, long quanta) {}

    private final List<Release> releases = new ArrayList<>();
    private final Rational quantumNl;
    private final long microstepsPerQuantum;

    private long lastMs = Long.MIN_VALUE;
    private long microsteps;

    /** Strokes counted so far end here, in microsteps since power-on. */
    private long countedTo;

    /**
     * A pump head whose quantum is {@code microstepsPerQuantum × nlPerRev / microstepsPerRev} nL.
     */
    public SlidingLimitOracle(long nlPerRev, long microstepsPerRev, long microstepsPerQuantum) {
        require(nlPerRev > 0 && microstepsPerRev > 0 && microstepsPerQuantum > 0, "a pump head");
        quantumNl = new PumpHead(nlPerRev, microstepsPerRev, microstepsPerQuantum).quantumNl();
        this.microstepsPerQuantum = microstepsPerQuantum;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("needed: " + what);
        }
    }

    /**
     * One step at {@code ms} by the control channel's clock, which may stand still but not run
     * backwards, and the microsteps released in it: of a prime, or of any other source.
     */
    public void step(long ms, long microstepsReleased, boolean prime) {
        require(ms >= lastMs, "a clock that does not run backwards");
        require(microstepsReleased >= 0, "microsteps of 0 or more");
        lastMs = ms;
        long before = microsteps;
        microsteps = Math.addExact(microsteps, microstepsReleased);
        if (prime || microstepsReleased == 0) {
            return;
        }
        long from = Math.max(countedTo, before - before % microstepsPerQuantum);
        if (microsteps > from) {
            long quanta = -Math.floorDiv(from - microsteps, microstepsPerQuantum);
            releases.add(new Release(ms, quanta));
            countedTo = from + quanta * microstepsPerQuantum;
        }
    }

    /** The most that any span of {@code spanMs} ms held, nL. */
    public Rational mostNl(long spanMs) {
        return mostNl(spanMs, Long.MIN_VALUE);
    }

    /**
     * The most that any span of {@code spanMs} ms held that ends with a release at {@code fromMs}
     * or later, nL: what to ask where the limit is that of a plan loaded at that time.
     */
    public Rational mostNl(long spanMs, long fromMs) {
        require(spanMs > 0, "a span of 1 ms or more");
        long most = 0;
        long held = 0;
        int first = 0;
        for (Release last : releases) {
            held = Math.addExact(held, last.quanta);
            while (last.ms - releases.get(first).ms >= spanMs) {
                held -= releases.get(first++).quanta;
            }
            if (last.ms >= fromMs) {
                most = Math.max(most, held);
            }
        }
        return quantumNl.times(Rational.of(most));
    }

    /** Whether any span of {@code spanMs} ms ever held more than {@code limitNl} nL. */
    public boolean exceeds(long limitNl, long spanMs) {
        return mostNl(spanMs).compareTo(Rational.of(limitNl)) > 0;
    }

    /** The same of spans that end with a release at {@code fromMs} or later. */
    public boolean exceeds(long limitNl, long spanMs, long fromMs) {
        return mostNl(spanMs, fromMs).compareTo(Rational.of(limitNl)) > 0;
    }
}
