package org.clepsydra.world;

import org.clepsydra.contract.StepWord;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Watchdog;

/**
 * The hardware watchdog: a timer of its own, a challenge and a window. It does nothing until it is
 * fitted. Once tripped it stays so until {@link #powerOn}; the reset of the processor is left out.
 */
public final class WindowWatchdog implements Watchdog {
    /** A response sooner than this after the challenge was shown is early. */
    public static final long OPENS_US = 50_000;

    /** One later than this is late while the motor is energised; at rest, an idle period more. */
    public static final long SHUTS_US = 250_000;

    private final long idleUs;
    private boolean fitted;
    private boolean first = true;
    private boolean tripped;
    private int challenge;
    private long shownUs;
    private long energisedUs;

    /** One that is not fitted yet. */
    public WindowWatchdog(DeviceRecord device) {
        idleUs = 1_000 * device.longestIdleMs() + SHUTS_US;
        powerOn();
    }

    /** Has it watch from now on. */
    public void fit() {
        fitted = true;
        powerOn();
    }

    /** Power comes: the first challenge is shown. */
    public void powerOn() {
        first = true;
        tripped = false;
        challenge = 0x600D_F00D;
        shownUs = 0;
        energisedUs = 0;
    }

    @Override
    public void kick(int token) {
        boolean early = shownUs < OPENS_US && !first;
        tripped |= fitted && (early || token != StepWord.of(challenge));
        first = false;
        shownUs = 0;
        // Of full period: no challenge follows upon itself.
        challenge = challenge * 1_664_525 + 1_013_904_223;
    }

    /** What it shows. */
    public int challenge() {
        return challenge;
    }

    /** Lets time pass in which the driver's enable line was so. */
    public void advance(long spanUs, boolean energised) {
        tripped |= spanUs > remainingUs(energised);
        shownUs += spanUs;
        energisedUs = energised ? energisedUs + spanUs : 0;
    }

    /** Time until it takes power away if nothing is told, 0 when it has. */
    long remainingUs(boolean energised) {
        if (tripped) {
            return 0;
        }
        if (!fitted) {
            return Long.MAX_VALUE;
        }
        long leftUs = idleUs - shownUs;
        long waitedUs = Math.min(shownUs, energisedUs);
        return energised ? Math.min(leftUs, SHUTS_US - waitedUs) : leftUs;
    }

    /** Whether it keeps motor power away. */
    public boolean tripped() {
        return tripped;
    }
}
