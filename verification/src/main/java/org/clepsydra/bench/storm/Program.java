package org.clepsydra.bench.storm;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.clepsydra.oracle.Curves;
import org.clepsydra.oracle.Stretch;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;

/**
 * What is prescribed in a storm: the image for the pump, and the curve as a function of time, which
 * is worked out here from the prescription and by nothing of the core.
 */
final class Program {
    private static final double MS_PER_H = 3_600_000.0;

    /** They are the same for every storm of a cell, and take longer to make than to look up. */
    private static final ConcurrentMap<String, Program> MADE = new ConcurrentHashMap<>();

    private final ProgramKind kind;
    private final StormPump pump;
    private final long nlPerH;
    private final ProgramDraft draft;
    private final long[] image = new long[PlanLayout.WORDS];
    private final List<Stretch> curve;
    private final double[] startMs;
    private final double[] startNl;
    private volatile double slowMs = -1;

    private Program(StormPump pump, long nlPerH, ProgramKind kind, ProgramDraft draft) {
        this.pump = pump;
        this.nlPerH = nlPerH;
        this.kind = kind;
        this.draft = draft;
        PlanDraft plan = draft.draft();
        plan.writeTo(image);
        if (image[PlanLayout.VOLUME_NL] == 0) {
            throw new IllegalStateException(
                    pump.name() + " " + nlPerH + " " + kind + ": rule " + plan.verdict().rule());
        }
        curve = Curves.of(image);
        startMs = new double[curve.size() + 1];
        startNl = new double[curve.size() + 1];
        for (int i = 0; i < curve.size(); i++) {
            startMs[i + 1] = startMs[i] + curve.get(i).ms();
            startNl[i + 1] = startNl[i] + curve.get(i).volumeNl();
        }
    }

    /** As long as the container lasts, two weeks at most. */
    static Program of(StormPump pump, long nlPerH, ProgramKind kind) {
        return of(pump, nlPerH, kind, 0);
    }

    /** The same, and no longer than this, where it is more than 0; a cycle at least. */
    static Program of(StormPump pump, long nlPerH, ProgramKind kind, long mostMs) {
        long courseMs = mostMs > 0 ? mostMs : ProgramDraft.COURSE_MS;
        ProgramDraft draft = new ProgramDraft(pump, nlPerH, kind, courseMs, false);
        return made(pump, nlPerH, kind, "" + courseMs, draft);
    }

    /** The same as short as each shape can be and still be a few dozen quanta. */
    static Program brief(StormPump pump, long nlPerH, ProgramKind kind) {
        ProgramDraft draft = new ProgramDraft(pump, nlPerH, kind, ProgramDraft.COURSE_MS, true);
        return made(pump, nlPerH, kind, "brief", draft);
    }

    private static Program made(
            StormPump pump, long nlPerH, ProgramKind kind, String length, ProgramDraft draft) {
        return MADE.computeIfAbsent(
                pump.name() + " " + nlPerH + " " + kind + " " + length,
                key -> new Program(pump, nlPerH, kind, draft));
    }

    private boolean curved() {
        return kind == ProgramKind.RAMPS || kind == ProgramKind.COSINES;
    }

    /** What a bolus gives in a minute. */
    long bolusNl() {
        return draft.bolusNl();
    }

    long bolusMs() {
        return ProgramDraft.BOLUS_MS;
    }

    /** When segments begin and end; ms. */
    List<Double> bendsMs() {
        return Arrays.stream(startMs).boxed().toList();
    }

    /** What its overlay gives, where it has one. */
    long overlayNl() {
        return draft.overlayNl();
    }

    long overlayMs() {
        return draft.overlayMs();
    }

    ProgramKind kind() {
        return kind;
    }

    StormPump pump() {
        return pump;
    }

    /** The most it gives at any time. */
    long nlPerH() {
        return nlPerH;
    }

    long[] image() {
        return image;
    }

    double volumeNl() {
        return startNl[curve.size()];
    }

    double durationMs() {
        return startMs[curve.size()];
    }

    /** The most that is given in an hour at any moment, boluses among it; nL/s. */
    double peakNlPerS() {
        if (kind.overlayAlone()) {
            return overlayNl() * 1e3 / overlayMs();
        }
        double bolus = kind == ProgramKind.BOLUSES ? bolusNl() * 1e3 / bolusMs() : 0;
        return Math.max(bolus, nlPerH / 3_600.0);
    }

    /** By how much the monitor's ceiling may lie above a curve that bends, as the plan says. */
    double gapNl() {
        return image[PlanLayout.ENVELOPE_GAP_NL];
    }

    /** Prescribed by a therapy time. */
    double nlAt(double ms) {
        int i = stretch(ms);
        if (i == curve.size()) {
            return volumeNl();
        }
        Stretch s = curve.get(i);
        double part = Math.max(0, ms - startMs[i]) / s.ms();
        double nl =
                switch (s.shape()) {
                    case FLAT -> s.volumeNl() * part;
                    case RAMP -> s.firstNl() * part + (s.volumeNl() - s.firstNl()) * part * part;
                    case RAISED_COSINE ->
                            s.volumeNl() * (part - Math.sin(2 * Math.PI * part) / (2 * Math.PI));
                };
        return startNl[i] + nl;
    }

    private int stretch(double ms) {
        int low = 0;
        int high = curve.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (startMs[mid + 1] <= ms) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** The longest time in which so little is prescribed that a head may trail it unseen; ms. */
    double slowMs() {
        slowMs = slowMs < 0 ? longestSlowMs() : slowMs;
        return slowMs;
    }

    private double longestSlowMs() {
        double littleNl = pump.quantumNl() + 2 * pump.countNl() + gapNl();
        if (!curved() && kind != ProgramKind.DOSES) {
            return 0;
        }
        double cycleMs = kind == ProgramKind.COSINES ? startMs[1] : startMs[2];
        int parts = 400;
        return IntStream.range(0, parts)
                .mapToDouble(i -> i * cycleMs / parts)
                .map(fromMs -> untilMore(fromMs, littleNl, cycleMs, parts))
                .max()
                .orElse(0);
    }

    private double untilMore(double fromMs, double littleNl, double cycleMs, int parts) {
        double stepMs = cycleMs / parts;
        double ms = stepMs;
        while (ms < 2 * cycleMs && nlAt(fromMs + ms) - nlAt(fromMs) <= littleNl) {
            ms += stepMs;
        }
        return ms;
    }

    /** Enters dose, duration and mean rate, as a second person would. */
    void enterAgain(OrderFrame order) {
        long ms = image[PlanLayout.DURATION_MS];
        long nl = image[PlanLayout.VOLUME_NL];
        order.enter(image[PlanLayout.DOSE_NG], ms, (long) (nl * MS_PER_H / ms));
    }
}
