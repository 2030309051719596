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
import org.clepsydra.port.Stages;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.Proposals;
import org.clepsydra.selftest.AirSensorTest;
import org.clepsydra.selftest.PowerOnTests;
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
    private final PowerOnTests powerOnTests;
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
        powerOnTests = new PowerOnTests(geometry);
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
        journal.restore(stored, therapy.journalRecords(), alarms.kept());
        detectors.restoreAir(
                therapy.keptAirNl(StateLayout.AIR_BUBBLE_NL),
                therapy.keptAirNl(StateLayout.AIR_QUARTER_NL),
                therapy.keptAirNl(StateLayout.AIR_DAY_NL));
    }

    /**
     * Senses, decides, acts. Data moves down this method and never up. What each stage gives back
     * goes into the trace; see {@link StepTrace}.
     *
     * @param in what the device measured since the last step
     * @param order what the operator asks
     * @param out filled whole, to be applied before the next step, the cutoff first
     */
    @Realizes("req~structure.flow~1")
    public void step(SensorFrame in, OrderFrame order, OutputFrame out) {
        trace.begin(in.watchdogChallenge());
        trace.mark(monitor.step(in, order, out.permit(), out.cutoff()));
        trace.mark(monitor.keep(in, out.monitorState()));
        trace.mark(validator.step(in, order, signals));
        trace.mark(airSensorTest.step(in, out.sensorTests()));
        trace.mark(
                powerOnTests.step(
                        in, signals.elapsedMs(), signals.movedCounts(), out.sensorTests()));
        boolean pending = powerOnTests.pending();
        trace.mark(detectors.selfTests(pending, powerOnTests.failedTest(), findings));
        boolean primes = out.permit().primes();
        trace.mark(detectors.step(signals, airSensorTest.passed(), primes, plan, findings));
        boolean intact = plan.look();
        trace.mark(Stages.PLAN_IMAGE);
        trace.mark(detectors.figures(figures.intact() && intact, findings));
        trace.mark(detectors.compare(signals, drive.sent(), drive.rested(), findings));
        boolean takes = therapy.takesPlan();
        trace.mark(proposals.step(order.remote(), signals.nowMs(), signals.elapsedMs(), takes));
        trace.mark(therapy.proposed(proposals.plan()));
        trace.mark(therapy.step(signals, order, findings, out.permit(), target));
        trace.mark(proposals.conclude(plan.loaded(), order.imageRemote()));
        trace.mark(therapy.alarms(alarms.kept()));
        trace.mark(therapy.journal(journal.records()));
        trace.mark(therapy.keep(signals, findings, out.state()));
        trace.mark(drive.step(target, out.permit(), out.motor()));
        trace.mark(alarms.nearEnd(therapy.nearEnd()));
        trace.mark(
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
                        out.annunciator()));
        trace.mark(journal.selfTests(signals, powerOnTests));
        trace.mark(
                journal.step(
                        signals, proposals, therapy, out.state(), out.annunciator(), out.store()));
        trace.mark(out.snapshot().take(therapy, findings, proposals));
        pace.step(signals.elapsedMs());
        out.watchdog().answer(trace.word(), pace.due());
    }
}
