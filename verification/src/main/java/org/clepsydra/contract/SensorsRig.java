package org.clepsydra.contract;

import org.clepsydra.port.Sensors;

/**
 * The sensors of a pump on a bench. What is counted or applied here is known by other means than
 * the sensors under test.
 */
public interface SensorsRig {
    /** The motor of the same pump. Its power-on is that of the sensors too, and mends them. */
    MotorRig motor();

    /** The sensors under test; the same until the next power-on. */
    Sensors sensors();

    /** Pressure measurements finished since power-on: the sensor's data-ready line, say. */
    long pressureReadings();

    /** Until power-on, keeps the pressure sensor from finishing a measurement. */
    void freezePressure();

    /**
     * Powers on with {@code pa} of gauge pressure between pump head and patient and the motor at
     * rest.
     *
     * @return what a gauge says, Pa
     */
    int applyPressure(int pa);

    /** Samples the air detector took since power-on. */
    long airSamples();

    /** Until power-on, puts air in front of the air detector; before, it is liquid. */
    void showAir();

    /** Until power-on, holds the air detector's output where it says liquid. */
    void holdAirDetectorAtLiquid();
}
