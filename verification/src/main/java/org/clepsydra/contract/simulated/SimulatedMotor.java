package org.clepsydra.contract.simulated;

import org.clepsydra.contract.MotorRig;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.world.LineSettings;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.World;

/** The simulated pump's motor; a new world at each power-on. */
final class SimulatedMotor implements MotorRig {
    private static final long US_PER_MS = 1_000;
    private static final long PRESSURE_SAMPLE_US = 10_000;
    private static final long SEED = 1;

    private final PumpModel model;
    private final SensorFrame frame = new SensorFrame();
    private World world;
    private long pressureReadings;
    private long sincePressureUs;
    private boolean pressureFrozen;

    SimulatedMotor(PumpModel model) {
        this.model = model;
        powerOn();
    }

    World world() {
        return world;
    }

    @Override
    public DeviceRecord device() {
        return model.device();
    }

    @Override
    public void powerOn() {
        begin(model.line());
    }

    /** A line at rest stands at the pressure of its far end. */
    void powerOnAt(double kpa) {
        LineSettings line = model.line();
        begin(new LineSettings(line.complianceUlPerKpa(), line.resistanceKpaPerMlPerH(), kpa));
    }

    private void begin(LineSettings line) {
        world = new World(model, line, SEED);
        pressureReadings = 0;
        sincePressureUs = 0;
        pressureFrozen = false;
    }

    @Override
    public MotorDriver driver() {
        return world;
    }

    @Override
    public PowerCutoff cutoff() {
        return world;
    }

    /** In one piece, because the world's readings are of its last span. */
    @Override
    public void pass(int ms) {
        world.advance(ms * US_PER_MS);
        sincePressureUs += ms * US_PER_MS;
        if (sincePressureUs >= PRESSURE_SAMPLE_US) {
            sincePressureUs %= PRESSURE_SAMPLE_US;
            pressureReadings += pressureFrozen ? 0 : 1;
        }
    }

    long pressureReadings() {
        return pressureReadings;
    }

    void freezePressure() {
        world.pressure().silence();
        pressureFrozen = true;
    }

    @Override
    public long pulses() {
        return world.driver().made();
    }

    @Override
    public long position() {
        return world.driver().position();
    }

    @Override
    public boolean current() {
        return world.energised();
    }

    @Override
    public long microstepsToGo() {
        return world.driver().toGo();
    }

    @Override
    public boolean enabled() {
        world.read(frame);
        return frame.motorEnergised();
    }

    @Override
    public void failShort() {
        world.driver().stickOn();
    }
}
