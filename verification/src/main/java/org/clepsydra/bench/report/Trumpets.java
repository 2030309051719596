package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clepsydra.bench.OutflowRecord;
import org.clepsydra.bench.RunResult;
import org.clepsydra.oracle.Stretch;
import org.clepsydra.world.PumpModel;

/**
 * The trumpet curves of a run: of every flat stretch of two hours or more, or of the longest where
 * all are shorter. A run that was held up has none: a window over the hold would speak of the hold
 * and not of the pump.
 *
 * @param curves in the order they were given
 * @param leftOut why there is none, a sentence; empty where there is one
 */
record Trumpets(List<Trumpet> curves, String leftOut) {
    private static final long LONG_MS = 2 * 3_600_000L;

    /** An end that comes later by less than this is the last step's doing, and not a hold. */
    private static final long HELD_UP_MS = 2_000;

    /** Copies the list. */
    Trumpets {
        curves = List.copyOf(curves);
    }

    static Trumpets none(String why) {
        return new Trumpets(List.of(), why);
    }

    static Trumpets of(RunResult result) {
        double[] ul = result.outflow().ul();
        String heldUp = ul.length == 0 ? "Nothing was infused." : heldUp(result);
        if (!heldUp.isEmpty()) {
            return none(heldUp);
        }
        List<Trumpet.Place> flat =
                flat(
                        result.scenario().prescription().curve().given(),
                        strokeUl(result.scenario().pump()));
        List<Trumpet> curves =
                flat.stream()
                        .map(place -> Trumpet.of(place, ul, OutflowRecord.INTERVAL_MS))
                        .filter(curve -> !curve.windows().isEmpty())
                        .toList();
        return curves.isEmpty()
                ? none("The prescription has no flat stretch as long as the shortest window.")
                : new Trumpets(curves, "");
    }

    /** Why the times of the run are not those of the prescription; empty when they are. */
    private static String heldUp(RunResult result) {
        if (result.outflow().blocked()) {
            return "The line was blocked during the run: a mean over that time would not speak of"
                    + " the pump.";
        }
        if (result.outflow().stopped() || result.endedMs() < 0) {
            return "The infusion was stopped during the run: a mean over that time would not speak"
                    + " of the pump.";
        }
        long offMs = result.endedMs() - result.scenario().prescription().realMs();
        return Math.abs(offMs) <= HELD_UP_MS
                ? ""
                : "The infusion did not end when it was due, so that it is not known which rate was"
                        + " due at each time.";
    }

    /** The stretches to look at; none where no flat one can hold a window. */
    static List<Trumpet.Place> flat(List<Stretch> given, double strokeUl) {
        List<Trumpet.Place> flat = new ArrayList<>();
        long fromMs = 0;
        for (Stretch stretch : given) {
            long toMs = fromMs + stretch.ms();
            // a pause has no rate to be off by a share of
            if (stretch.shape() == Stretch.Shape.FLAT && stretch.volumeNl() > 0) {
                double mlPerH = 3.6 * stretch.volumeNl() / stretch.ms();
                flat.add(new Trumpet.Place(fromMs, toMs, mlPerH, strokeUl));
            }
            fromMs = toMs;
        }
        List<Trumpet.Place> enough = flat.stream().filter(p -> lasts(p) >= LONG_MS).toList();
        return enough.isEmpty()
                ? flat.stream()
                        .max(Comparator.comparingLong(Trumpets::lasts))
                        .filter(Trumpet.Place::holdsAWindow)
                        .stream()
                        .toList()
                : enough;
    }

    private static long lasts(Trumpet.Place place) {
        return place.toMs() - place.fromMs();
    }

    private static double strokeUl(PumpModel pump) {
        return pump.device().microstepsPerQuantum() == 1 ? 0 : pump.quantumNl() / 1e3;
    }
}
