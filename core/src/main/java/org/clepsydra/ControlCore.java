package org.clepsydra;

import org.clepsydra.alarm.AlarmSystem;
import org.clepsydra.detect.Detectors;
import org.clepsydra.detect.Findings;
import org.clepsydra.drive.Drive;
import org.clepsydra.journal.Journal;
import org.clepsydra.monitor.Permit;
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
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * The control channel: every stage but the monitor, every frame between them, and their step. What
 * the monitor permits is handed to it, from beside it or over a link.
 */
public final class ControlCore {
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
    private final ResponsePace pace = new ResponsePace();

    private final Signals signals = new Signals();
    private final Findings findings = new Findings();
    private final Target target = new Target();

    /**
     * Builds the channel for one device.
     *
     * @param device what the mechanism is; a record out of range is not refused here, but no plan
     *     will ever be accepted for it
     */
    public ControlCore(DeviceRecord device) {
        PumpGeometry geometry = new PumpGeometry(device);
        validator = new Validator(geometry);
        figures = new GeometryCheck(geometry, new PumpGeometry(device));
        detectors = new Detectors(geometry);
        powerOnTests = new PowerOnTests(geometry);
        plan = new LoadedPlan(geometry);
        therapy = new Therapy(geometry, plan);
    }

    /**
     * Up to which therapy time may have run, as the store says, under the envelope of that
     * checksum; 0 where it names another or none.
     */
    public @Ms long reservedMs(StoredState stored, long envelopeChecksum) {
        return therapy.reservedMs(stored, envelopeChecksum);
    }

    /** Checksum of the envelope of the plan that the newest record names; 0 for none. */
    public long storedEnvelope(StoredState stored) {
        return therapy.storedEnvelope(stored);
    }

    /**
     * Goes on from what the store holds, before the first step.
     *
     * @param stored every slot as it was read; nothing of it is believed unjudged
     * @param monitorFound whether the monitor holds what it held before
     * @param envelopeChecksum of the envelope that it holds, 0 for none
     * @param seenNl what it counts as given of the curve under it
     */
    public void restore(
            StoredState stored, boolean monitorFound, long envelopeChecksum, @Nl long seenNl) {
        therapy.restore(stored, monitorFound, envelopeChecksum, seenNl);
        long kept = therapy.alarmsKept();
        long began = alarms.kept() & ~kept;
        alarms.restore(kept);
        journal.restore(stored, therapy.journalRecords(), kept, began);
        detectors.restoreAir(
                therapy.keptAirNl(StateLayout.AIR_BUBBLE_NL),
                therapy.keptAirNl(StateLayout.AIR_QUARTER_NL),
                therapy.keptAirNl(StateLayout.AIR_DAY_NL));
    }

    /**
     * Senses, decides, acts. Data moves down this method and never up.
     *
     * @param in what the device measured since the last step
     * @param order what the operator asks
     * @param permit what the monitor permits in this step
     * @param trace of this step, with the marks of what came before
     * @param out filled but for what is the monitor's
     */
    @Realizes("req~structure.flow~1")
    void step(SensorFrame in, OrderFrame order, Permit permit, StepTrace trace, OutputFrame out) {
        trace.mark(validator.step(in, order, signals));
        trace.mark(airSensorTest.step(in, out.sensorTests()));
        trace.mark(
                powerOnTests.step(
                        in, signals.elapsedMs(), signals.movedCounts(), out.sensorTests()));
        boolean pending = powerOnTests.pending();
        trace.mark(detectors.selfTests(pending, powerOnTests.failedTest(), findings));
        boolean primes = permit.primes();
        trace.mark(detectors.step(signals, airSensorTest.passed(), primes, plan, findings));
        trace.mark(plan.look());
        trace.mark(detectors.figures(figures.intact() && plan.intact(), findings));
        trace.mark(detectors.compare(signals, drive.sent(), drive.rested(), findings));
        boolean takes = therapy.takesPlan();
        trace.mark(proposals.step(order.remote(), signals.nowMs(), signals.elapsedMs(), takes));
        trace.mark(therapy.proposed(proposals.plan()));
        trace.mark(therapy.step(signals, order, findings, permit, target));
        trace.mark(proposals.conclude(plan.loaded(), order.imageRemote()));
        trace.mark(therapy.alarms(alarms.kept()));
        trace.mark(therapy.journal(journal.records()));
        trace.mark(therapy.keep(signals, findings, out.state()));
        trace.mark(drive.step(target, permit, out.motor()));
        trace.mark(alarms.nearEnd(therapy.nearEnd()));
        trace.mark(announce(permit, out));
        trace.mark(journal.selfTests(signals, powerOnTests));
        trace.mark(
                journal.step(
                        signals, proposals, therapy, out.state(), out.annunciator(), out.store()));
        trace.mark(out.snapshot().take(therapy, findings, proposals));
        pace.step(signals.elapsedMs());
        out.watchdog().answer(trace.word(), pace.due());
    }

    /**
     * A step before {@link #restore}, as long as the monitor has not said what it holds: nothing
     * moves and nothing is stored, and what is wrong is announced. No order is followed but an
     * acknowledgement and a pause of the sound. The stages that wait are marked as if they had
     * been, as the watchdog knows no other step.
     */
    @Realizes("req~link.restore~2")
    void await(SensorFrame in, OrderFrame order, Permit permit, StepTrace trace, OutputFrame out) {
        trace.mark(validator.step(in, order, signals));
        trace.waive(Stages.AIR_SENSOR_TEST, Stages.CONTROL_STATE);
        trace.mark(drive.step(target, permit, out.motor()));
        trace.waive(Stages.END_AHEAD, Stages.END_AHEAD);
        trace.mark(announce(permit, out));
        trace.waive(Stages.JOURNAL_OF_TESTS, Stages.JOURNAL);
        trace.mark(out.snapshot().take(therapy, findings, proposals));
        pace.step(signals.elapsedMs());
        out.watchdog().answer(trace.word(), pace.due());
    }

    private int announce(Permit permit, OutputFrame out) {
        return alarms.step(
                signals,
                findings,
                permit,
                therapy.state(),
                therapy.withheld(),
                therapy.keepsOpen(),
                therapy.reservoir(),
                therapy.wear(),
                out.state(),
                out.annunciator());
    }
}
