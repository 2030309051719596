package org.clepsydra.contract.simulated;

import org.clepsydra.contract.WatchdogRig;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/** A timer that a token other than the last one winds up again, and that stays tripped. */
final class SimulatedWatchdog implements WatchdogRig, Watchdog {
    private final DeviceRecord device;
    private int lastToken;
    private int sinceMs;
    private boolean tripped;

    SimulatedWatchdog(DeviceRecord device) {
        this.device = device;
    }

    @Override
    public DeviceRecord device() {
        return device;
    }

    @Override
    public void powerOn() {
        lastToken = 0;
        sinceMs = 0;
        tripped = false;
    }

    @Override
    public void kick(int token) {
        if (token != lastToken) {
            lastToken = token;
            sinceMs = 0;
        }
    }

    @Override
    public Watchdog watchdog() {
        return this;
    }

    @Override
    public void pass(int ms) {
        sinceMs += ms;
        tripped |= sinceMs >= limitMs();
    }

    /** Half as much again as the longest step. */
    @Override
    public int limitMs() {
        return (int) device.longestIdleMs() * 3 / 2;
    }

    @Override
    public boolean powerTaken() {
        return tripped;
    }

    @Override
    public boolean alarm() {
        return tripped;
    }
}
