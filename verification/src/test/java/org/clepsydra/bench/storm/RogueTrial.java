package org.clepsydra.bench.storm;

import java.util.Locale;
import java.util.SplittableRandom;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;

/**
 * An infusion or an overlay that goes as it should, until at a moment its control channel goes
 * wrong and obeys nobody; nobody comes, and nothing but the monitor's switch stops the motor.
 */
final class RogueTrial {
    private static final double BOLUS_AT = 0.4;
    private static final long READY_US = 120_000_000;
    private static final long PIECE_US = 20_000;
    private static final long AFTER_US = 5_000_000;
    private static final double TAIL_MS = 75_000;
    private static final int TAIL_QUANTA = 6;
    private static final int TAIL_COUNTS = 12;

    private final Program program;
    private final RogueKind rogue;
    private final StepPattern pattern;
    private final double onsetMs;
    private final double phase;
    private final long skewPpm;
    private final CommandPath monitor;
    private final Rig rig;
    private RogueLimit limit;
    private double curveMs;
    private double overlayMs;
    private boolean overlaid;
    private boolean onset;
    private long head;
    private long forward;
    private double baseNl = -1;
    private double onsetDueNl;
    private long onsetUs;
    private Schedule schedule;
    private long cutUs = -1;
    private long movedUs;
    private double overNl = Double.NEGATIVE_INFINITY;
    private double stopNl;
    private double nearDueNl;
    private double plainNl = 1;
    private double plain = Double.NEGATIVE_INFINITY;
    private double wholeNl = 1;
    private double whole = Double.NEGATIVE_INFINITY;

    /**
     * @param onsetMs of the curve and the overlay, at which it goes wrong
     * @param phase of the next stroke, at which it does, 0 to 1; below 0 for at once
     * @param skewPpm by how much the monitor's clock is faster than the other
     * @param monitor the way of the monitor's half to the switch
     */
    RogueTrial(
            Program program,
            RogueKind rogue,
            StepPattern pattern,
            double onsetMs,
            double phase,
            long skewPpm,
            CommandPath monitor) {
        this.program = program;
        this.rogue = rogue;
        this.pattern = pattern;
        this.onsetMs = onsetMs;
        this.phase = phase;
        this.skewPpm = skewPpm;
        this.monitor = monitor;
        rig = new Rig(program, pattern, false, new SplittableRandom(7));
        rig.world.monitorClock().errorPpm(skewPpm);
        rig.onOrder(this::order);
    }

    /** Where the bolus is ordered, where there is one; ms of the curve. */
    static double bolusAtMs(Program program) {
        return BOLUS_AT * program.durationMs();
    }

    private int order(int asked) {
        if (onset) {
            return Orders.NONE;
        }
        int mine = program.kind().overlay();
        return switch (program.kind()) {
            case PRIMED -> overlaid ? Orders.NONE : asked == Orders.START ? mine : asked;
            case BOLUSES -> {
                boolean due = !overlaid && rig.infuses() && curveMs >= bolusAtMs(program);
                yield due ? mine : asked == mine ? Orders.NONE : asked;
            }
            case KEPT_OPEN, FLUSHED -> {
                boolean due = !overlaid && rig.state() == TherapyState.DONE;
                yield due ? mine : asked;
            }
            default -> asked;
        };
    }

    RogueResult run() {
        while (!onset) {
            rig.step();
            overlaid = overlaid || rig.state() == TherapyState.OVERLAY;
            baseNl = baseNl < 0 && moves() ? givenNl() : baseNl;
            if (rig.world.timeUs() > mostUs()) {
                throw new IllegalStateException(
                        String.format(
                                "%s %s: no onset, state %d, rule %d",
                                name(), replay(), rig.state(), rig.out.snapshot().verdictRule()));
            }
            honest(rig.spanUs());
        }
        while (!over()) {
            rig.step();
            boolean open = !rig.out.cutoff().closed();
            cutUs = open && cutUs < 0 ? rig.world.timeUs() : cutUs;
            wrong(spanUs());
        }
        return result();
    }

    /** More than is needed to come to the onset. */
    private long mostUs() {
        double wholeMs = program.durationMs() + program.overlayMs();
        return READY_US + (long) (1e3 * (wholeMs + tailMs()));
    }

    private double tailMs() {
        StormPump pump = program.pump();
        double nl = TAIL_QUANTA * pump.quantumNl() + TAIL_COUNTS * pump.countNl();
        return TAIL_MS + 1e3 * nl / program.peakNlPerS();
    }

    private boolean moves() {
        return rig.infuses() || rig.state() == TherapyState.OVERLAY;
    }

    private void honest(long spanUs) {
        long untilUs = untilUs(spanUs);
        if (untilUs <= spanUs) {
            long us = Math.max(1, untilUs);
            pass(us);
            begin(us);
            pass(Math.max(1, spanUs - untilUs));
            return;
        }
        pass(spanUs);
    }

    /** Time to the onset, if it is within this span; else more. */
    private long untilUs(long spanUs) {
        double doneMs = program.kind().overlayAlone() ? overlayMs : curveMs + overlayMs;
        double leftMs = onsetMs - doneMs;
        // A stroke that it waits for may not come any more; or it holds for a finding of its own.
        boolean late = baseNl >= 0 && ended();
        if (late || !moves() || leftMs * 1e3 > spanUs) {
            return late ? 0 : Long.MAX_VALUE;
        }
        if (phase < 0 || !program.pump().strokes()) {
            return Math.max(0, (long) (leftMs * 1e3));
        }
        long toGo = rig.world.driver().toGo();
        long strokeUs = toGo * program.pump().device().pulsePeriodUsMin();
        return toGo > 0 ? (long) (phase * Math.min(spanUs, strokeUs)) : Long.MAX_VALUE;
    }

    private boolean ended() {
        boolean done = rig.state() == TherapyState.DONE;
        boolean gave = program.kind().overlayAlone() ? overlaid && !moves() : done;
        return gave || rig.state() == TherapyState.HELD;
    }

    private void pass(long us) {
        boolean infuses = rig.infuses();
        boolean overlay = rig.state() == TherapyState.OVERLAY;
        rig.pass(us);
        moved();
        if (!onset) {
            curveMs += infuses ? us / 1e3 : 0;
            overlayMs += overlay ? us / 1e3 : 0;
        }
    }

    private boolean moved() {
        long went = rig.world.motor().head() - head;
        head += went;
        forward += Math.max(0, went);
        return went > 0;
    }

    /** So long after the last step of the honest channel, whose time it goes on from. */
    private void begin(long sinceStepUs) {
        onset = true;
        double sinceMs = rig.infuses() ? sinceStepUs / 1e3 : 0;
        curveMs = rig.out.snapshot().therapyMs() + sinceMs;
        onsetUs = rig.world.timeUs();
        boolean overlay = rig.state() == TherapyState.OVERLAY;
        double lineMs =
                overlay ? Math.min(overlayMs, (double) program.overlayMs()) : program.overlayMs();
        schedule = new Schedule(program, onsetUs, curveMs, lineMs);
        double lineNl = overlaid ? program.overlayNl() * lineMs / program.overlayMs() : 0;
        onsetDueNl = program.nlAt(curveMs) + lineNl;
        limit = new RogueLimit(program, rogue, curveMs);
        rig.onset();
        Rogue.take(rig, rogue.times(), rogue.lie(), schedule, monitor);
    }

    /** A motor that is under current is looked after as one, whatever the channel says of it. */
    private long spanUs() {
        long spanUs = rig.spanUs();
        boolean drives = rig.world.driver().toGo() != 0 || !program.pump().strokes();
        return drives
                ? Math.min(spanUs, 1_000 * program.pump().device().longestEnergisedMs())
                : spanUs;
    }

    private void wrong(long spanUs) {
        long leftUs = spanUs;
        while (leftUs > 0) {
            boolean stroke = program.pump().strokes() && rig.world.driver().toGo() != 0;
            long us = stroke ? Math.min(leftUs, PIECE_US) : leftUs;
            rig.pass(us);
            leftUs -= us;
            judge(moved());
        }
    }

    private double givenNl() {
        return forward * program.pump().microstepNl();
    }

    private void judge(boolean moved) {
        long nowUs = rig.world.timeUs();
        double sinceMs = (nowUs - onsetUs) / 1e3;
        double risenNl = schedule.nlAt(nowUs) - schedule.nlAt(onsetUs);
        double dueNl = onsetDueNl + risenNl;
        double nl = givenNl() - baseNl - dueNl;
        overNl = Math.max(overNl, nl);
        stopNl = moved ? nl : stopNl;
        movedUs = moved ? nowUs : movedUs;
        double toPlainNl = limit.plainNl(dueNl);
        if (nl / toPlainNl > plain) {
            plain = nl / toPlainNl;
            plainNl = toPlainNl;
            nearDueNl = dueNl;
        }
        double toWholeNl = limit.wholeNl(risenNl, sinceMs, schedule.curveMsAt(nowUs));
        if (nl / toWholeNl > whole) {
            whole = nl / toWholeNl;
            wholeNl = toWholeNl;
        }
    }

    private boolean over() {
        long nowUs = rig.world.timeUs();
        boolean cut = cutUs >= 0 && nowUs - Math.max(cutUs, movedUs) > AFTER_US;
        return cut || nowUs - onsetUs > 1e3 * (schedule.leftMs() + tailMs());
    }

    private RogueResult result() {
        return new RogueResult(
                name(),
                replay(),
                overNl,
                stopNl,
                nearDueNl,
                plainNl,
                plain,
                wholeNl,
                whole,
                cutUs < 0 ? -1 : (cutUs - onsetUs) / 1_000,
                complaint());
    }

    private String complaint() {
        if (whole > 1) {
            return "more than the monitor's own limit lets through";
        }
        // What this one drives by never ends, so only the power can stop it.
        return rogue.endless() && cutUs < 0 ? "drives on, and is not cut" : "";
    }

    private String name() {
        String kind = program.kind().name().toLowerCase(Locale.ROOT);
        return String.join(",", program.pump().name(), kind, rogue.name());
    }

    private String replay() {
        return String.format(
                Locale.ROOT,
                "%.3f mL/h steps %s at %.0f ms phase %.2f clock +%d ppm",
                program.nlPerH() / 1e6,
                pattern,
                onsetMs,
                phase,
                skewPpm);
    }
}
