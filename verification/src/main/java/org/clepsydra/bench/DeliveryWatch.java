package org.clepsydra.bench;

import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.oracle.DeliveryOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.world.PumpModel;

/** Has the oracle judge every step, and keeps the figures a report shows. */
final class DeliveryWatch {
    private final DeviceRecord device;
    private final DeliveryOracle oracle;
    private final BusiestHour hour;
    private final double nlPerMicrostep;
    private final double quantumNl;
    private double curveNl;
    private double riseQuanta;
    private double mostAheadQuanta;
    private double mostBehindQuanta;
    private double lateStepNl;
    private double mostBeyondNl;
    private long received;
    private long besides;
    private boolean late;

    DeliveryWatch(PumpModel pump, PrescribedCurve prescribed) {
        device = pump.device();
        oracle =
                new DeliveryOracle(
                        prescribed.given(),
                        device.nlPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
        nlPerMicrostep = device.nlPerRev() / (double) device.microstepsPerRev();
        quantumNl = pump.quantumNl();
        hour = new BusiestHour(device.microstepsPerQuantum());
    }

    /** Lets therapy time pass, as the requirement on it says. */
    void advance(long sinceMs, boolean infusing, boolean wasEnergised) {
        long longestMs = wasEnergised ? device.longestEnergisedMs() : device.longestIdleMs();
        oracle.advance(Math.max(0, sinceMs), infusing, longestMs);
        double beforeNl = curveNl;
        curveNl = oracle.curveNl();
        riseQuanta = (curveNl - beforeNl) / quantumNl;
        late = infusing && sinceMs > longestMs;
    }

    /** Of what the motor was ever given, so many microsteps were of overlays. */
    void besides(long microsteps) {
        besides = microsteps;
    }

    /**
     * Looks at one step.
     *
     * @param receivedInAll microsteps the motor was ever given
     * @param releasedNow microsteps given in this step
     * @param infusing whether the core was to keep up in this step
     */
    void judge(long receivedInAll, long releasedNow, boolean infusing) {
        received = receivedInAll - besides;
        oracle.judge(received, infusing);
        double behindQuanta = oracle.errorQuanta();
        mostAheadQuanta = Math.max(mostAheadQuanta, -behindQuanta);
        if (infusing) {
            mostBehindQuanta = Math.max(mostBehindQuanta, behindQuanta - riseQuanta);
        }
        if (late) {
            lateStepNl = Math.max(lateStepNl, releasedNow * nlPerMicrostep);
        }
    }

    /** What the motor was given by a time since START, or before it where that is below zero. */
    void hour(long sinceStartMs, long receivedInAll) {
        if (sinceStartMs < 0) {
            hour.begin(receivedInAll);
        } else {
            hour.step(sinceStartMs, receivedInAll);
        }
    }

    /** Where the head stands now that the time to the next step has passed. */
    void motion(long position) {
        mostBeyondNl = Math.max(mostBeyondNl, (position - besides) * nlPerMicrostep - curveNl);
    }

    /** Therapy time by the oracle, which stands while nothing may be given. */
    long therapyMs() {
        return oracle.therapyMs();
    }

    double curveNl() {
        return curveNl;
    }

    /**
     * Volume released of the curve; where strokes count, a stroke counts whole from its first
     * microstep.
     */
    double commandedNl() {
        long quantum = device.microstepsPerQuantum();
        long whole = (received + quantum - 1) / quantum;
        return whole * quantumNl;
    }

    /** How far what was released lies below the curve. */
    double errorQuanta() {
        return oracle.errorQuanta();
    }

    Delivery delivery() {
        return new Delivery(
                commandedNl(),
                mostAheadQuanta,
                mostBehindQuanta,
                oracle.complaint(),
                oracle.complete(received) && !oracle.midStroke(received),
                lateStepNl,
                mostBeyondNl,
                besides * nlPerMicrostep,
                hour.mostQuanta() * quantumNl);
    }
}
