package org.clepsydra.bench.scenario;

import static org.clepsydra.bench.scenario.Dimension.PER_CENT;
import static org.clepsydra.bench.scenario.Dimension.TIME;
import static org.clepsydra.bench.scenario.Dimension.VOLUME;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.Orders;
import org.clepsydra.world.DeviceClock;
import org.clepsydra.world.World;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one event: a time and one thing that happens. */
final class EventReader {
    private static final List<String> KEYS =
            List.of(
                    "at",
                    "line",
                    "bubble",
                    "driver",
                    "motor",
                    "step late",
                    "order",
                    "refill",
                    "encoder",
                    "pressure sensor",
                    "air detector",
                    "control clock",
                    "monitor clock");
    private static final Field AT = Field.of(TIME, 0, HardLimits.DURATION_MS_MAX, "0 s to 31 d");
    private static final Field LATE = Field.of(TIME, 1, 3_600_000, "1 ms to 1 h");
    private static final Field JUMP = Field.of(TIME, 1, 86_400_000, "1 ms to 1 d");
    private static final Field BUBBLE = Field.of(VOLUME, 1_000, 5_000_000, "1 uL to 5 mL");
    private static final Field FILL = Field.of(VOLUME, 0, 1_000_000_000, "0 mL to 1 L");
    private static final Field RATE_ERROR = Field.of(PER_CENT, "0.0001", "50", "0.0001 % to 50 %");

    /** Room in the line between where a bubble gets in and the detector. */
    private static final double BUBBLE_UPSTREAM_UL = 20.0;

    private static final Map<String, Integer> ORDERS =
            Map.of(
                    "start", Orders.START,
                    "stop", Orders.STOP,
                    "acknowledge", Orders.ACKNOWLEDGE,
                    "bolus", Orders.BOLUS,
                    "flush", Orders.FLUSH,
                    "kvo", Orders.KVO);

    private static final List<String> ORDER_WORDS =
            List.of("start", "stop", "acknowledge", "bolus", "flush", "kvo");

    private EventReader() {}

    static Event read(String file, Node node) throws BadScenario {
        Entries entries = Entries.read(file, node, "event", KEYS);
        long atMs = entries.text("at").whole(AT);
        List<String> keys = entries.keys();
        keys.remove("at");
        if (keys.size() != 1) {
            throw entries.bad("needs \"at\" and one thing that happens, not " + keys.size());
        }
        Text what = entries.text(keys.get(0));
        return new Event(atMs, what.key() + ": " + what.value(), action(what));
    }

    private static Consumer<Stage> action(Text what) throws BadScenario {
        return switch (what.key()) {
            case "line" -> line(what);
            case "bubble" -> bubble(what);
            case "driver" -> only(what, "stuck on", stage -> stage.world().driver().stickOn());
            case "motor" -> motor(what);
            case "encoder" -> only(what, "stuck", stage -> stage.world().encoder().stick());
            case "air detector" -> only(what, "stuck wet", stage -> stage.world().air().stickWet());
            case "pressure sensor" -> pressure(what);
            case "step late" -> late(what);
            case "order" -> order(what);
            case "refill" -> refill(what);
            case "control clock" -> clock(what, World::controlClock);
            default -> clock(what, World::monitorClock);
        };
    }

    private static Consumer<Stage> only(Text what, String word, Consumer<Stage> action)
            throws BadScenario {
        what.oneOf(List.of(word));
        return action;
    }

    private static Consumer<Stage> line(Text what) throws BadScenario {
        if (what.value().matches("narrowed \\d+ times")) {
            Text times = what.part(what.value().replaceAll("\\D", ""));
            double factor = times.plainWhole(2, 1_000_000);
            return stage -> stage.world().line().narrow(factor);
        }
        String word = what.oneOf(List.of("occluded", "open", "narrowed 20 times"));
        return word.equals("open")
                ? stage -> stage.world().line().release()
                : stage -> stage.world().line().occlude();
    }

    private static Consumer<Stage> bubble(Text what) throws BadScenario {
        double ul = what.whole(BUBBLE) / 1_000.0;
        return stage -> stage.world().air().inject(ul, BUBBLE_UPSTREAM_UL);
    }

    private static Consumer<Stage> motor(Text what) throws BadScenario {
        if (what.value().matches("slips 1 of \\d+")) {
            Text part = what.part(what.value().substring("slips 1 of ".length()));
            long oneOf = part.plainWhole(2, 1_000_000);
            return stage -> stage.world().motor().slip(1.0 / oneOf);
        }
        String word = what.oneOf(List.of("stalled", "reversed", "slips 1 of 20"));
        return word.equals("stalled")
                ? stage -> stage.world().motor().jam()
                : stage -> stage.world().motor().reverse();
    }

    private static Consumer<Stage> pressure(Text what) throws BadScenario {
        String word = what.oneOf(List.of("stuck", "silent"));
        return word.equals("stuck")
                ? stage -> stage.world().pressure().stick()
                : stage -> stage.world().pressure().silence();
    }

    private static Consumer<Stage> late(Text what) throws BadScenario {
        long ms = what.whole(LATE);
        return stage -> stage.nextStepAfterMs(ms);
    }

    private static Consumer<Stage> order(Text what) throws BadScenario {
        int order = ORDERS.get(what.oneOf(ORDER_WORDS));
        return stage -> stage.order(order);
    }

    /** Filled, and what is said to have been drawn: what was there where nothing is said. */
    private static Consumer<Stage> refill(Text what) throws BadScenario {
        String[] parts = what.value().split(" after ", 2);
        long fillNl = what.part(parts[0]).whole(FILL);
        long drawnNl = parts.length < 2 ? -1 : what.part(parts[1]).whole(FILL);
        return stage -> stage.refill(drawnNl, fillNl);
    }

    private static Consumer<Stage> clock(Text what, Function<World, DeviceClock> which)
            throws BadScenario {
        String value = what.value();
        if (value.startsWith("back ") || value.startsWith("forward ")) {
            long ms = what.part(value.substring(value.indexOf(' '))).whole(JUMP);
            long jump = value.startsWith("back ") ? -ms : ms;
            return stage -> which.apply(stage.world()).jump(jump);
        }
        if (value.startsWith("fast ") || value.startsWith("slow ")) {
            Text part = what.part(value.substring(5));
            long ppm = part.figure(RATE_ERROR).movePointRight(4).longValue();
            long error = value.startsWith("slow ") ? -ppm : ppm;
            return stage -> which.apply(stage.world()).errorPpm(error);
        }
        what.oneOf(List.of("stopped", "back 1 s", "forward 1 s", "fast 1 %", "slow 1 %"));
        return stage -> which.apply(stage.world()).stop();
    }
}
