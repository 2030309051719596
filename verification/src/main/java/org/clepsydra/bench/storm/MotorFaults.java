package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;

/** A motor, a coupling and a driver that do something else than they are told. */
final class MotorFaults {
    private static final double SLIP = 0.1;
    private static final int TURNED_COUNTS = 12;
    private static final int NO_TOKEN = -1;

    private MotorFaults() {}

    static List<Fault> all() {
        return List.of(
                short1("motor-jam", (r, x) -> r.world.motor().jam(), 1),
                short1("motor-slip", (r, x) -> r.world.motor().slip(SLIP), SLIP),
                short1("motor-reverse", (r, x) -> r.world.motor().reverse(), 1)
                        .with(Fault.TURNS_BACK),
                short1("coupling-broken", (r, x) -> r.world.motor().breakCoupling(), 1),
                Fault.of(
                                "head-turned",
                                Bound.turned(p -> TURNED_COUNTS * p.pump().countNl()),
                                MotorFaults::turn)
                        .with(Fault.MOVES_UNTOLD | Fault.UNPOWERED_MOTION),
                Fault.of("driver-stuck-on", Bound.FULL_SPEED, (r, x) -> r.world.driver().stickOn())
                        .with(Fault.MOVES_UNTOLD),
                Fault.of("driver-stuck-at-pace", Bound.PACE, MotorFaults::stickAtPace)
                        .with(Fault.MOVES_UNTOLD),
                Fault.of("driver-drops-queue", Bound.NOTHING, MotorFaults::dropQueue)
                        .with(Fault.MAY_FALL_SHORT),
                Fault.of(
                        "driver-counts-nonsense",
                        Bound.NOTHING,
                        (r, x) -> r.onRead(in -> in.microstepsToGo(x.nextLong()))),
                Fault.of(
                        "driver-pulse-count-stuck",
                        Bound.NOTHING,
                        (r, x) -> {
                            long made = r.world.driver().position();
                            r.onRead(in -> in.motorMicrosteps(made));
                        }));
    }

    private static Fault short1(String name, Fault.Befall befall, double share) {
        return Fault.of(name, Bound.NOTHING, befall).alarms(p -> Alarm.motion(p, share, false));
    }

    private static void turn(Rig rig, SplittableRandom random) {
        StormPump pump = rig.program.pump();
        double microsteps = TURNED_COUNTS * pump.countNl() / pump.microstepNl();
        rig.world.motor().turn((long) microsteps);
    }

    /**
     * The driver goes on at the pace it has at most, as long as it has power. It is given what it
     * makes in each span; no token of the lease goes with it, so that neither half is renewed.
     */
    private static void stickAtPace(Rig rig, SplittableRandom random) {
        StormPump pump = rig.program.pump();
        double perS = rig.program.peakNlPerS() / pump.microstepNl();
        double[] carry = new double[1];
        rig.onSpan(
                us -> {
                    carry[0] += perS * us / 1e6;
                    long due = (long) carry[0];
                    carry[0] -= due;
                    long more = Math.max(0, due - Math.max(0, rig.world.driver().toGo()));
                    long periodUs = Math.max(1, us / Math.max(1, due));
                    rig.world.drive(more, periodUs, 1, NO_TOKEN);
                });
    }

    private static void dropQueue(Rig rig, SplittableRandom random) {
        // Only its queue: the lease's half is given up by token 0, and taken again at the next.
        rig.onSpan(
                us -> {
                    if (rig.controlMadeIt() && random.nextInt(20) == 0) {
                        rig.world.rest();
                    }
                });
    }
}
