package org.clepsydra.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.bench.scenario.Event;
import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.Stage;
import org.clepsydra.plan.Rule;
import org.clepsydra.plan.Verdict;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.World;

/**
 * One run of the core in the world. The operator loads the plan, waits, and gives START; events do
 * the rest. Prints nothing.
 */
public final class Run implements Stage {
    private static final long LOAD_US = 500_000;
    private static final long START_RETRY_US = 1_000_000;
    private static final int START_TRIES_MAX = 10;
    private static final long SETTLE_US = 5_000_000;
    private static final int TELLINGS = 250;

    private final Scenario scenario;
    private final PrescribedCurve curve;
    private final long prescribedMs;
    private final DeviceRecord device;
    private final World world;
    private final PumpCore core;
    private final SensorFrame sensors = new SensorFrame();
    private final OrderFrame orders = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final DeliveryWatch delivery;
    private final AlarmLog alarms = new AlarmLog();
    private final Series series = new Series();
    private final OutflowRecord outflow = new OutflowRecord();
    private final SplittableRandom random;

    private int pendingOrder;
    private long pendingLateMs;
    private int nextEvent;
    private int startTries;
    private long nextOrderUs = LOAD_US;
    private boolean libraryGiven;
    private boolean loadGiven;
    private boolean primeGiven;
    private boolean confirmGiven;
    private long startUs = -1;
    private long endedMs = -1;
    private long quietSinceUs = -1;
    private long lastNowMs;
    private long steps;

    private Run(Scenario scenario) {
        this.scenario = scenario;
        curve = scenario.prescription().curve();
        prescribedMs = scenario.prescription().realMs();
        device = scenario.pump().device();
        world = new World(scenario.pump(), scenario.line(), scenario.seed());
        core = new PumpCore(device);
        libraryGiven = !scenario.library().given();
        delivery = new DeliveryWatch(scenario.pump(), curve);
        random = new SplittableRandom(~scenario.seed());
        primeGiven = !scenario.overlays().prime().used();
        if (device.reservoirNl() > 0) {
            refill(0, scenario.reservoirNl());
        }
    }

    /** Runs a scenario to its end and judges it. */
    public static RunResult of(Scenario scenario, Watch watch) {
        Run run = new Run(scenario);
        while (!run.over()) {
            run.step();
            if (run.steps % run.stepsPerTelling() == 0) {
                watch.at(run.progress());
            }
        }
        watch.at(run.progress());
        return new Judgement(run.result()).judged();
    }

    private long stepsPerTelling() {
        long periodMs = scenario.stepPeriod().random() ? 50 : scenario.stepPeriod().fixedMs();
        return Math.max(1, prescribedMs / periodMs / TELLINGS);
    }

    private Progress progress() {
        return new Progress(
                scenario.name(),
                Math.max(0, sinceStartMs()),
                prescribedMs,
                delivery.commandedNl() / 1e6,
                curve.givenNl() / 1e6,
                out.snapshot().state() == TherapyState.INFUSING
                        ? curve.rateMlPerH(out.snapshot().therapyMs())
                        : 0,
                world.line().kpa(),
                alarms.words());
    }

    private void step() {
        happen();
        operate();
        world.read(sensors);
        int before = out.snapshot().state();
        core.step(sensors, orders, out);
        world.apply(out);
        judge(before);
        steps++;
        world.advance(1_000 * spanMs());
        delivery.motion(world.driver().position());
        series.pressure(world.line().kpa());
    }

    private void judge(int before) {
        int state = out.snapshot().state();
        long sinceMs = sensors.nowMs() - lastNowMs;
        lastNowMs = sensors.nowMs();
        boolean infusing =
                before == TherapyState.INFUSING
                        && (state == TherapyState.INFUSING || state == TherapyState.DONE);
        delivery.advance(sinceMs, infusing, sensors.motorEnergised());
        delivery.besides(besides());
        delivery.judge(world.driver().received(), out.motor().microsteps(), infusing);
        alarms.step(sinceStartMs(), out.annunciator().conditions());
        follow(state);
        delivery.hour(sinceStartMs(), world.driver().received());
        if (startUs >= 0) {
            record(state);
        }
    }

    /** Microsteps of overlays, as the core has them; what is left of all is the curve's. */
    private long besides() {
        return out.snapshot().bolusCommanded()
                + out.snapshot().primeCommanded()
                + out.snapshot().flushCommanded()
                + out.snapshot().kvoCommanded();
    }

    private void follow(int state) {
        if (state == TherapyState.INFUSING) {
            startUs = startUs < 0 ? world.timeUs() : startUs;
        }
        if (state == TherapyState.INFUSING || state == TherapyState.OVERLAY) {
            quietSinceUs = -1;
        } else if (quietSinceUs < 0) {
            quietSinceUs = world.timeUs();
        }
        if (state == TherapyState.DONE && endedMs < 0) {
            endedMs = sinceStartMs();
        }
    }

    private void record(int state) {
        outflow.at(world.timeUs() - startUs, world.line().outflowUl());
        if (endedMs < 0) {
            outflow.disturb(state != TherapyState.INFUSING, world.line().occluded());
        }
        if (series.due(sinceStartMs())) {
            addRow();
        }
    }

    private void addRow() {
        series.add(
                sinceStartMs(),
                delivery.therapyMs(),
                delivery.commandedNl() / 1e6,
                delivery.curveNl() / 1e6,
                delivery.errorQuanta(),
                world.line().outflowUl() / 1e3);
    }

    /** The library, LOAD, the second entry, then START until it is taken, as operators would. */
    private void operate() {
        if (pendingOrder != Orders.NONE) {
            if (pendingOrder == Orders.BOLUS) {
                orders.enter(scenario.overlays().bolus().amount(), 0, 0);
            }
            orders.give(pendingOrder);
            pendingOrder = Orders.NONE;
        } else if (startUs < 0 && world.timeUs() >= nextOrderUs) {
            nextOrderUs = world.timeUs() + START_RETRY_US;
            if (!libraryGiven) {
                giveLibrary();
            } else if (!loadGiven) {
                loadGiven = true;
                OrderedPlan.of(device, scenario).writeTo(orders.image());
                orders.give(Orders.LOAD);
            } else if (out.snapshot().state() == TherapyState.READY && !primeGiven) {
                primeGiven = true;
                orders.give(Orders.PRIME);
            } else if (out.snapshot().state() == TherapyState.READY && !confirmGiven) {
                confirmGiven = true;
                OrderedPlan.enterAgain(scenario, orders);
                orders.give(Orders.CONFIRM);
            } else if (out.snapshot().state() == TherapyState.READY) {
                startTries++;
                orders.give(Orders.START);
            }
        }
    }

    /** As one whose verifier has looked at it. */
    private void giveLibrary() {
        libraryGiven = true;
        long[] image = scenario.library().image();
        System.arraycopy(image, 0, orders.library(), 0, image.length);
        orders.libraryAuthentic(true);
        orders.give(Orders.LOAD_LIBRARY);
    }

    private void happen() {
        List<Event> events = scenario.events();
        while (startUs >= 0
                && nextEvent < events.size()
                && sinceStartMs() >= events.get(nextEvent).atMs()) {
            events.get(nextEvent).action().accept(this);
            nextEvent++;
            quietSinceUs = -1;
        }
    }

    private long spanMs() {
        if (pendingLateMs > 0) {
            long lateMs = pendingLateMs;
            pendingLateMs = 0;
            return lateMs;
        }
        if (scenario.stepPeriod().longestIdle() && !out.motor().energise()) {
            return device.longestIdleMs();
        }
        if (!scenario.stepPeriod().random()) {
            return scenario.stepPeriod().fixedMs();
        }
        boolean energised = out.motor().energise();
        return random.nextLong(
                1, 1 + (energised ? device.longestEnergisedMs() : device.longestIdleMs()));
    }

    private boolean over() {
        if (startUs < 0) {
            boolean refused = out.snapshot().verdictRule() != Rule.ACCEPTED;
            return refused || startTries > START_TRIES_MAX;
        }
        boolean quiet = quietSinceUs >= 0 && world.timeUs() - quietSinceUs >= SETTLE_US;
        boolean allHappened = nextEvent == scenario.events().size();
        boolean more = scenario.overlays().flush().used() || scenario.overlays().kvo().used();
        boolean ended = endedMs >= 0 && !more;
        return (quiet && (allHappened || ended)) || sinceStartMs() > longestMs();
    }

    /** No run goes on for longer than twice its prescription and an hour. */
    private long longestMs() {
        return 2 * prescribedMs + 3_600_000;
    }

    private RunResult result() {
        int rule = out.snapshot().verdictRule();
        long figure = out.snapshot().verdictFigure();
        long limit = out.snapshot().verdictLimit();
        if (rule == Rule.DOSE) {
            // What the host refuses comes to the core without a dose; the host says why.
            Verdict order = OrderedPlan.of(device, scenario).verdict();
            rule = order.rule();
            figure = order.figure();
            limit = order.limit();
        }
        return new RunResult(
                scenario,
                rule,
                VerdictWords.of(scenario.prescription(), rule, figure, limit),
                steps,
                endedMs,
                world.timeUs() / 1_000,
                delivery.delivery(),
                world.line().trappedUl() * 1_000,
                out.snapshot().remainingNl(),
                OrderedPlan.reachesMs(device, scenario),
                world.air().passedUl() * 1_000,
                alarms.end(sinceStartMs()),
                series,
                outflow,
                List.of());
    }

    /** True time since the core began to infuse; below zero before, counted from power-on. */
    private long sinceStartMs() {
        return startUs < 0 ? -1 : (world.timeUs() - startUs) / 1_000;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public void order(int order) {
        pendingOrder = order;
    }

    @Override
    public void refill(long drawnNl, long fillNl) {
        long heldNl = Math.round(world.reservoir().leftUl() * 1_000);
        orders.refill(drawnNl < 0 ? heldNl : drawnNl, fillNl);
        world.reservoir().fill(fillNl / 1_000.0);
        pendingOrder = Orders.REFILL;
    }

    @Override
    public void nextStepAfterMs(long ms) {
        pendingLateMs = ms;
    }
}
