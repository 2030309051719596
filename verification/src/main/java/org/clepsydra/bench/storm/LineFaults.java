package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.port.Fitted;
import org.clepsydra.world.Plant;

/** The line, the container, the air in both, the surroundings. */
final class LineFaults {
    private static final double UPSTREAM_UL = 20;
    private static final long KINK_US = 60_000_000;
    private static final double GAIN = 1.75;
    private static final double HIGH_GAIN = 3;
    private static final double FREE_ML_PER_H = 500;
    private static final double PLAIN_KPA = 70;

    private LineFaults() {}

    static List<Fault> all() {
        return List.of(
                line("occlusion-full", (r, x) -> r.world.line().occlude())
                        .on(LineFaults::senses)
                        .alarms(LineFaults::occluded),
                line("occlusion-partial", (r, x) -> r.world.line().narrow(x.nextInt(5, 200)))
                        .on(LineFaults::senses),
                line("occlusion-slow", (r, x) -> r.world.line().occlude(1e9, 1, 600))
                        .on(LineFaults::senses),
                line("kink-cycling", LineFaults::kink).on(LineFaults::senses),
                line("upstream-clamp", (r, x) -> r.world.bag().kink(1e9))
                        .on(p -> hangs(p) && p.fitted(Fitted.UPSTREAM_PRESSURE)),
                line("bag-empty", (r, x) -> r.world.bag().hang(200)).on(LineFaults::hangs),
                line("reservoir-empty", (r, x) -> r.world.reservoir().fill(1)).on(p -> !hangs(p)),
                air("air-30-ul", 30),
                air("air-60-ul", 60),
                air("air-120-ul", 120),
                air("air-600-ul", 600).alarms(LineFaults::airPasses),
                line("micro-bubbles", LineFaults::froth),
                line("patient-lifts-arm", (r, x) -> r.world.patient().heightKpa(-5)),
                line("battery-sags", LineFaults::sag)
                        .on(p -> p.fitted(Fitted.BATTERY))
                        .alarms(p -> Alarm.within(p, 4_500, AlarmCode.BATTERY_LOW)),
                line("too-warm", (r, x) -> r.world.warmth().roomC(60))
                        .on(p -> p.fitted(Fitted.THERMOMETER)),
                gain("gain-1.75", GAIN),
                gain("gain-3", HIGH_GAIN),
                Fault.of(
                                "free-flow",
                                Bound.freeFlow(FREE_ML_PER_H),
                                (r, x) -> r.world.gain().freeFlow(FREE_ML_PER_H))
                        .on(p -> p.fitted(Fitted.CONTAINER_SCALE))
                        .alarms(p -> Alarm.within(p, 30_000, AlarmCode.FLOW_BEYOND))
                        .with(Fault.FLOWS_PAST));
    }

    private static Fault line(String name, Fault.Befall befall) {
        return Fault.of(name, Bound.NOTHING, befall);
    }

    private static Fault air(String name, double ul) {
        return line(name, (r, x) -> r.world.air().inject(ul, UPSTREAM_UL));
    }

    private static Fault gain(String name, double times) {
        return Fault.of(name, Bound.gain(times), (r, x) -> r.world.gain().times(times))
                .on(p -> p.fitted(Fitted.CONTAINER_SCALE))
                .with(Fault.FLOWS_PAST);
    }

    private static boolean hangs(StormPump pump) {
        return pump.plant().source() == Plant.Source.BAG;
    }

    /** A gas valve's pressure does not rise behind an occlusion. */
    private static boolean senses(StormPump pump) {
        return pump.plant().head() != Plant.Head.GAS;
    }

    /** By what a plain threshold of 70 kPa traps in all that swells. */
    private static Alarm occluded(Program p) {
        double nl = 1e3 * p.pump().plant().complianceUlPerKpa() * PLAIN_KPA;
        return Alarm.pumped(p, nl, AlarmCode.DOWNSTREAM_OCCLUSION);
    }

    /** A syringe's stopper stands until its spring is tight: no volume says when air comes. */
    private static Alarm airPasses(Program p) {
        boolean slips = p.pump().plant().head() == Plant.Head.STOPPER;
        return slips ? null : Alarm.pumped(p, 1e3 * UPSTREAM_UL + 130_000, AlarmCode.AIR_IN_LINE);
    }

    private static void kink(Rig rig, SplittableRandom random) {
        long[] leftUs = {0};
        boolean[] shut = new boolean[1];
        rig.onSpan(
                us -> {
                    leftUs[0] -= us;
                    if (leftUs[0] <= 0) {
                        leftUs[0] = KINK_US;
                        shut[0] = !shut[0];
                        if (shut[0]) {
                            rig.world.line().occlude();
                        } else {
                            rig.world.line().release();
                        }
                    }
                });
    }

    /** 15 uL in each 200 that are pumped. */
    private static void froth(Rig rig, SplittableRandom random) {
        double[] next = {rig.world.displacedUl()};
        rig.onSpan(
                us -> {
                    if (rig.world.displacedUl() >= next[0]) {
                        next[0] = rig.world.displacedUl() + 200;
                        rig.world.air().inject(15, 5);
                    }
                });
    }

    private static void sag(Rig rig, SplittableRandom random) {
        rig.leaveBattery();
        rig.world.instruments().battery().charge(0.1);
    }
}
