package org.clepsydra.signal;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Realizes;

/**
 * Turns what the device measures of itself into readings that can be used.
 *
 * <p>A battery or a current that no sensor can read is no reading. A temperature needs no such end:
 * whatever it is, out of the device's range is out of it.
 */
final class ConditionValidator {
    private static final int BATTERY_MV_MAX = 20_000;

    private final boolean door;
    private final boolean motorCurrent;
    private final boolean battery;
    private final boolean thermometer;
    private final boolean soundFeedback;
    private final boolean containerReader;

    ConditionValidator(PumpGeometry device) {
        door = device.has(Fitted.DOOR);
        motorCurrent = device.has(Fitted.MOTOR_CURRENT);
        battery = device.has(Fitted.BATTERY);
        thermometer = device.has(Fitted.THERMOMETER);
        soundFeedback = device.has(Fitted.SOUND_FEEDBACK);
        containerReader = device.has(Fitted.CONTAINER_READER);
    }

    @Realizes("req~condition.sensor-failed~1")
    void step(SensorFrame in, ConditionSignals out) {
        out.panel(!door || in.doorShutA(), !door || in.doorShutB(), in.keyDown());
        out.sound(!soundFeedback || in.soundHeard());
        int milliamps = in.motorMilliamps();
        boolean flows = motorCurrent && in.motorMilliampsFresh() && milliamps >= 0;
        out.motor(in.motorEnergised(), milliamps, flows);
        int millivolts = in.batteryMv();
        boolean possible = millivolts >= 0 && millivolts <= BATTERY_MV_MAX;
        out.battery(millivolts, battery && in.batteryFresh() && possible);
        out.container(in.containerNumber(), containerReader && in.containerNumberFresh());
        out.temperature(in.temperatureCentiC(), thermometer && in.temperatureFresh());
    }
}
