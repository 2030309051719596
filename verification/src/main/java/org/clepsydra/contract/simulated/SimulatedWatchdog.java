package org.clepsydra.contract.simulated;

import org.clepsydra.contract.WatchdogRig;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;
import org.clepsydra.world.WindowWatchdog;

/** The world's watchdog by itself. */
final class SimulatedWatchdog implements WatchdogRig {
    private final DeviceRecord device;
    private final WindowWatchdog watchdog;
    private boolean energised;

    SimulatedWatchdog(DeviceRecord device) {
        this.device = device;
        watchdog = new WindowWatchdog(device);
        watchdog.fit();
    }

    @Override
    public DeviceRecord device() {
        return device;
    }

    @Override
    public void powerOn() {
        energised = false;
        watchdog.powerOn();
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public int challenge() {
        return watchdog.challenge();
    }

    @Override
    public void energise(boolean on) {
        energised = on;
    }

    @Override
    public void pass(int ms) {
        watchdog.advance(1_000L * ms, energised);
    }

    @Override
    public boolean powerTaken() {
        return watchdog.tripped();
    }

    /** The alarm is of the same latch. */
    @Override
    public boolean alarm() {
        return watchdog.tripped();
    }
}
