package org.clepsydra.bench.storm;

import java.util.SplittableRandom;
import org.clepsydra.therapy.TherapyState;

/** Runs what was drawn, and judges every step. */
final class Storm {
    private static final long FOLLOWED_US = 1_800_000_000L;
    private static final long LATE_US_MAX = 6 * 3_600_000_000L;
    private static final long READY_US_MAX = 60_000_000L;
    private static final long AIM_US_MAX = 2_400_000_000L;

    private final Draw draw;
    private final Program program;
    private final Rig rig;
    private final DeliveryJudge delivery;
    private final MotionJudge motion;
    private final BackJudge back;
    private final AlarmJudge alarms;
    private final LinkJudge link = new LinkJudge();
    private final SplittableRandom random;
    private long startUs = -1;
    private long armedUs = -1;
    private long onsetUs = -1;
    private long runsUs = -1;
    private int next;
    private String complaint = "";

    Storm(Draw draw) {
        this.draw = draw;
        program = draw.program();
        // Not of the faults, so that fewer of them befall the same pump.
        random = new SplittableRandom(~draw.seed() * 31 + draw.run());
        rig = new Rig(program, draw.pattern(), draw.returns(), random.split(), draw.two());
        delivery = new DeliveryJudge(draw, program);
        motion = new MotionJudge(draw);
        back = new BackJudge(draw, program);
        alarms = new AlarmJudge(draw, program);
    }

    /** The whole storm, or to its first complaint. */
    static StormResult run(Draw draw) {
        return new Storm(draw).run();
    }

    StormResult run() {
        while (!over()) {
            step();
        }
        return new StormResult(
                draw,
                complaint,
                delivery.worstNl(),
                delivery.boundNl(),
                delivery.ratio(),
                alarms.foundMs(),
                program.volumeNl(),
                !rig.dead() && rig.state() == TherapyState.DONE);
    }

    private boolean over() {
        if (!complaint.isEmpty()) {
            return true;
        }
        if (startUs < 0 && rig.world.timeUs() > READY_US_MAX) {
            complaint =
                    "did not start: state "
                            + rig.state()
                            + ", rule "
                            + rig.out.snapshot().verdictRule()
                            + ", conditions "
                            + rig.conditions();
            return true;
        }
        boolean begun = draw.whole() ? next == draw.faults().size() : onsetUs >= 0;
        long sinceUs = draw.whole() ? Math.max(onsetUs, runsUs) : onsetUs;
        return begun && rig.world.timeUs() - sinceUs > FOLLOWED_US;
    }

    private void step() {
        rig.step();
        if (rig.controlMadeIt()) {
            delivery.step(rig);
            back.step(rig);
            alarms.step(rig);
        }
        motion.step(rig);
        link.step(rig);
        runsUs = runs() ? rig.world.timeUs() : runsUs;
        startUs = startUs < 0 && rig.infuses() ? rig.world.timeUs() : startUs;
        pass(rig.spanUs());
        complaint = first(delivery.complaint(), back.complaint());
        complaint = first(complaint, first(motion.complaint(), alarms.complaint()));
        complaint = first(link.complaint(), complaint);
    }

    private static String first(String words, String others) {
        return words.isEmpty() ? others : words;
    }

    /** Whether it is on its way to the end; it is given some time beyond its own. */
    private boolean runs() {
        boolean late =
                startUs >= 0
                        && rig.world.timeUs() - startUs > 1e3 * program.durationMs() + LATE_US_MAX;
        boolean gives = rig.infuses() || rig.state() == TherapyState.OVERLAY;
        return gives && !rig.dead() && !late;
    }

    private void pass(long spanUs) {
        long leftUs = spanUs;
        long untilUs = untilFaultUs(spanUs);
        if (untilUs <= spanUs) {
            leftUs -= untilUs > 0 ? advance(untilUs) : 0;
            befall();
        }
        int losses = rig.powerLosses();
        if (leftUs > 0 && losses == rig.powerLosses()) {
            advance(leftUs);
        }
    }

    private long advance(long us) {
        int losses = rig.powerLosses();
        long passedUs = rig.pass(us);
        if (losses == rig.powerLosses()) {
            delivery.passed(rig, passedUs);
            motion.passed(rig, passedUs);
            back.passed(rig);
        }
        return us;
    }

    /** Time until the next fault begins, if it is within this span; else more. */
    private long untilFaultUs(long spanUs) {
        if (startUs < 0 || next == draw.faults().size()) {
            return Long.MAX_VALUE;
        }
        long nowUs = rig.world.timeUs();
        if (next > 0) {
            return Math.max(0, onsetUs + 1_000 * draw.apartMs() - nowUs);
        }
        if (armedUs < 0 && nowUs - startUs >= 1_000 * draw.leadMs()) {
            armedUs = nowUs;
        }
        if (armedUs < 0) {
            return Long.MAX_VALUE;
        }
        boolean aims = draw.atStroke() && draw.pump().strokes() && nowUs - armedUs < AIM_US_MAX;
        if (!aims) {
            return (long) (draw.phase() * spanUs);
        }
        long toGo = rig.world.driver().toGo();
        long strokeUs = toGo * draw.pump().device().pulsePeriodUsMin();
        return toGo > 0 ? (long) (draw.phase() * Math.min(spanUs, strokeUs)) : Long.MAX_VALUE;
    }

    private void befall() {
        Fault fault = draw.faults().get(next);
        if (next == 0) {
            onsetUs = rig.world.timeUs();
            rig.onset();
            delivery.onset(rig);
            alarms.onset(rig);
        }
        next++;
        fault.befall().on(rig, random.split());
        while (next < draw.faults().size() && draw.apartMs() == 0) {
            draw.faults().get(next).befall().on(rig, random.split());
            next++;
        }
    }
}
