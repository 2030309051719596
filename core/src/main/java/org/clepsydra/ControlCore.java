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
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.remote.Proposals;
import org.clepsydra.selftest.AirSensorTest;
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
    private final Proposals proposals = new Proposals();
    private final LoadedPlan plan;
    private final Therapy therapy;
    private final Drive drive = new Drive();
    private final AlarmSystem alarms = new AlarmSystem();
    private final Journal journal = new Journal();

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
        alarms.restore(therapy.alarmsKept());
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
     * @param out filled but for what is the monitor's
     */
    public void step(SensorFrame in, OrderFrame order, Permit permit, OutputFrame out) {
        validator.step(in, order, signals);
        airSensorTest.step(in, out.sensorTests());
        boolean primes = permit.primes();
        detectors.step(signals, airSensorTest.passed(), primes, plan, findings);
        boolean intact = plan.look();
        detectors.figures(figures.intact() && intact, findings);
        detectors.compare(signals, drive.sent(), drive.rested(), findings);
        proposals.step(order.remote(), signals.nowMs(), signals.elapsedMs(), therapy.takesPlan());
        therapy.proposed(proposals.plan());
        therapy.step(signals, order, findings, permit, target);
        proposals.conclude(plan.loaded(), order.imageRemote());
        therapy.alarms(alarms.kept());
        therapy.keep(signals, findings, out.state());
        drive.step(target, permit, out.motor());
        alarms.step(
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
        journal.step(signals, proposals, therapy, out.state(), out.annunciator(), out.store());
        out.snapshot().take(therapy, findings, proposals);
        out.watchdog().kick();
    }

    /**
     * A step before {@link #restore}, as long as the monitor has not said what it holds: nothing
     * moves and nothing is stored, and what is wrong is announced. Orders are not followed.
     */
    @Realizes("req~link.restore~1")
    public void await(SensorFrame in, OrderFrame order, Permit permit, OutputFrame out) {
        validator.step(in, order, signals);
        drive.step(target, permit, out.motor());
        alarms.step(
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
        out.snapshot().take(therapy, findings, proposals);
        out.watchdog().kick();
    }
}
