package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.contract.StepWord;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Annunciator;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.OperatorPanel;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PowerCutoff;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Sensors;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small device behind the ports, which can be told at which port to break. */
@Verifies("req~structure.loop-fails-closed~3")
class PumpLoopTest implements Sensors, OperatorPanel, MotorDriver, PowerCutoff {
    private final DeviceRecord device = Devices.bedside().seal();
    private final List<String> told = new ArrayList<>();
    private final List<Integer> kicks = new ArrayList<>();
    private String broken = "";
    private int order;
    private int tests;
    private int selfTest;
    private int echo;
    private long nowMs;
    private long received;
    private boolean energised;
    private boolean powered;

    private final List<Long> stored = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final StoredState memory = new StoredState();
    private boolean answers;
    private long controlHeld;
    private long monitorHeld;
    private int loads;
    private String shown = "";
    private String signalled = "";
    private String commanded = "";
    private int cutoffToken;

    private final Store store =
            new Store() {
                @Override
                public void append(long[] record) {
                    tell("store");
                    stored.add(record[0]);
                }

                @Override
                public void load(StoredState into) {
                    tell("load");
                    loads++;
                    for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
                        long[] words = memory.slot(slot);
                        System.arraycopy(words, 0, into.slot(slot), 0, words.length);
                    }
                }

                @Override
                public void keep(int slot, long sequence, long[] words) {
                    tell("keep");
                    kept.add(slot + " " + sequence + " " + words.length);
                    System.arraycopy(words, 0, memory.slot(slot), 0, words.length);
                    boolean monitors = slot >= StateLayout.MONITOR_A;
                    controlHeld = answers && !monitors ? sequence : controlHeld;
                    monitorHeld = answers && monitors ? sequence : monitorHeld;
                }
            };

    private final Annunciator annunciator =
            new Annunciator() {
                @Override
                public void show(int priority, long conditions) {
                    tell("annunciator");
                    shown = priority + " " + conditions;
                }

                @Override
                public void signal(int code, int sound, long soundMs, int light, long lightMs) {
                    signalled = code + " " + sound + " " + soundMs + " " + light + " " + lightMs;
                }
            };

    private final PumpLoop loop = loop(device);

    @Test
    @Verifies("req~selftest.sequence~1")
    void asksTheDeviceForItsSelfTests() {
        PumpLoop testing = loop(Devices.bedside().selfTests(SelfTestBits.WATCHDOG).seal());
        assertTrue(testing.turn());
        assertEquals(SelfTestBits.WATCHDOG, selfTest);
        assertTrue(loop.turn());
        assertEquals(0, selfTest);
    }

    @Test
    void runsATherapyOverThePorts() {
        started();
        assertEquals(TherapyState.INFUSING, loop.out().snapshot().state());
        assertTrue(powered);
        assertTrue(energised);
        turns(100);
        // 360 mL/h: 16 microsteps every 10 ms.
        assertEquals(1_600, received);
        order = Orders.STOP;
        turns(1);
        assertFalse(powered);
        assertFalse(energised);
        // Loading, the state, the second entry, START, the state, STOP, the state.
        assertEquals(List.of(0L, 1L, 2L, 3L), stored.subList(0, 4));
    }

    @Test
    void passesOnEveryFigure() {
        started();
        turns(1);
        assertEquals(loop.out().cutoff().leaseToken(), cutoffToken);
        // One step of 16 microsteps, 625 us apart, forward, with the second token of the lease.
        assertEquals("16 625 1 " + (12_345 * 5 + 12_345) % 65_536, commanded);
        assertEquals("0 0", shown);
        nowMs += 200;
        assertTrue(loop.turn());
        assertEquals("2 128", shown);
    }

    @Test
    @Verifies({"req~alarm.sound~1", "req~alarm.light~1", "req~alarm.ranking~1"})
    void passesOnSoundAndLight() {
        turns(3);
        assertEquals("-1 0", signalled.substring(0, 4));
        nowMs += 200;
        assertTrue(loop.turn());
        // A late step: medium, yellow; its flash of 1,600 ms ends before its burst.
        assertEquals("7 2 0 2 0", signalled);
        turns(1);
        assertEquals("7 2 10 2 10", signalled);
        turns(169);
        assertEquals("7 2 1700 2 100", signalled);
    }

    @Test
    void storesOnlyWhatThereIsToStore() {
        turns(10);
        assertEquals(List.of(), stored);
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void readsTheStoreOnceBeforeAnythingElse() {
        turns(3);
        assertEquals("load", told.get(0));
        assertEquals(1, loads);
        assertEquals(List.of(), kept);
    }

    @Test
    @Verifies("req~persistence.plan-image~1")
    void hasTheStoreKeepWhatTheCoreShows() {
        PumpLoop storing = loop(Devices.bedside().storesState(true).seal());
        for (int i = 0; i < 5; i++) {
            nowMs += 10;
            assertTrue(storing.turn());
        }
        order = Orders.LOAD;
        nowMs += 10;
        assertTrue(storing.turn());
        // The image in slot 0 and the monitor's first record in slot 3, each as write 1.
        assertEquals(List.of("0 1 408", "3 1 672"), kept);
        nowMs += 10;
        assertTrue(storing.turn());
        assertEquals(List.of("0 1 408", "3 1 672", "0 1 408", "3 1 672"), kept);
    }

    @Test
    @Verifies({"req~persistence.records~3", "req~persistence.restore~2"})
    void keepsEachRecordInItsSlotAndGoesOnFromThereAfterPowerOn() {
        answers = true;
        PumpLoop storing = loop(Devices.bedside().storesState(true).seal());
        for (int code : new int[] {0, 0, 0, 0, 0, Orders.LOAD, 0}) {
            order = code;
            nowMs += 10;
            assertTrue(storing.turn());
        }
        // The image is held, and the record that names it goes to slot 1 as write 2.
        assertEquals(List.of("0 1 408", "3 1 672", "1 2 672"), kept);
        PumpLoop restored = loop(Devices.bedside().storesState(true).seal());
        controlHeld = 0;
        monitorHeld = 0;
        nowMs += 10;
        assertTrue(restored.turn());
        assertEquals(TherapyState.READY, restored.out().snapshot().state());
    }

    @Test
    void actsOnTheCutoffFirstAndTheWatchdogLast() {
        started();
        told.clear();
        turns(3);
        assertEquals("cutoff", told.get(0));
        assertEquals("watchdog", told.get(told.size() - 1));
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void givesTheResponseToItsOwnChallengeWhenItIsDue() {
        turns(21);
        // At the first turn, and 100 and 200 ms after.
        assertEquals(List.of(StepWord.of(10), StepWord.of(110), StepWord.of(210)), kicks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sensors", "panel", "close", "drive", "test", "annunciator", "watchdog"})
    void stopsForGoodWhenAPortThrows(String port) {
        started();
        // 20 turns with those before: at the next the response is due.
        turns(12);
        broken = port;
        nowMs += 10;
        assertFalse(loop.turn());
        assertFalse(powered);
        assertFalse(energised);
        broken = "";
        long before = received;
        int kicked = kicks.size();
        for (int i = 0; i < 10; i++) {
            nowMs += 10;
            assertFalse(loop.turn());
        }
        assertEquals(before, received);
        assertEquals(kicked, kicks.size());
    }

    @Test
    void restsTheMotorEvenWhenTheCutoffThrows() {
        started();
        broken = "cutoff";
        assertFalse(loop.turn());
        assertFalse(energised);
        energised = true;
        assertFalse(loop.turn());
        assertFalse(energised);
    }

    @Test
    void triesAgainAtEveryTurnToMakeSafe() {
        started();
        broken = "sensors";
        assertFalse(loop.turn());
        // Whatever switched it on again: it is the loop's to switch off.
        powered = true;
        energised = true;
        broken = "cutoff";
        assertFalse(loop.turn());
        assertTrue(powered);
        assertFalse(energised);
        broken = "rest";
        energised = true;
        assertFalse(loop.turn());
        assertFalse(powered);
        assertTrue(energised);
        broken = "";
        assertFalse(loop.turn());
        assertFalse(powered);
        assertFalse(energised);
    }

    private PumpLoop loop(DeviceRecord of) {
        return new PumpLoop(
                new PumpCore(of),
                this,
                this,
                this,
                this,
                annunciator,
                store,
                token -> {
                    tell("watchdog");
                    kicks.add(token);
                });
    }

    private void started() {
        turns(5);
        order = Orders.LOAD;
        turns(1);
        order = Orders.CONFIRM;
        turns(1);
        order = Orders.START;
        turns(1);
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            nowMs += 10;
            assertTrue(loop.turn());
        }
    }

    private void tell(String port) {
        told.add(port);
        if (broken.equals(port)) {
            throw new IllegalStateException(port);
        }
    }

    @Override
    public void read(SensorFrame into) {
        if (broken.equals("sensors")) {
            throw new IllegalStateException("sensors");
        }
        into.nowMs(nowMs);
        into.watchdogChallenge((int) nowMs);
        into.monitorNowMs(nowMs);
        into.motorMicrosteps(received);
        into.encoderCounts(received * device.countsPerRev() / device.microstepsPerRev());
        into.motorEnergised(energised);
        into.stored(controlHeld, monitorHeld);
        into.pressureFresh(true);
        into.sensorTestEcho(echo);
        into.airSamples(echo == 0 ? 5 : 0, echo == 0 ? 0 : 5);
        echo = tests;
    }

    @Override
    public void test(int wanted) {
        tell("test");
        tests = wanted;
    }

    @Override
    public void selfTest(int wanted) {
        selfTest = wanted;
    }

    @Override
    public void read(OrderFrame into) {
        if (broken.equals("panel")) {
            throw new IllegalStateException("panel");
        }
        if (order != Orders.NONE) {
            PlanImages.flat(device, 360_000_000, 3_600_000).writeTo(into.image());
            Entries.again(into);
            into.give(order);
            order = Orders.NONE;
        }
    }

    @Override
    public void drive(long microsteps, long pulsePeriodUs, int direction, int leaseToken) {
        tell("drive");
        commanded = microsteps + " " + pulsePeriodUs + " " + direction + " " + leaseToken;
        energised = true;
        received += microsteps;
    }

    @Override
    public void rest() {
        tell("rest");
        energised = false;
    }

    @Override
    public void close(int leaseToken) {
        tell("cutoff");
        tell("close");
        cutoffToken = leaseToken;
        powered = true;
    }

    @Override
    public void open() {
        tell("cutoff");
        powered = false;
    }
}
