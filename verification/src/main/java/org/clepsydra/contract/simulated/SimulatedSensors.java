package org.clepsydra.contract.simulated;

import org.clepsydra.contract.MotorRig;
import org.clepsydra.contract.SensorsRig;
import org.clepsydra.port.Sensors;

/** The simulated pump's sensors. */
final class SimulatedSensors implements SensorsRig {
    private static final double BUBBLE_UL = 1_000;
    private static final long US_PER_SAMPLE = 1_000;

    private final SimulatedMotor motor;

    SimulatedSensors(SimulatedMotor motor) {
        this.motor = motor;
    }

    @Override
    public MotorRig motor() {
        return motor;
    }

    @Override
    public Sensors sensors() {
        return motor.world();
    }

    @Override
    public long pressureReadings() {
        return motor.pressureReadings();
    }

    @Override
    public void freezePressure() {
        motor.freezePressure();
    }

    @Override
    public int applyPressure(int pa) {
        motor.powerOnAt(pa / 1e3);
        return (int) Math.round(1e3 * motor.world().line().kpa());
    }

    @Override
    public long airSamples() {
        return motor.world().timeUs() / US_PER_SAMPLE;
    }

    /** A bubble whose front is past the detector and whose back is far upstream. */
    @Override
    public void showAir() {
        motor.world().air().inject(BUBBLE_UL, -1);
    }

    @Override
    public void holdAirDetectorAtLiquid() {
        motor.world().air().stickWet();
    }
}
