package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
import org.clepsydra.therapy.Stood;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.therapy.Wear;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every condition there is, in every state, alone and with every other. */
@Verifies({
    "req~alarm.announce~1",
    "req~alarm.priority~13",
    "req~alarm.ranking~1",
    "req~alarm.actions~2",
    "req~alarm.sound~1",
    "req~alarm.light~1"
})
class AlarmTableTest {
    private static final Set<String> NO_CONDITION =
            Set.of("NONE", "LOW", "MEDIUM", "HIGH", "COUNT");

    /** Priority 1 to 3; what it does to delivery. */
    private record Row(int code, int priority, int action) {}

    private static final int GO = AlarmAction.CONTINUES;
    private static final int NO_PLAN = AlarmAction.REFUSES_NEW_PLAN;
    private static final int STAND = AlarmAction.STANDS;
    private static final int PRIME = AlarmAction.STOPS_ALL_BUT_PRIME;
    private static final int STOP = AlarmAction.STOPS_ALL;
    private static final int CUT = AlarmAction.CUTS_POWER;

    private static final Map<Integer, Row> TABLE = new TreeMap<>();

    private static void row(int code, int priority, int action) {
        TABLE.put(code, new Row(code, priority, action));
    }

    static {
        row(AlarmCode.MONITOR_CUT, 3, CUT);
        row(AlarmCode.CORE_FAILED, 3, CUT);
        row(AlarmCode.DOWNSTREAM_OCCLUSION, 3, STOP);
        row(AlarmCode.AIR_IN_LINE, 3, PRIME);
        row(AlarmCode.AIR_DETECTOR_FAILED, 3, PRIME);
        row(AlarmCode.CLOCK_FAULT, 3, STOP);
        row(AlarmCode.END_OF_INFUSION, 3, STAND);
        row(AlarmCode.LATE_STEP, 2, GO);
        row(AlarmCode.MOTOR_FEEDBACK_FAULT, 3, STOP);
        row(AlarmCode.DELIVERY_WITHHELD, 3, STAND);
        row(AlarmCode.KEEPING_OPEN, 1, GO);
        row(AlarmCode.MOTION_SHORT, 3, STOP);
        row(AlarmCode.MOTION_BEYOND, 3, STOP);
        row(AlarmCode.UPSTREAM_OCCLUSION, 3, STOP);
        row(AlarmCode.FLOW_BEYOND, 3, STOP);
        row(AlarmCode.FLOW_SHORT, 3, STOP);
        row(AlarmCode.FLOW_SENSOR_FAILED, 3, STOP);
        row(AlarmCode.NO_STROKE_SEEN, 3, STOP);
        row(AlarmCode.DOOR_OPEN, 3, STOP);
        row(AlarmCode.DOOR_CONTACTS_DISAGREE, 3, STOP);
        row(AlarmCode.RESERVOIR_LOW, 1, GO);
        row(AlarmCode.RESERVOIR_EMPTY, 3, STOP);
        row(AlarmCode.RESERVOIR_DISCREPANCY, 2, GO);
        row(AlarmCode.RESERVOIR_SHORT, 1, GO);
        row(AlarmCode.REPLACEMENT_DUE, 1, GO);
        row(AlarmCode.END_OF_SERVICE, 2, NO_PLAN);
        row(AlarmCode.BATTERY_LOW, 2, GO);
        row(AlarmCode.BATTERY_EMPTY, 3, STOP);
        row(AlarmCode.TEMPERATURE, 3, STOP);
        row(AlarmCode.CONDITION_SENSOR_FAILED, 3, GO);
        row(AlarmCode.CONTAINER_WRONG, 3, STOP);
        row(AlarmCode.RESTORED, 1, STAND);
        row(AlarmCode.STATE_LOST, 3, STAND);
        row(AlarmCode.PRESSURE_SENSOR_FAILED, 3, STOP);
        row(AlarmCode.MOTOR_OVERLOAD, 3, STOP);
        row(AlarmCode.KEY_STUCK, 2, GO);
        row(AlarmCode.NOT_INFUSING, 3, STAND);
        row(AlarmCode.ANNUNCIATOR_FAILED, 3, GO);
        row(AlarmCode.UNDER_DELIVERY, 3, GO);
    }

    /** Of one reservoir, or one mechanism, only one of these can be said at a time here. */
    private static final List<Set<Integer>> APART =
            List.of(
                    Set.of(
                            AlarmCode.RESERVOIR_LOW,
                            AlarmCode.RESERVOIR_EMPTY,
                            AlarmCode.RESERVOIR_DISCREPANCY,
                            AlarmCode.RESERVOIR_SHORT),
                    Set.of(AlarmCode.REPLACEMENT_DUE, AlarmCode.END_OF_SERVICE));

    /** What a therapy state says of itself; set only together with it. */
    private static final Set<Integer> OF_A_STATE =
            Set.of(AlarmCode.CORE_FAILED, AlarmCode.END_OF_INFUSION);

    /** States in which no infusion stands. */
    private static final Set<Integer> RUN_OR_ENDED =
            Set.of(TherapyState.INFUSING, TherapyState.OVERLAY, TherapyState.DONE);

    private static final DeviceRecord DEVICE =
            Devices.wearable().fitted(Fitted.SOUND_FEEDBACK).seal();

    private final SensorFrame in = new SensorFrame();
    private final Validator validator = new Validator(new PumpGeometry(DEVICE));
    private final Signals signals = new Signals();
    private final OrderFrame order = new OrderFrame();
    private final AnnunciatorFrame out = new AnnunciatorFrame();
    private AlarmSystem alarms = new AlarmSystem();

    @Test
    void hasARowForEveryConditionAndNoOther() throws IllegalAccessException {
        Set<Integer> codes = new TreeSet<>();
        for (Field field : AlarmCode.class.getFields()) {
            if (!NO_CONDITION.contains(field.getName())) {
                assertTrue(codes.add(field.getInt(null)), field.getName());
            }
        }
        assertEquals(codes, TABLE.keySet());
    }

    @Test
    void statesPriorityAndActionOfEach() {
        for (Row row : TABLE.values()) {
            assertEquals(row.priority(), AlarmCode.priority(row.code()), "priority " + row);
            assertEquals(row.action(), AlarmAction.of(row.code()), "action " + row);
        }
        assertEquals(AlarmAction.UNSTATED, AlarmAction.of(-1));
        assertEquals(AlarmAction.UNSTATED, AlarmAction.of(AlarmCode.CONTAINER_WRONG + 1));
    }

    static IntStream states() {
        return IntStream.rangeClosed(TherapyState.IDLE, TherapyState.OVERLAY);
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsEachAlone(int state) {
        present(state, Set.of());
        for (int code : TABLE.keySet()) {
            present(state, Set.of(code));
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsEachWithEachOther(int state) {
        int pairs = 0;
        for (int one : TABLE.keySet()) {
            for (int other : TABLE.keySet()) {
                Set<Integer> both = Set.copyOf(List.of(one, other).subList(0, one < other ? 2 : 0));
                if (both.size() == 2 && APART.stream().noneMatch(set -> set.containsAll(both))) {
                    present(state, both);
                    pairs++;
                }
            }
        }
        // 39 conditions, 741 pairs; six of the reservoir and one of the mechanism left out.
        assertEquals(741 - 7, pairs);
    }

    private void present(int state, Set<Integer> asked) {
        Set<Integer> codes = new HashSet<>(asked);
        codes.removeAll(OF_A_STATE);
        if (state == TherapyState.FAILED) {
            codes.add(AlarmCode.CORE_FAILED);
        } else if (state == TherapyState.DONE) {
            codes.add(AlarmCode.END_OF_INFUSION);
        }
        if (RUN_OR_ENDED.contains(state)) {
            codes.remove(AlarmCode.NOT_INFUSING);
        }
        alarms = new AlarmSystem();
        in.nowMs(in.nowMs() + 1);
        in.monitorNowMs(in.nowMs());
        if (codes.contains(AlarmCode.ANNUNCIATOR_FAILED)) {
            deafen();
        }
        if (codes.contains(AlarmCode.NOT_INFUSING)) {
            stand(state, !codes.contains(AlarmCode.ANNUNCIATOR_FAILED));
        }
        step(state, codes);
        if (state == TherapyState.DONE) {
            // What is given in full needs no container any more.
            codes.remove(AlarmCode.CONTAINER_WRONG);
        }
        expect(codes);
    }

    /** An infusion that came to a stand 30 s before the next step ends. */
    private void stand(int state, boolean heard) {
        in.soundHeard(heard);
        step(TherapyState.INFUSING, Set.of());
        for (int i = 0; i < 29; i++) {
            in.nowMs(in.nowMs() + 999);
            in.monitorNowMs(in.nowMs());
            step(state, Set.of());
        }
        in.nowMs(in.nowMs() + 999);
        in.monitorNowMs(in.nowMs());
        in.soundHeard(false);
    }

    /** Three bursts of low priority that nobody hears, and nothing left of them. */
    private void deafen() {
        for (int i = 0; i <= 3 * 21; i++) {
            step(TherapyState.IDLE, Set.of(AlarmCode.KEEPING_OPEN));
            in.nowMs(in.nowMs() + 1_000);
            in.monitorNowMs(in.nowMs());
        }
    }

    private void step(int state, Set<Integer> codes) {
        in.nowMs(in.nowMs() + 1);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        Findings findings = Found.announcedBy(codes);
        boolean cut = codes.contains(AlarmCode.MONITOR_CUT);
        Permit permit = cut ? Permits.denying(DenyReason.OVER_DELIVERY) : new Permit();
        if (codes.contains(AlarmCode.UNDER_DELIVERY)) {
            Permits.underDelivering(permit);
        }
        alarms.step(
                signals,
                findings,
                permit,
                state,
                codes.contains(AlarmCode.DELIVERY_WITHHELD),
                codes.contains(AlarmCode.KEEPING_OPEN),
                reservoir(codes),
                wear(codes),
                Stood.store(
                        codes.contains(AlarmCode.RESTORED), codes.contains(AlarmCode.STATE_LOST)),
                out);
        boolean primeStops = codes.stream().anyMatch(AlarmTableTest::findingStopsPrime);
        assertEquals(primeStops, findings.stopsPrime(), codes + " prime");
        boolean air = codes.stream().anyMatch(code -> TABLE.get(code).action() == PRIME);
        assertEquals(primeStops || air, findings.stops(), codes + " stops");
    }

    @Test
    @Verifies("req~alarm.latch~5")
    void keepsAFailureThatIsGoneAndAcknowledged() {
        long failed = 1L << AlarmCode.CORE_FAILED;
        step(TherapyState.FAILED, Set.of(AlarmCode.CORE_FAILED));
        order.give(Orders.ACKNOWLEDGE);
        step(TherapyState.IDLE, Set.of());
        assertEquals(failed, out.conditions());
        assertEquals(failed, out.acknowledged());
        assertEquals(0, out.present());
        assertEquals(AlarmPattern.HIGH_BURST, out.pattern());
        // One that was kept from before the power was lost is over.
        alarms = new AlarmSystem();
        alarms.restore(failed);
        step(TherapyState.IDLE, Set.of());
        assertEquals(failed, out.conditions());
        order.give(Orders.ACKNOWLEDGE);
        step(TherapyState.IDLE, Set.of());
        assertEquals(0, out.conditions());
    }

    /** A reservoir that is empty is no finding: therapy itself sees to it. */
    private static boolean findingStopsPrime(int code) {
        return TABLE.get(code).action() == STOP && code != AlarmCode.RESERVOIR_EMPTY;
    }

    private static Reservoir reservoir(Set<Integer> codes) {
        if (codes.contains(AlarmCode.RESERVOIR_LOW)) {
            return Stood.low();
        } else if (codes.contains(AlarmCode.RESERVOIR_EMPTY)) {
            return Stood.empty();
        } else if (codes.contains(AlarmCode.RESERVOIR_DISCREPANCY)) {
            return Stood.discrepant();
        }
        return codes.contains(AlarmCode.RESERVOIR_SHORT) ? Stood.ofTooLittle() : Stood.none();
    }

    private static Wear wear(Set<Integer> codes) {
        int due = codes.contains(AlarmCode.REPLACEMENT_DUE) ? 1_000 : 0;
        return Stood.worn(codes.contains(AlarmCode.END_OF_SERVICE) ? 2_000 : due);
    }

    private void expect(Set<Integer> codes) {
        long bits = codes.stream().mapToLong(code -> 1L << code).sum();
        assertEquals(bits, out.conditions(), codes + " shown");
        assertEquals(bits, out.present(), codes + " present");
        List<Row> rows = new ArrayList<>(codes.stream().map(TABLE::get).toList());
        rows.sort(
                Comparator.comparingInt(Row::priority)
                        .thenComparingInt(Row::action)
                        .reversed()
                        .thenComparingInt(Row::code));
        int first = rows.isEmpty() ? -1 : rows.get(0).code();
        int priority = rows.isEmpty() ? 0 : rows.get(0).priority();
        assertEquals(first, out.code(), codes + " named");
        assertEquals(priority, out.priority(), codes + " priority");
        assertEquals(priority, out.pattern(), codes + " pattern");
        assertEquals(priority, out.light(), codes + " light");
        // Of a sounder that failed the burst began before, and where an infusion stood in a
        // failure.
        if (!codes.contains(AlarmCode.ANNUNCIATOR_FAILED)
                && !codes.contains(AlarmCode.NOT_INFUSING)) {
            assertEquals(priority > 0, out.sounds(), codes + " sounds");
            assertEquals(priority > 0, out.lit(), codes + " lit");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {39})
    void ranksWhatHasNoNameAsHighAndBehindWhatHas(int code) {
        Escalation escalation = new Escalation();
        long unknown = 1L << code;
        assertEquals(AlarmCode.HIGH, Ranking.highest(unknown, escalation));
        assertEquals(code, Ranking.first(unknown, escalation));
        long known = 1L << AlarmCode.CONDITION_SENSOR_FAILED;
        assertEquals(AlarmCode.CONDITION_SENSOR_FAILED, Ranking.first(unknown | known, escalation));
    }

    @Test
    @Verifies("req~alarm.ranking~1")
    void namesNothingBeyondTheTableAndNothingAtFirst() {
        long beyond = 1L << AlarmCode.COUNT;
        assertEquals(AnnunciatorFrame.NO_CODE, Ranking.first(beyond, new Escalation()));
        assertEquals(AnnunciatorFrame.NO_CODE, new AnnunciatorFrame().code());
    }
}
