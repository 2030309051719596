package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.clepsydra.alarm.AlarmTable.Row;
import org.clepsydra.detect.Findings;
import org.clepsydra.detect.Found;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every condition there is in every state, cell by cell of the table; pairs are another test's. */
@Verifies({
    "req~alarm.announce~1",
    "req~alarm.priority~14",
    "req~alarm.ranking~1",
    "req~alarm.actions~3",
    "req~alarm.sound~1",
    "req~alarm.light~1"
})
class AlarmTableTest {
    private static final Set<String> NO_CONDITION =
            Set.of("NONE", "LOW", "MEDIUM", "HIGH", "COUNT");

    /** What therapy says only in the states in which it can be: judged with therapy. */
    private static final Set<Integer> SAID_BY_THERAPY =
            Set.of(
                    AlarmCode.KEEPING_OPEN,
                    AlarmCode.DELIVERY_WITHHELD,
                    AlarmCode.RESERVOIR_SHORT,
                    AlarmCode.NEAR_END);

    @Test
    void hasARowForEveryConditionAndNoOther() throws IllegalAccessException {
        Set<Integer> codes = new TreeSet<>();
        for (Field field : AlarmCode.class.getFields()) {
            if (!NO_CONDITION.contains(field.getName())) {
                assertTrue(codes.add(field.getInt(null)), field.getName());
            }
        }
        assertEquals(codes, AlarmTable.rows().keySet());
    }

    @Test
    void statesPriorityAndActionOfEach() {
        for (Row row : AlarmTable.rows().values()) {
            assertEquals(row.priority(), AlarmCode.priority(row.code()), "priority " + row);
            assertEquals(row.action(), AlarmAction.of(row.code()), "action " + row);
        }
        assertEquals(AlarmAction.UNSTATED, AlarmAction.of(-1));
        assertEquals(AlarmAction.UNSTATED, AlarmAction.of(AlarmCode.COUNT));
    }

    static IntStream states() {
        return AlarmTable.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsWhatTheStateItselfSays(int state) {
        AlarmRig rig = new AlarmRig();
        rig.state(state);
        rig.step(Orders.NONE, 1);
        expect(rig, AlarmTable.saidBy(state), "alone in " + state);
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsEachWhereItCanBeAndNowhereElse(int state) {
        for (Row row : AlarmTable.rows().values()) {
            if (!row.canBe(state) && SAID_BY_THERAPY.contains(row.code())) {
                continue;
            }
            AlarmRig rig = new AlarmRig();
            if (row.code() == AlarmCode.NOT_INFUSING) {
                rig.state(TherapyState.INFUSING);
                rig.step(Orders.NONE, 1);
            }
            if (row.code() == AlarmCode.ANNUNCIATOR_FAILED) {
                rig.tell(AlarmCode.RESERVOIR_LOW, true);
            }
            rig.state(state);
            rig.tell(row.code(), true);
            rig.step(Orders.NONE, 1);
            if (AlarmRig.FOUND_IN_TIME.contains(row.code())) {
                rig.await(row.code(), () -> {});
                rig.tell(AlarmCode.RESERVOIR_LOW, false);
                rig.step(Orders.NONE, 1);
            }
            Set<Integer> shown = new HashSet<>(AlarmTable.saidBy(state));
            if (row.canBe(state)) {
                shown.add(row.code());
            }
            expect(rig, shown, row + " in " + state);
        }
    }

    private static void expect(AlarmRig rig, Set<Integer> codes, String when) {
        AlarmOracle oracle = new AlarmOracle();
        oracle.step(Orders.NONE, 1, codes);
        oracle.compare(rig.out, when);
        int highest = codes.stream().mapToInt(c -> AlarmTable.of(c).priority()).max().orElse(0);
        assertEquals(highest, rig.out.priority(), when);
        // Of what is found in time the burst began before.
        if (AlarmRig.FOUND_IN_TIME.stream().noneMatch(c -> when.startsWith(name(c)))) {
            assertEquals(!codes.isEmpty(), rig.out.sounds(), when + " sounds");
            assertEquals(!codes.isEmpty(), rig.out.lit(), when + " lit");
        }
    }

    private static String name(int code) {
        return AlarmTable.of(code).name();
    }

    /** The two words of a finding that therapy goes by. */
    @Test
    void stopsByAFindingWhatTheTableStops() {
        for (Row row : AlarmTable.rows().values()) {
            Findings findings = Found.announcedBy(Set.of(row.code()));
            // No finding: therapy itself sees to an empty reservoir, the permit to the link.
            boolean stops = row.action() == AlarmAction.STOPS_ALL;
            stops = stops && row.code() != AlarmCode.RESERVOIR_EMPTY;
            stops = stops && row.code() != AlarmCode.CHANNELS_APART;
            boolean air = row.action() == AlarmAction.STOPS_ALL_BUT_PRIME;
            assertEquals(stops, findings.stopsPrime(), row + " prime");
            assertEquals(stops || air, findings.stops(), row + " stops");
        }
    }

    @Test
    @Verifies("req~alarm.latch~6")
    void keepsAFailureThatIsGoneAndAcknowledged() {
        long failed = 1L << AlarmCode.CORE_FAILED;
        AlarmRig rig = new AlarmRig();
        rig.state(TherapyState.FAILED);
        rig.step(Orders.NONE, 1);
        rig.state(TherapyState.IDLE);
        rig.step(Orders.ACKNOWLEDGE, 1);
        assertEquals(failed, rig.out.conditions());
        assertEquals(failed, rig.out.acknowledged());
        assertEquals(0, rig.out.present());
        assertEquals(AlarmPattern.HIGH_BURST, rig.out.pattern());
        // One that was kept from before the power was lost is over.
        AlarmRig next = new AlarmRig();
        next.restore(failed);
        next.step(Orders.NONE, 1);
        assertEquals(failed, next.out.conditions());
        next.step(Orders.ACKNOWLEDGE, 1);
        assertEquals(0, next.out.conditions());
    }

    @ParameterizedTest
    @ValueSource(ints = {AlarmCode.COUNT - 1})
    void ranksWhatHasNoNameAsHighAndBehindWhatHas(int code) {
        Escalation escalation = new Escalation();
        long unknown = 1L << code;
        assertEquals(code, Ranking.first(unknown, escalation));
        assertEquals(AlarmCode.HIGH, Ranking.priority(code, escalation));
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

    @Test
    void knowsNoStateTwice() {
        List<Integer> states = AlarmTable.states().boxed().toList();
        assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7), Set.copyOf(states));
        assertEquals(7, states.size());
    }
}
