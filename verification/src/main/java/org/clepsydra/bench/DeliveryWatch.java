package org.clepsydra.bench;

import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.port.DeviceRecord;

import java.util.Locale;

/**
 * Measures, at every step, where the delivery stands against the curve. The figures are for the
 * report; a tolerance of a millionth of a quantum stands for the rounding of the measurement.
 */
final class DeliveryWatch {
    private static final double ROUNDING_QUANTA = 1e-6;

    private final DeviceRecord device;
    private final double volumeNl;
    private final long durationMs;
    private final double nlPerMicrostep;
    private final double quantumNl;
    private long therapyMs;
    private double curveNl;
    private double commandedNl;
    private double mostAheadQuanta;
    private double mostBehindQuanta;
    private double lateStepNl;
    private double mostBeyondNl;
    private String broken = "";
    private double riseQuanta;
    private boolean late;

    DeliveryWatch(DeviceRecord device, Prescription prescription) {
        this.device = device;
        volumeNl = prescription.volumeNl().doubleValue();
        durationMs = prescription.durationMs();
        nlPerMicrostep = device.nlPerRev() / (double) device.microstepsPerRev();
        quantumNl = nlPerMicrostep * device.microstepsPerQuantum();
    }

    /** Lets therapy time pass, as the requirement on it says. */
    void advance(long sinceMs, boolean infusing, boolean wasEnergised) {
        double beforeNl = curveNl;
        long longestMs = wasEnergised ? device.longestEnergisedMs() : device.longestIdleMs();
        if (infusing) {
            therapyMs += Math.max(0, Math.min(sinceMs, longestMs));
        }
        curveNl = therapyMs >= durationMs ? volumeNl : volumeNl * therapyMs / (double) durationMs;
        riseQuanta = (curveNl - beforeNl) / quantumNl;
        late = infusing && sinceMs > longestMs;
    }

    /**
     * Looks at one step.
     *
     * @param received microsteps the motor was ever given
     * @param releasedNow microsteps given in this step
     * @param infusing whether the core was to keep up in this step
     * @param timeMs since START, to name the step
     */
    void judge(long received, long releasedNow, boolean infusing, long timeMs) {
        long quanta =
                (received + device.microstepsPerQuantum() - 1) / device.microstepsPerQuantum();
        commandedNl = quanta * quantumNl;
        double aheadQuanta = (commandedNl - curveNl) / quantumNl;
        mostAheadQuanta = Math.max(mostAheadQuanta, aheadQuanta);
        if (aheadQuanta > ROUNDING_QUANTA) {
            breaks(timeMs, aheadQuanta, "ahead of the curve");
        }
        if (infusing) {
            mostBehindQuanta = Math.max(mostBehindQuanta, -aheadQuanta - riseQuanta);
            if (-aheadQuanta >= 1 + riseQuanta + ROUNDING_QUANTA) {
                breaks(timeMs, -aheadQuanta, "behind the curve");
            }
        }
        if (late) {
            lateStepNl = Math.max(lateStepNl, releasedNow * nlPerMicrostep);
        }
    }

    void motion(long position) {
        mostBeyondNl = Math.max(mostBeyondNl, position * nlPerMicrostep - curveNl);
    }

    private void breaks(long timeMs, double quanta, String where) {
        if (broken.isEmpty()) {
            broken =
                    String.format(
                            Locale.ROOT,
                            "%.3f quanta %s after %s",
                            quanta,
                            where,
                            Judgement.duration(timeMs));
        }
    }

    double curveNl() {
        return curveNl;
    }

    double commandedNl() {
        return commandedNl;
    }

    Delivery delivery() {
        return new Delivery(
                commandedNl, mostAheadQuanta, mostBehindQuanta, broken, lateStepNl, mostBeyondNl);
    }
}
