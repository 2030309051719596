package org.clepsydra.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clepsydra.Devices;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.Found;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.Reservoir;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Stood;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.therapy.Wear;

/**
 * The alarm system alone, told which conditions are there by the frames that say so. Four must be
 * waited for: an infusion that stands, a sounder that is not heard, a pause that is long and a link
 * that is lost.
 */
final class AlarmRig {
    /** What no frame says: the alarm system finds it by itself. */
    static final Set<Integer> FOUND_IN_TIME =
            Set.of(
                    AlarmCode.NOT_INFUSING,
                    AlarmCode.ANNUNCIATOR_FAILED,
                    AlarmCode.PAUSED_LONG,
                    AlarmCode.COMMS_LOST);

    /** One level of one reservoir, one age of one mechanism, one reason to stand. */
    static final List<Set<Integer>> APART =
            List.of(
                    Set.of(AlarmCode.RESERVOIR_LOW, AlarmCode.RESERVOIR_EMPTY),
                    Set.of(AlarmCode.REPLACEMENT_DUE, AlarmCode.END_OF_SERVICE),
                    Set.of(AlarmCode.NOT_INFUSING, AlarmCode.PAUSED_LONG),
                    Set.of(AlarmCode.RESTORED, AlarmCode.PAUSED_LONG));

    private static final DeviceRecord DEVICE =
            Devices.wearable().fitted(Fitted.SOUND_FEEDBACK | Fitted.REMOTE_LINK).seal();
    private static final Set<Integer> OF_RESERVOIR =
            Set.of(
                    AlarmCode.RESERVOIR_LOW,
                    AlarmCode.RESERVOIR_EMPTY,
                    AlarmCode.RESERVOIR_DISCREPANCY,
                    AlarmCode.RESERVOIR_SHORT);
    private static final Map<Set<Integer>, Reservoir> RESERVOIRS = new HashMap<>();
    private static final Map<Integer, Wear> WEAR = new HashMap<>();
    private static final Map<List<Boolean>, StateFrame> STORES = new HashMap<>();
    static final long WAIT_STEP_MS = 10_000;
    private static final int LONGEST_WAIT = 31;

    final AnnunciatorFrame out = new AnnunciatorFrame();
    private final AlarmSystem alarms = new AlarmSystem();
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals signals = new Signals();
    private final Validator validator = new Validator(new PumpGeometry(DEVICE));
    private final Set<Integer> told = new HashSet<>();
    private boolean deaf;
    private boolean alone;
    private int state = TherapyState.IDLE;

    /** What is told from now on, beside what the state says of itself. */
    void tell(int code, boolean there) {
        if (code == AlarmCode.ANNUNCIATOR_FAILED) {
            deaf = there;
        } else if (code == AlarmCode.COMMS_LOST) {
            alone = there;
        } else if (there) {
            told.add(code);
        } else {
            told.remove(code);
        }
    }

    /** Goes on from what was kept over a loss of power. */
    void restore(long kept) {
        alarms.restore(kept);
    }

    void state(int next) {
        state = next;
    }

    /** What the frames say in this state, without what is found in time. */
    Set<Integer> told() {
        Set<Integer> all = new HashSet<>(told);
        all.addAll(AlarmTable.saidBy(state));
        all.removeIf(code -> !AlarmTable.of(code).canBe(state) || FOUND_IN_TIME.contains(code));
        return all;
    }

    boolean presents(int code) {
        return (out.present() & 1L << code) != 0;
    }

    /** One step, {@code ms} after the last, with that order. */
    void step(int code, long ms) {
        if (code != Orders.NONE) {
            order.give(code);
        }
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        in.soundHeard(!deaf);
        order.remote().linked(!alone);
        validator.step(in, order, signals);
        Findings findings = Found.announcedBy(told);
        boolean cut = told.contains(AlarmCode.MONITOR_CUT);
        Permit permit = cut ? Permits.denying(DenyReason.OVER_DELIVERY) : new Permit();
        if (told.contains(AlarmCode.UNDER_DELIVERY)) {
            Permits.underDelivering(permit);
        }
        if (told.contains(AlarmCode.CHANNELS_APART)) {
            Permits.apart(permit);
        }
        alarms.nearEnd(told.contains(AlarmCode.NEAR_END));
        alarms.step(
                signals,
                findings,
                permit,
                state,
                told.contains(AlarmCode.DELIVERY_WITHHELD),
                told.contains(AlarmCode.KEEPING_OPEN),
                reservoir(),
                wear(),
                store(),
                out);
    }

    /** As many long steps as it takes until the condition is there, of 310 s in all at most. */
    void await(int code, Runnable afterEach) {
        for (int i = 0; i < LONGEST_WAIT && !presents(code); i++) {
            step(Orders.NONE, WAIT_STEP_MS);
            afterEach.run();
        }
    }

    private Reservoir reservoir() {
        Set<Integer> of = new HashSet<>(told);
        of.retainAll(OF_RESERVOIR);
        return RESERVOIRS.computeIfAbsent(of, AlarmRig::reservoir);
    }

    private static Reservoir reservoir(Set<Integer> of) {
        return of.isEmpty()
                ? Stood.none()
                : Stood.that(
                        of.contains(AlarmCode.RESERVOIR_LOW),
                        of.contains(AlarmCode.RESERVOIR_EMPTY),
                        of.contains(AlarmCode.RESERVOIR_DISCREPANCY),
                        of.contains(AlarmCode.RESERVOIR_SHORT));
    }

    private Wear wear() {
        int due = told.contains(AlarmCode.REPLACEMENT_DUE) ? 1_000 : 0;
        int microsteps = told.contains(AlarmCode.END_OF_SERVICE) ? 2_000 : due;
        return WEAR.computeIfAbsent(microsteps, Stood::worn);
    }

    private StateFrame store() {
        boolean restored = told.contains(AlarmCode.RESTORED);
        boolean lost = told.contains(AlarmCode.STATE_LOST);
        boolean worn = told.contains(AlarmCode.STORE_WORN);
        return STORES.computeIfAbsent(
                List.of(restored, lost, worn),
                all -> Stood.store(all.get(0), all.get(1), all.get(2)));
    }

    /** Every pair of conditions that can both be in a state, the lower code first. */
    static List<List<Integer>> pairs(int state) {
        List<Integer> codes = AlarmTable.rows().keySet().stream().toList();
        List<List<Integer>> pairs = new ArrayList<>();
        for (int one = 0; one < codes.size(); one++) {
            for (int other = one + 1; other < codes.size(); other++) {
                List<Integer> both = List.of(codes.get(one), codes.get(other));
                boolean canBe = both.stream().allMatch(code -> AlarmTable.of(code).canBe(state));
                if (canBe && APART.stream().noneMatch(apart -> apart.containsAll(both))) {
                    pairs.add(both);
                }
            }
        }
        return pairs;
    }
}
