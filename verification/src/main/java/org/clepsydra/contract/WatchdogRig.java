package org.clepsydra.contract;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/** A hardware watchdog on a bench. */
public interface WatchdogRig {
    /** What the mechanism is; its longest step is what the watchdog has to bear. */
    DeviceRecord device();

    /** Takes power away and gives it again: the watchdog begins to wait. */
    void powerOn();

    /** The watchdog under test; the same until the next {@link #powerOn}. */
    Watchdog watchdog();

    /** Lets {@code ms} milliseconds pass, 1 or more. */
    void pass(int ms);

    /** The device's own limit: it trips when it has not been told for longer. */
    int limitMs();

    /** Whether it keeps motor power away. */
    boolean powerTaken();

    /** Whether it gives an alarm of its own. */
    boolean alarm();
}
