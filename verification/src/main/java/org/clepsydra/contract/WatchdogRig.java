package org.clepsydra.contract;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/** A hardware watchdog on a bench. */
public interface WatchdogRig {
    /** What the mechanism is; its longest idle step is what the watchdog has to bear. */
    DeviceRecord device();

    /** Takes power away and gives it again: a challenge is shown, the motor is at rest. */
    void powerOn();

    /** The watchdog under test; the same until the next {@link #powerOn}. */
    Watchdog watchdog();

    /** The challenge that it shows, as the device would put it into the sensor frame. */
    int challenge();

    /** Has the motor energised from now on, or at rest. */
    void energise(boolean on);

    /** Lets {@code ms} milliseconds pass, 1 or more. */
    void pass(int ms);

    /** Whether it keeps motor power away. */
    boolean powerTaken();

    /** Whether it gives an alarm of its own. */
    boolean alarm();
}
