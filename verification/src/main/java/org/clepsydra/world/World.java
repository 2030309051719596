package org.clepsydra.world;

import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Sensors;
import org.clepsydra.port.Watchdog;

/**
 * One pump, its line and its patient. The core's commands come in by the ports, time by {@link
 * #advance}, readings go out by {@link #read}. Between two calls of {@code advance} the world
 * stands still. Allocates nothing after it is built.
 */
public final class World implements MotorDriver, PowerCutoff, Sensors, Watchdog {
    private static final long CONTROL_CLOCK_MS = 10_000;
    private static final long MONITOR_CLOCK_MS = 77_000;

    /** The seed itself is the pressure sensor's. */
    private static final long APART_FROM_PRESSURE = 0x5DEECE66DL;

    private final MotorSupply supply = new MotorSupply();
    private final DeviceClock controlClock = new DeviceClock(CONTROL_CLOCK_MS);
    private final DeviceClock monitorClock = new DeviceClock(MONITOR_CLOCK_MS);
    private final GasDrive gas = new GasDrive();
    private final Reservoir reservoir = new Reservoir();
    private final WindowWatchdog watchdog;
    private final Driver driver;
    private final Motor motor;
    private final Encoder encoder;
    private final PumpHead head;
    private final Gain gain;
    private final InletTube bag;
    private final Inlet inlet;
    private final Outlet outlet;
    private final FluidLine line;
    private final Warmth warmth;
    private final Patient patient;
    private final AirDetector air;
    private final PressureSensor pressure;
    private final Instruments instruments;
    private final SelfTests selfTests;
    private final boolean instrumented;
    private double headUl;
    private double displacedUl;
    private long timeUs;

    /**
     * A pump that does as it says, on a line at rest.
     *
     * @param model the pump
     * @param lineSettings the line it is used with
     * @param seed of all noise
     */
    public World(PumpModel model, LineSettings lineSettings, long seed) {
        this(Plant.calm(model, lineSettings), seed, false);
    }

    /**
     * @param plant the pump with all that it is used with
     * @param seed of what is drawn at random: the pump's own errors, noise, and what the patient
     *     does
     */
    public World(Plant plant, long seed) {
        this(plant, seed, true);
    }

    private World(Plant plant, long seed, boolean instrumented) {
        this.instrumented = instrumented;
        SplittableRandom seeds = new SplittableRandom(seed ^ APART_FROM_PRESSURE);
        DeviceRecord device = plant.pump().device();
        watchdog = new WindowWatchdog(device);
        driver = new Driver(device.pulsePeriodUsMin());
        motor = plant.stalls() ? Motor.ordinary(seeds.nextLong()) : Motor.strong();
        encoder = new Encoder(device, plant.missedCounts(), seeds.nextLong());
        head = new PumpHead(device, plant.pump().rippleFraction());
        gain = new Gain(plant.gain(), seeds.nextLong());
        bag = new InletTube(plant.tube(), plant.containerUl());
        reservoir.fill(plant.containerUl());
        inlet =
                switch (plant.source()) {
                    case ANYTHING -> (wantedUl, busyUs, spanUs) -> wantedUl;
                    case BAG -> bag;
                    case RESERVOIR -> reservoir;
                };
        outlet =
                switch (plant.head()) {
                    case TUBE -> (displacedUl, into) -> displacedUl;
                    case STOPPER -> new Stopper();
                    case GAS -> gas;
                };
        line = new FluidLine(plant.line());
        warmth = new Warmth(plant.roomC());
        line.viscosity(Viscosity.centipoise(plant.roomC()));
        patient = new Patient(plant.line().patientKpa(), plant.patient(), seeds.nextLong());
        air = new AirDetector(plant.air(), seeds.nextLong());
        pressure = new PressureSensor(plant.pressure(), seed);
        instruments = new Instruments(plant.pressure(), seeds);
        selfTests = new SelfTests(instruments.battery());
    }

    @Override
    public void drive(long microsteps, long pulsePeriodUs, int direction, int leaseToken) {
        supply.renewControl(leaseToken);
        driver.drive(microsteps, pulsePeriodUs, direction);
    }

    @Override
    public void rest() {
        supply.renewControl(0);
        driver.rest();
    }

    @Override
    public void close(int leaseToken) {
        supply.close(leaseToken);
    }

    @Override
    public void open() {
        supply.open();
    }

    @Override
    public void test(int tests) {
        air.test(tests);
    }

    @Override
    public void selfTest(int test) {
        selfTests.ask(test);
    }

    /** Does what the core decided in a step, the power first. */
    public void apply(OutputFrame out) {
        if (out.cutoff().closed()) {
            close(out.cutoff().leaseToken());
        } else {
            open();
        }
        if (out.motor().energise()) {
            drive(
                    out.motor().microsteps(),
                    out.motor().pulsePeriodUs(),
                    out.motor().direction(),
                    out.motor().leaseToken());
        } else {
            rest();
        }
        test(out.sensorTests().tests());
        if (out.watchdog().due()) {
            kick(out.watchdog().token());
        }
        selfTest(out.sensorTests().selfTest());
    }

    @Override
    public void kick(int token) {
        watchdog.kick(token);
    }

    /** Fits the watchdog that the device is to have; without it a pump is never reset. */
    public World watched() {
        watchdog.fit();
        return this;
    }

    /** Lets {@code spanUs} of true time pass, 1 us or more. */
    public void advance(long spanUs) {
        boolean powered = energised();
        long poweredUs = Math.min(supply.remainingUs(), watchdog.remainingUs(driver.energised()));
        watchdog.advance(spanUs, driver.energised());
        driver.advance(Math.min(spanUs, poweredUs), spanUs);
        supply.advance(spanUs);
        motor.advance(driver.position(), line.kpa());
        encoder.advance(motor.head(), spanUs);
        surround(spanUs);
        pump(spanUs);
        measure(powered, spanUs);
        selfTests.advance(spanUs);
        controlClock.advance(spanUs);
        monitorClock.advance(spanUs);
        timeUs += spanUs;
    }

    private void surround(long spanUs) {
        if (warmth.advance(spanUs)) {
            line.viscosity(Viscosity.centipoise(warmth.lineC()));
        }
        patient.advance(spanUs);
        line.patientKpa(patient.kpa());
        gain.advance(spanUs);
    }

    private void pump(long spanUs) {
        long busyUs = driver.busyUs();
        double nextHeadUl = head.ulAt(motor.head());
        double movedUl = (nextHeadUl - headUl) * gain.now();
        headUl = nextHeadUl;
        double wantedUl = outlet.give(movedUl, line) + gain.besideUl(spanUs);
        double pumpedUl = inlet.give(wantedUl, busyUs, spanUs);
        displacedUl += pumpedUl;
        line.advance(pumpedUl, busyUs, spanUs);
        air.advance(displacedUl, busyUs, spanUs);
    }

    private void measure(boolean powered, long spanUs) {
        double turn = head.turn(motor.head());
        double kpa = line.kpa();
        pressure.advance(kpa + patient.beatKpa(line.settlingS()), turn, spanUs);
        if (instrumented) {
            boolean hung = inlet == bag;
            double leftUl = hung ? bag.leftUl() : reservoir.leftUl();
            // A valve does not work against the line.
            instruments.motor(powered, motor.stalled(), outlet == gas ? 0 : kpa, spanUs);
            instruments.supply(hung ? bag.kpa() : 0, turn, leftUl, spanUs);
            instruments.around(warmth.roomC(), spanUs);
        }
    }

    /** The device loses its power: the motor stands, and what is queued is lost. */
    public void powerLoss() {
        supply.forget();
        watchdog.powerOn();
        driver.rest();
        air.test(0);
        selfTests.powerLoss();
    }

    /** The processor of the control channel alone loses its power. */
    public void controlPowerLoss() {
        supply.forgetControl();
        driver.rest();
        air.test(0);
    }

    /** The processor of the monitor alone does. */
    public void monitorPowerLoss() {
        supply.forgetMonitor();
    }

    @Override
    public void read(SensorFrame into) {
        into.nowMs(controlClock.nowMs());
        into.monitorNowMs(monitorClock.nowMs());
        into.encoderCounts(encoder.counts());
        into.motorEnergised(driver.energised() || selfTests.enables());
        into.microstepsToGo(driver.toGo());
        into.motorMicrosteps(driver.position());
        into.pressurePa(pressure.pa());
        into.pressureFresh(pressure.fresh());
        into.airSamples(air.wet(), air.dry());
        into.sensorTestEcho(air.tests());
        into.stored(0, 0);
        into.watchdogChallenge(watchdog.challenge());
        selfTests.read(into);
        if (instrumented) {
            instruments.read(into);
        }
    }

    /** Whether the windings carry current now. */
    public boolean energised() {
        return driver.energised() && supply.present() && !watchdog.tripped();
    }

    /** True time since the world began. */
    public long timeUs() {
        return timeUs;
    }

    /** Volume the head displaced by its maker's figures, forward less back. */
    public double headUl() {
        return headUl;
    }

    /** Volume that really went into the line, forward less back. */
    public double displacedUl() {
        return displacedUl;
    }

    public Driver driver() {
        return driver;
    }

    public WindowWatchdog watchdog() {
        return watchdog;
    }

    public MotorSupply supply() {
        return supply;
    }

    public FluidLine line() {
        return line;
    }

    public AirDetector air() {
        return air;
    }

    public Motor motor() {
        return motor;
    }

    public Encoder encoder() {
        return encoder;
    }

    /** What the head gives for what it says. */
    public Gain gain() {
        return gain;
    }

    /** The gas of a pump that has some. */
    public GasDrive gas() {
        return gas;
    }

    /** The bag and its tube; without a meaning on a pump that takes from elsewhere. */
    public InletTube bag() {
        return bag;
    }

    public Patient patient() {
        return patient;
    }

    public Warmth warmth() {
        return warmth;
    }

    /** The sensors that not every device has; of a pump without a plant there are none. */
    public Instruments instruments() {
        return instruments;
    }

    /** What the device tries of itself at power-on. */
    public SelfTests selfTests() {
        return selfTests;
    }

    /** The implant's reservoir; without a meaning on a pump that has none. */
    public Reservoir reservoir() {
        return reservoir;
    }

    public PressureSensor pressure() {
        return pressure;
    }

    /** The clock the control channel reads. */
    public DeviceClock controlClock() {
        return controlClock;
    }

    /** The clock the monitor channel reads. */
    public DeviceClock monitorClock() {
        return monitorClock;
    }
}
