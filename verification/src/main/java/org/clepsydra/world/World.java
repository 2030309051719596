package org.clepsydra.world;

import org.clepsydra.OutputFrame;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Sensors;

/**
 * One pump, its line and its patient. The core's commands come in by the ports, time by {@link
 * #advance}, readings go out by {@link #read}. Between two calls of {@code advance} the world
 * stands still. Allocates nothing after it is built.
 */
public final class World implements MotorDriver, PowerCutoff, Sensors {
    private static final long CONTROL_CLOCK_MS = 10_000;
    private static final long MONITOR_CLOCK_MS = 77_000;

    private final long countsPerRev;
    private final long microstepsPerRev;
    private final MotorSupply supply = new MotorSupply();
    private final AirDetector air = new AirDetector();
    private final DeviceClock controlClock = new DeviceClock(CONTROL_CLOCK_MS);
    private final DeviceClock monitorClock = new DeviceClock(MONITOR_CLOCK_MS);
    private final Driver driver;
    private final PumpHead head;
    private final FluidLine line;
    private final PressureSensor pressure;
    private final Reservoir reservoir = new Reservoir();
    private final boolean reservoirUsed;
    private double headUl;
    private long timeUs;
    private boolean encoderStuck;
    private long encoderCounts;

    /**
     * @param model the pump
     * @param lineSettings the line it is used with
     * @param seed of all noise
     */
    public World(PumpModel model, LineSettings lineSettings, long seed) {
        countsPerRev = model.device().countsPerRev();
        microstepsPerRev = model.device().microstepsPerRev();
        driver = new Driver(model.device().pulsePeriodUsMin());
        head = new PumpHead(model.device(), model.rippleFraction());
        line = new FluidLine(lineSettings);
        pressure = new PressureSensor(seed);
        reservoirUsed = model.device().reservoirNl() > 0;
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
    }

    /** Lets {@code spanUs} of true time pass, 1 us or more. */
    public void advance(long spanUs) {
        driver.advance(Math.min(spanUs, supply.remainingUs()), spanUs);
        supply.advance(spanUs);
        long position = driver.position();
        double nextHeadUl = head.ulAt(position);
        double headMovedUl = nextHeadUl - headUl;
        double pumpedUl = reservoirUsed ? reservoir.give(headMovedUl) : headMovedUl;
        line.advance(pumpedUl, driver.busyUs(), spanUs);
        air.advance(nextHeadUl, driver.busyUs(), spanUs);
        headUl = nextHeadUl;
        pressure.advance(line.kpa(), spanUs);
        controlClock.advance(spanUs);
        monitorClock.advance(spanUs);
        timeUs += spanUs;
        if (!encoderStuck) {
            encoderCounts = Math.floorDiv(position * countsPerRev, microstepsPerRev);
        }
    }

    @Override
    public void read(SensorFrame into) {
        into.nowMs(controlClock.nowMs());
        into.monitorNowMs(monitorClock.nowMs());
        into.encoderCounts(encoderCounts);
        into.motorEnergised(driver.energised());
        into.microstepsToGo(driver.toGo());
        into.motorMicrosteps(driver.counted());
        into.pressurePa(pressure.pa());
        into.pressureFresh(pressure.fresh());
        into.airSamples(air.wet(), air.dry());
        into.sensorTestEcho(air.tests());
        into.stored(0, 0);
    }

    /** Whether the windings carry current now. */
    public boolean energised() {
        return driver.energised() && supply.present();
    }

    /** Fault: the encoder's count stands still from now on. */
    public void stickEncoder() {
        encoderStuck = true;
    }

    /** True time since the world began. */
    public long timeUs() {
        return timeUs;
    }

    /** Volume the head displaced, forward less back. */
    public double headUl() {
        return headUl;
    }

    public Driver driver() {
        return driver;
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
