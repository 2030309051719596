package org.clepsydra.plain;

import org.clepsydra.alarm.AlarmSystem;
import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.PlainFindings;
import org.clepsydra.drive.Drive;
import org.clepsydra.drive.MotorCommand;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.PlainPermit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.PlainSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Target;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;

/**
 * A pump of the core's own scheduler and alarms and nothing else: sensors that say yes or no, no
 * second channel, no validation, no detectors, no self-test, no watch over memory, no store, no
 * journal. What a step of the whole core costs is compared with what a step of this one does.
 */
public final class PlainPump {
    /** What its sensors say, to be set before each step. */
    public final PlainFindings sensors = new PlainFindings();

    private final PlainSignals plainSignals = new PlainSignals();
    private final PlainPermit plainPermit = new PlainPermit();
    private final Signals signals = new Signals();
    private final Findings findings = new Findings();
    private final Permit permit = new Permit();
    private final Target target = new Target();
    private final StateFrame nothingStored = new StateFrame();
    private final LoadedPlan plan;
    private final Therapy therapy;
    private final Drive drive = new Drive();
    private final AlarmSystem alarms = new AlarmSystem();
    private final MotorCommand motor = new MotorCommand();
    private final AnnunciatorFrame annunciator = new AnnunciatorFrame();

    public PlainPump(DeviceRecord device) {
        PumpGeometry geometry = new PumpGeometry(device);
        plan = new LoadedPlan(geometry);
        therapy = new Therapy(geometry, plan);
    }

    public void step(SensorFrame in, OrderFrame order) {
        plainSignals.step(in, order, signals);
        sensors.step(signals, findings);
        boolean overlaid = therapy.state() == TherapyState.OVERLAY;
        plainPermit.step(signals, plan, overlaid, permit);
        therapy.step(signals, order, findings, permit, target);
        drive.step(target, permit, motor);
        alarms.step(
                signals,
                findings,
                permit,
                therapy.state(),
                therapy.withheld(),
                therapy.keepsOpen(),
                therapy.reservoir(),
                therapy.wear(),
                nothingStored,
                annunciator);
    }

    public MotorCommand motor() {
        return motor;
    }

    public AnnunciatorFrame annunciator() {
        return annunciator;
    }

    public Therapy therapy() {
        return therapy;
    }
}
