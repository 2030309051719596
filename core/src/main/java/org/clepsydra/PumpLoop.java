package org.clepsydra;

import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.drive.MotorCommand;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.port.Annunciator;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.OperatorPanel;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PowerCutoff;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Sensors;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;
import org.clepsydra.port.Watchdog;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.trace.Realizes;

/**
 * Runs a core over ports, on a JVM. The caller owns the period: it calls {@link #turn} as often as
 * the device declares.
 */
@Realizes("req~structure.loop-fails-closed~3")
public final class PumpLoop {
    private final PumpCore core;
    private final Sensors sensors;
    private final OperatorPanel panel;
    private final MotorDriver motor;
    private final PowerCutoff cutoff;
    private final Annunciator annunciator;
    private final Store store;
    private final Watchdog watchdog;

    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final StoredState stored = new StoredState();
    private boolean restored;
    private boolean failed;

    public PumpLoop(
            PumpCore core,
            Sensors sensors,
            OperatorPanel panel,
            MotorDriver motor,
            PowerCutoff cutoff,
            Annunciator annunciator,
            Store store,
            Watchdog watchdog) {
        this.core = core;
        this.sensors = sensors;
        this.panel = panel;
        this.motor = motor;
        this.cutoff = cutoff;
        this.annunciator = annunciator;
        this.store = store;
        this.watchdog = watchdog;
    }

    /**
     * Restores what was stored, the first time; reads the ports, steps, and applies what was
     * decided; the watchdog's response, when it is due, is given last. Whatever throws on the way,
     * the answer is the same: no power, motor at rest, tried at every turn until power-on. A loop
     * that failed is not replaced by a new one over the same core, which would go on where it was.
     * Nothing is thrown.
     *
     * @return whether the turn came to its end; false from the first that did not
     */
    @Realizes({"req~structure.loop-fails-closed~3", "req~structure.watchdog~1"})
    public boolean turn() {
        if (!failed) {
            try {
                restore();
                sensors.read(in);
                panel.read(order);
                core.step(in, order, out);
                apply();
            } catch (Throwable broken) {
                failed = true;
            }
        }
        if (failed) {
            makeSafe();
        }
        return !failed;
    }

    /** What the last turn decided. */
    public OutputFrame out() {
        return out;
    }

    private void restore() {
        if (!restored) {
            store.load(stored);
            core.restore(stored);
            restored = true;
        }
    }

    private void apply() {
        if (out.cutoff().closed()) {
            cutoff.close(out.cutoff().leaseToken());
        } else {
            cutoff.open();
        }
        MotorCommand command = out.motor();
        if (command.energise()) {
            motor.drive(
                    command.microsteps(),
                    command.pulsePeriodUs(),
                    command.direction(),
                    command.leaseToken());
        } else {
            motor.rest();
        }
        sensors.test(out.sensorTests().tests());
        sensors.selfTest(out.sensorTests().selfTest());
        AnnunciatorFrame alarms = out.annunciator();
        annunciator.show(alarms.priority(), alarms.conditions());
        annunciator.signal(
                alarms.code(),
                alarms.pattern(),
                alarms.soundMs(),
                alarms.light(),
                alarms.lightMs());
        if (out.store().present()) {
            store.append(out.store().record());
        }
        StateFrame state = out.state();
        if (state.present()) {
            store.keep(state.slot(), state.sequence(), state.words());
        }
        MonitorStateFrame monitor = out.monitorState();
        if (monitor.present()) {
            store.keep(monitor.slot(), monitor.sequence(), monitor.words());
        }
        if (out.watchdog().due()) {
            watchdog.kick(out.watchdog().token());
        }
    }

    /** Neither call may keep the other from being made, nor the next turn from trying again. */
    private void makeSafe() {
        try {
            cutoff.open();
        } catch (Throwable broken) {
            failed = true;
        }
        try {
            motor.rest();
        } catch (Throwable broken) {
            failed = true;
        }
    }
}
