package org.clepsydra.bench.storm;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.port.Orders;

/** Messages that are lost, doubled, old or wrong; channels that are dead; orders in a flood. */
final class LinkFaults {
    private static final int ONE_IN = 4;
    private static final int[] FLOOD = {
        Orders.LOAD,
        Orders.START,
        Orders.STOP,
        Orders.ACKNOWLEDGE,
        Orders.CLEAR,
        Orders.CONFIRM,
        Orders.BOLUS,
        Orders.PRIME,
        Orders.FLUSH,
        Orders.KVO,
        Orders.CONFIRM_CHANGE,
        Orders.LOAD_LIBRARY,
        Orders.REFILL,
        99
    };

    private LinkFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("motor-commands-lost", Bound.NOTHING, path(LinkFaults::losesMotor))
                        .with(Fault.COMMANDS_CHANGED | Fault.MAY_FALL_SHORT),
                Fault.of("motor-commands-doubled", Bound.control(2), path(LinkFaults::doubles))
                        .with(Fault.COMMANDS_CHANGED | Fault.TURNS_BACK | Fault.MAKES_MORE),
                Fault.of("cutoff-stuck-closed", Bound.DEAD, path(LinkFaults::neverOpens))
                        .with(Fault.UNPOWERED_MOTION),
                Fault.of("monitor-dead", Bound.DEAD, path((r, o) -> CommandPath.control(r, o)))
                        .with(Fault.COMMANDS_CHANGED | Fault.MAY_FALL_SHORT),
                Fault.of("control-dead", Bound.DEAD, path(CommandPath::monitor))
                        .with(Fault.COMMANDS_CHANGED | Fault.MAY_FALL_SHORT),
                Fault.of("core-dead", Bound.DEAD, (r, x) -> r.stopSteps())
                        .with(Fault.DEAD | Fault.WATCHDOG | Fault.MAY_FALL_SHORT),
                Fault.of("readings-frozen", Bound.NOTHING, LinkFaults::freeze)
                        .with(Fault.MAY_FALL_SHORT),
                Fault.of("orders-lost", Bound.NOTHING, LinkFaults::losesOrders),
                Fault.of(
                                "order-flood",
                                Bound.NOTHING,
                                (r, x) ->
                                        r.onOrder(
                                                asked ->
                                                        r.sinceOnsetUs() < 60_000_000
                                                                ? FLOOD[x.nextInt(FLOOD.length)]
                                                                : asked))
                        .with(Fault.MAY_FALL_SHORT),
                Fault.of(
                                "start-stop-bounce",
                                Bound.NOTHING,
                                (r, x) ->
                                        r.onOrder(
                                                asked ->
                                                        x.nextInt(50) == 0
                                                                ? x.nextBoolean()
                                                                        ? Orders.STOP
                                                                        : Orders.START
                                                                : asked))
                        .with(Fault.MAY_FALL_SHORT));
    }

    private static Fault.Befall path(CommandPath path) {
        return (rig, random) -> rig.path(path);
    }

    private static void losesMotor(Rig rig, OutputFrame out) {
        CommandPath.monitor(rig, out);
        // Its token is lost with it, so that the lease runs out.
        if (rig.random.nextInt(ONE_IN) != 0) {
            CommandPath.control(rig, out);
        }
    }

    private static void doubles(Rig rig, OutputFrame out) {
        CommandPath.monitor(rig, out);
        CommandPath.control(rig, out);
        if (out.motor().energise()) {
            // The second comes with a token that has been used.
            CommandPath.control(rig, out);
        }
    }

    private static void neverOpens(Rig rig, OutputFrame out) {
        if (out.cutoff().closed()) {
            rig.world.close(out.cutoff().leaseToken());
        }
        rig.world.test(out.sensorTests().tests());
        CommandPath.control(rig, out);
    }

    /** The encoder, the driver and the pressure say what they said; the clocks go on. */
    private static void freeze(Rig rig, SplittableRandom random) {
        long counts = rig.in.encoderCounts();
        long toGo = rig.in.microstepsToGo();
        long made = rig.in.motorMicrosteps();
        int pa = rig.in.pressurePa();
        rig.onRead(
                in -> {
                    in.encoderCounts(counts);
                    in.microstepsToGo(toGo);
                    in.motorMicrosteps(made);
                    in.pressurePa(pa);
                });
    }

    /** Numbers are given, but one in four orders never comes. */
    private static void losesOrders(Rig rig, SplittableRandom random) {
        rig.onOrder(
                asked -> {
                    boolean lost = asked != Orders.NONE && random.nextInt(ONE_IN) == 0;
                    if (lost) {
                        rig.order.give(asked);
                    }
                    return asked;
                });
    }
}
