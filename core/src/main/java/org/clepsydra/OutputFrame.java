package org.clepsydra;

import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.drive.MotorCommand;
import org.clepsydra.journal.StoreFrame;
import org.clepsydra.monitor.CutoffCommand;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.monitor.Permit;
import org.clepsydra.selftest.SensorTestCommand;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.trace.Realizes;

/**
 * Everything one step decided. The device applies it whole before the next step, the cutoff first.
 */
@Realizes("req~structure.frames~1")
public final class OutputFrame {
    private final CutoffCommand cutoff = new CutoffCommand();
    private final Permit permit = new Permit();
    private final MotorCommand motor = new MotorCommand();
    private final SensorTestCommand sensorTests = new SensorTestCommand();
    private final AnnunciatorFrame annunciator = new AnnunciatorFrame();
    private final StoreFrame store = new StoreFrame();
    private final StateFrame state = new StateFrame();
    private final MonitorStateFrame monitorState = new MonitorStateFrame();
    private final WatchdogFrame watchdog = new WatchdogFrame();
    private final Snapshot snapshot = new Snapshot();

    public CutoffCommand cutoff() {
        return cutoff;
    }

    public Permit permit() {
        return permit;
    }

    public MotorCommand motor() {
        return motor;
    }

    public SensorTestCommand sensorTests() {
        return sensorTests;
    }

    public AnnunciatorFrame annunciator() {
        return annunciator;
    }

    public StoreFrame store() {
        return store;
    }

    /** What the store shall keep of the control channel. */
    public StateFrame state() {
        return state;
    }

    /** What the store shall keep of the monitor. */
    public MonitorStateFrame monitorState() {
        return monitorState;
    }

    public WatchdogFrame watchdog() {
        return watchdog;
    }

    public Snapshot snapshot() {
        return snapshot;
    }
}
