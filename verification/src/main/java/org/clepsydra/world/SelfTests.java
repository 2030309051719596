package org.clepsydra.world;

import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SelfTestState;
import org.clepsydra.port.SensorFrame;

/**
 * The tests that the device carries out on itself, and what may be wrong with what they try. How
 * long each takes is an assumption.
 */
public final class SelfTests {
    /** What the program's CRC is while no bit of it has changed. */
    public static final long PROGRAM_CHECKSUM = 0x5EED_C0DEL;

    /** The bench's motor at full speed. */
    static final double LOAD_MA = 400;

    private static final int SWITCHES_US = 400_000;

    private final Battery battery;
    private int asked;
    private long ranUs;
    private int broken;
    private int silent;
    private int broke;
    private long program = PROGRAM_CHECKSUM;
    private boolean cutoffWelded;
    private boolean cutoffDead;
    private boolean enableStuck;
    private boolean sounderDead;
    private boolean sounderStuck;

    SelfTests(Battery battery) {
        this.battery = battery;
    }

    /** Fault: what these bits of tests try does not work. */
    public void breaks(int tests) {
        broken = tests;
    }

    /** Fault: these tests never come to an end. */
    public void hangs(int tests) {
        silent = tests;
    }

    /** Fault: this test fails now, while the device runs. */
    public void breaksNow(int test) {
        broke = test;
    }

    /** Fault: a bit of the program has turned over. */
    public void programChanged() {
        program = PROGRAM_CHECKSUM ^ 1L << 9;
    }

    /** Fault: the cutoff no longer opens. */
    public void weldCutoff() {
        cutoffWelded = true;
    }

    /** Fault: the cutoff no longer closes. */
    public void breakCutoff() {
        cutoffDead = true;
    }

    /** Fault: the driver's enable is on, whatever is said. */
    public void stickEnable() {
        enableStuck = true;
    }

    /** Fault: the sounder makes no sound. */
    public void muteSounder() {
        sounderDead = true;
    }

    /** Fault: what listens hears the sounder all the time. */
    public void stickSounder() {
        sounderStuck = true;
    }

    void ask(int test) {
        ranUs = test == asked ? ranUs : 0;
        asked = test;
    }

    void advance(long spanUs) {
        ranUs += spanUs;
    }

    /** Power is gone, and what was asked. */
    void powerLoss() {
        asked = 0;
        broke = 0;
    }

    /** Whether the driver's enable is on for a test, in the second and the fourth quarter of it. */
    boolean enables() {
        long quarter = ranUs * 4 / SWITCHES_US;
        return asked == SelfTestBits.MOTOR_SWITCHES && (quarter == 1 || quarter == 3);
    }

    void read(SensorFrame into) {
        if (broke != 0) {
            into.selfTest().say(broke, SelfTestState.FAILED, 0);
        } else if (asked == 0) {
            into.selfTest().say(0, SelfTestState.NONE, 0);
        } else if (ranUs < takesUs(asked) || (silent & asked) != 0) {
            into.selfTest().say(asked, SelfTestState.RUNNING, 0);
        } else {
            boolean fails = (broken & asked) != 0;
            int state = fails ? SelfTestState.FAILED : SelfTestState.PASSED;
            into.selfTest().say(asked, state, figure());
        }
    }

    private static long takesUs(int test) {
        return switch (test) {
            case SelfTestBits.RAM -> 3_000_000;
            case SelfTestBits.PROGRAM -> 2_000_000;
            case SelfTestBits.STORE -> 300_000;
            case SelfTestBits.MOTOR_SWITCHES -> SWITCHES_US;
            case SelfTestBits.WATCHDOG -> 600_000;
            case SelfTestBits.ANNUNCIATOR -> 500_000;
            case SelfTestBits.BATTERY_LOAD -> 200_000;
            default -> 50_000;
        };
    }

    private long figure() {
        return switch (asked) {
            case SelfTestBits.PROGRAM -> program;
            case SelfTestBits.MOTOR_SWITCHES -> powerSeen();
            case SelfTestBits.ANNUNCIATOR ->
                    (sounderStuck ? SelfTestBits.HEARD_SILENT : 0)
                            | (sounderStuck || !sounderDead ? SelfTestBits.HEARD_SOUNDING : 0);
            case SelfTestBits.BATTERY_LOAD -> Math.round(battery.voltsUnder(LOAD_MA) * 1_000);
            default -> 0;
        };
    }

    /** Of the four ways the two switches can be told, in which there is power. */
    private int powerSeen() {
        int seen = 0;
        for (int way = 0; way < 4; way++) {
            boolean enabled = enableStuck || (way & 1) != 0;
            boolean closed = cutoffWelded || (!cutoffDead && (way & 2) != 0);
            seen |= enabled && closed ? 1 << way : 0;
        }
        return seen;
    }
}
