package org.clepsydra;

import org.clepsydra.alarm.AlarmSystem;
import org.clepsydra.detect.Detectors;
import org.clepsydra.detect.Findings;
import org.clepsydra.drive.Drive;
import org.clepsydra.journal.Journal;
import org.clepsydra.monitor.Monitor;
import org.clepsydra.plan.GeometryCheck;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.Proposals;
import org.clepsydra.selftest.AirSensorTest;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.Target;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.trace.Realizes;

/** The pump: every stage, every frame between them, and the step. */
public final class PumpCore {
    private final Monitor monitor;
    private final Validator validator;
    private final GeometryCheck figures;
    private final Detectors detectors;
    private final AirSensorTest airSensorTest = new AirSensorTest();
    private final Proposals proposals = new Proposals();
    private final LoadedPlan plan;
    private final Therapy therapy;
    private final Drive drive = new Drive();
    private final AlarmSystem alarms = new AlarmSystem();
    private final Journal journal = new Journal();
    private final StepTrace trace = new StepTrace();
    private final ResponsePace pace = new ResponsePace();

    private final Signals signals = new Signals();
    private final Findings findings = new Findings();
    private final Target target = new Target();

    /**
     * Builds the core for one device.
     *
     * @param device what the mechanism is; a record out of range is not refused here, but no plan
     *     will ever be accepted for it
     */
    public PumpCore(DeviceRecord device) {
        PumpGeometry geometry = new PumpGeometry(device);
        monitor = new Monitor(device);
        validator = new Validator(geometry);
        figures = new GeometryCheck(geometry, new PumpGeometry(device));
        detectors = new Detectors(geometry);
        plan = new LoadedPlan(geometry);
        therapy = new Therapy(geometry, plan);
    }

    /**
     * Goes on from what the store holds. Called once after power-on, before the first step, where
     * the device stores state; without it the core begins with nothing. Motion is by START only.
     *
     * @param stored every slot as it was read; nothing of it is believed unjudged
     */
    public void restore(StoredState stored) {
        boolean found = monitor.restore(stored);
        monitor.reach(therapy.reservedMs(stored, monitor.envelopeChecksum()));
        therapy.restore(stored, found, monitor.envelopeChecksum(), monitor.curveSeenNl());
        alarms.restore(therapy.alarmsKept());
        detectors.restoreAir(
                therapy.keptAirNl(StateLayout.AIR_BUBBLE_NL),
                therapy.keptAirNl(StateLayout.AIR_QUARTER_NL),
                therapy.keptAirNl(StateLayout.AIR_DAY_NL));
    }

    /**
     * Senses, decides, acts. Data moves down this method and never up. After each stage the trace
     * is marked; see {@link StepTrace}.
     *
     * @param in what the device measured since the last step
     * @param order what the operator asks
     * @param out filled whole, to be applied before the next step, the cutoff first
     */
    @Realizes("req~structure.flow~1")
    public void step(SensorFrame in, OrderFrame order, OutputFrame out) {
        trace.begin(in.watchdogChallenge());
        sense(in, order, out);
        decide(order, out);
        act(out);
        pace.step(signals.elapsedMs());
        out.watchdog().answer(trace.word(), pace.due());
    }

    private void sense(SensorFrame in, OrderFrame order, OutputFrame out) {
        monitor.step(in, order, out.permit(), out.cutoff());
        trace.mark(StepTrace.MONITOR);
        monitor.keep(in, out.monitorState());
        trace.mark(StepTrace.MONITOR_STATE);
        validator.step(in, order, signals);
        trace.mark(StepTrace.SIGNALS);
        airSensorTest.step(in, out.sensorTests());
        trace.mark(StepTrace.AIR_SENSOR_TEST);
        boolean primes = out.permit().primes();
        detectors.step(signals, airSensorTest.passed(), primes, plan, findings);
        trace.mark(StepTrace.DETECTORS);
        boolean intact = plan.look();
        trace.mark(StepTrace.PLAN_IMAGE);
        detectors.figures(figures.intact() && intact, findings);
        trace.mark(StepTrace.FIGURES);
        detectors.compare(signals, drive.sent(), drive.rested(), findings);
        trace.mark(StepTrace.COMPARISON);
    }

    private void decide(OrderFrame order, OutputFrame out) {
        proposals.step(order.remote(), signals.nowMs(), signals.elapsedMs(), therapy.takesPlan());
        trace.mark(StepTrace.PROPOSALS);
        therapy.proposed(proposals.plan());
        trace.mark(StepTrace.PROPOSED_PLAN);
        therapy.step(signals, order, findings, out.permit(), target);
        trace.mark(StepTrace.THERAPY);
        proposals.conclude(plan.loaded(), order.imageRemote());
        trace.mark(StepTrace.CONCLUSION);
        therapy.alarms(alarms.kept());
        trace.mark(StepTrace.KEPT_ALARMS);
        therapy.keep(signals, findings, out.state());
        trace.mark(StepTrace.CONTROL_STATE);
    }

    private void act(OutputFrame out) {
        drive.step(target, out.permit(), out.motor());
        trace.mark(StepTrace.DRIVE);
        alarms.step(
                signals,
                findings,
                out.permit(),
                therapy.state(),
                therapy.withheld(),
                therapy.keepsOpen(),
                therapy.reservoir(),
                therapy.wear(),
                out.state(),
                out.annunciator());
        trace.mark(StepTrace.ALARMS);
        journal.step(signals, proposals, therapy, out.state(), out.annunciator(), out.store());
        trace.mark(StepTrace.JOURNAL);
        out.snapshot().take(therapy, findings, proposals);
        trace.mark(StepTrace.SNAPSHOT);
    }
}
