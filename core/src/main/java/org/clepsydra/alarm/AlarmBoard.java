package org.clepsydra.alarm;

import org.clepsydra.detect.ConditionFindings;
import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.Reservoir;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.therapy.Wear;
import org.clepsydra.trace.Realizes;

/**
 * Holds the alarm conditions. Each is judged anew at every step, and kept until it is gone and the
 * operator has acknowledged it; those of low priority but a restored therapy, a low battery, a long
 * pause and an end that is near only until they are gone.
 */
final class AlarmBoard {
    private static final long UNTIL_POWER_ON =
            1L << AlarmCode.MONITOR_CUT
                    | 1L << AlarmCode.CORE_FAILED
                    | 1L << AlarmCode.SELF_TEST_FAILED;

    // They say so for as long as it is so: a refill is due in days, a new pump in months, a
    // battery in minutes, or drug keeps the vein open; what waits for START or comes to its end
    // changes by what is done at the pump.
    private static final long WHILE_PRESENT =
            1L << AlarmCode.RESERVOIR_LOW
                    | 1L << AlarmCode.RESERVOIR_SHORT
                    | 1L << AlarmCode.REPLACEMENT_DUE
                    | 1L << AlarmCode.BATTERY_LOW
                    | 1L << AlarmCode.KEEPING_OPEN
                    | 1L << AlarmCode.PAUSED_LONG
                    | 1L << AlarmCode.NEAR_END
                    | 1L << AlarmCode.COMMS_LOST
                    | 1L << AlarmCode.STORE_WORN;

    // A therapy that was restored is found anew.
    private static final long STORED =
            ((1L << AlarmCode.COUNT) - 1) & ~WHILE_PRESENT & ~(1L << AlarmCode.RESTORED);

    private final Standstill standstill = new Standstill();
    private final LongPause pause = new LongPause();
    private final LinkWatch link = new LinkWatch();
    private long kept;
    private long present;
    private long seenSincePowerOn;
    private long shownBefore;
    private boolean unheard;
    private boolean nearEnd;

    /**
     * Goes on from what was kept when the power was lost. Whatever it was, it is kept until it is
     * acknowledged.
     */
    @Realizes("req~alarm.restored~1")
    void restore(long bits) {
        kept = kept | (bits & STORED);
    }

    /** What is kept until it is acknowledged, and shall be so over a loss of power. */
    @Realizes("req~alarm.restored~1")
    long kept() {
        return kept & STORED;
    }

    /** Whether the sounder was not heard when it was told to sound. */
    void unheard(boolean value) {
        unheard = value;
    }

    /** Whether the program will end before long. */
    void nearEnd(boolean value) {
        nearEnd = value;
    }

    @Realizes({
        "req~alarm.announce~1",
        "req~alarm.latch~6",
        "req~persistence.announced~3",
        "req~selftest.announced~1"
    })
    void step(
            Signals in,
            Findings findings,
            Permit permit,
            int therapyState,
            boolean withheld,
            boolean keepsOpen,
            Reservoir reservoir,
            Wear wear,
            StateFrame state,
            AnnunciatorFrame out) {
        if (in.order() == Orders.ACKNOWLEDGE) {
            // What was restored the operator has not been shown before the first step is over.
            kept = kept & (~shownBefore | (UNTIL_POWER_ON & seenSincePowerOn));
        }
        present = 0;
        note(1L << AlarmCode.MONITOR_CUT, DenyReason.cuts(permit.reason()));
        note(1L << AlarmCode.SELF_TEST_FAILED, findings.failedSelfTest() != 0);
        note(1L << AlarmCode.CORE_FAILED, therapyState == TherapyState.FAILED);
        note(1L << AlarmCode.DOWNSTREAM_OCCLUSION, findings.occluded());
        note(1L << AlarmCode.AIR_IN_LINE, findings.airInLine());
        note(1L << AlarmCode.AIR_DETECTOR_FAILED, findings.airSilent());
        note(1L << AlarmCode.CLOCK_FAULT, findings.clockFault());
        note(1L << AlarmCode.END_OF_INFUSION, therapyState == TherapyState.DONE);
        note(1L << AlarmCode.LATE_STEP, findings.late());
        note(1L << AlarmCode.MOTOR_FEEDBACK_FAULT, findings.motorFault());
        note(1L << AlarmCode.MOTION_SHORT, findings.motionShort());
        note(1L << AlarmCode.MOTION_BEYOND, findings.motionBeyond());
        condition(findings.condition());
        // What is given in full needs no container any more.
        boolean done = therapyState == TherapyState.DONE;
        note(1L << AlarmCode.CONTAINER_WRONG, !done && findings.condition().containerWrong());
        supply(findings);
        note(1L << AlarmCode.DELIVERY_WITHHELD, withheld);
        note(1L << AlarmCode.NOT_INFUSING, standstill.step(in, therapyState));
        inTime(in, therapyState, state);
        note(1L << AlarmCode.UNDER_DELIVERY, permit.underDelivers());
        note(1L << AlarmCode.CHANNELS_APART, permit.apart());
        note(1L << AlarmCode.KEEPING_OPEN, keepsOpen);
        reservoir(reservoir);
        note(1L << AlarmCode.REPLACEMENT_DUE, wear.replacementDue());
        note(1L << AlarmCode.END_OF_SERVICE, wear.ended());
        note(1L << AlarmCode.RESTORED, state.restored());
        note(1L << AlarmCode.STATE_LOST, state.lost());
        note(1L << AlarmCode.STORE_WORN, state.worn());
        note(1L << AlarmCode.ANNUNCIATOR_FAILED, unheard);
        seenSincePowerOn = seenSincePowerOn | present;
        kept = kept | (present & ~WHILE_PRESENT);
        shownBefore = kept | present;
        out.show(shownBefore, present);
    }

    private void inTime(Signals in, int therapyState, StateFrame state) {
        // What waits for START after a loss of power is announced as that, until it was seen.
        boolean told = standstill.runs() || state.restored();
        note(1L << AlarmCode.PAUSED_LONG, pause.step(in, therapyState, told));
        note(1L << AlarmCode.NEAR_END, nearEnd);
        note(1L << AlarmCode.COMMS_LOST, link.step(in));
    }

    private void supply(Findings findings) {
        note(1L << AlarmCode.UPSTREAM_OCCLUSION, findings.upstreamOccluded());
        note(1L << AlarmCode.FLOW_BEYOND, findings.flowBeyond());
        note(1L << AlarmCode.FLOW_SHORT, findings.flowShort());
        note(1L << AlarmCode.NO_STROKE_SEEN, findings.strokeUnseen());
        note(1L << AlarmCode.FLOW_SENSOR_FAILED, findings.supplySensorFailed());
    }

    @Realizes("req~reservoir.announced~1")
    private void reservoir(Reservoir reservoir) {
        note(1L << AlarmCode.RESERVOIR_LOW, reservoir.low());
        note(1L << AlarmCode.RESERVOIR_EMPTY, reservoir.empty());
        note(1L << AlarmCode.RESERVOIR_DISCREPANCY, reservoir.discrepancy());
        note(1L << AlarmCode.RESERVOIR_SHORT, reservoir.shortOfPlan());
    }

    private void condition(ConditionFindings findings) {
        note(1L << AlarmCode.DOOR_OPEN, findings.doorOpen());
        note(1L << AlarmCode.DOOR_CONTACTS_DISAGREE, findings.doorDisagrees());
        note(1L << AlarmCode.BATTERY_LOW, findings.batteryLow());
        note(1L << AlarmCode.BATTERY_EMPTY, findings.batteryEmpty());
        note(1L << AlarmCode.TEMPERATURE, findings.temperature());
        note(1L << AlarmCode.CONDITION_SENSOR_FAILED, findings.sensorFailed());
        note(1L << AlarmCode.PRESSURE_SENSOR_FAILED, findings.pressureFailed());
        note(1L << AlarmCode.MOTOR_OVERLOAD, findings.motorOverload());
        note(1L << AlarmCode.KEY_STUCK, findings.keyStuck());
    }

    private void note(long bit, boolean there) {
        present = there ? present | bit : present;
    }
}
