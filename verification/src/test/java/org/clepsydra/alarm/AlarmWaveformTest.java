package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sound and light as they are heard and seen, at steps of one length or of any: 0 stands for steps
 * of 1 to 100 ms, at random. Bounds are those of IEC 60601-1-8 as the project has them.
 */
@Verifies({"req~alarm.sound~1", "req~alarm.light~1"})
class AlarmWaveformTest {
    private static final long TWO_MINUTES = 120_000;

    private final Ear ear = new Ear();

    private static LongSupplier steps(long ms) {
        SplittableRandom random = new SplittableRandom(60_601);
        return ms > 0 ? () -> ms : () -> random.nextLong(1, 101);
    }

    private void hear(Pump pump, LongSupplier steps) {
        while (ear.nowMs() < TWO_MINUTES) {
            long ms = steps.getAsLong();
            ear.hear(pump.out.annunciator(), ms);
            pump.step(ms);
        }
    }

    private static Pump loaded() {
        DeviceRecord device = Devices.wearable().seal();
        Pump pump = new Pump(device).tested();
        return pump.loaded(PlanImages.flat(device, 100_000_000, 3_600_000));
    }

    static Pump blocked() {
        Pump pump = loaded();
        pump.in.pressurePa(50_000);
        for (int i = 0; i < 1_000 && pump.out.annunciator().priority() == AlarmCode.NONE; i++) {
            pump.step(10);
        }
        assertEquals(1L << AlarmCode.DOWNSTREAM_OCCLUSION, pump.out.annunciator().conditions());
        return pump;
    }

    static Pump late() {
        Pump pump = loaded();
        pump.step(1_001);
        assertEquals(1L << AlarmCode.LATE_STEP, pump.out.annunciator().conditions());
        return pump;
    }

    static Pump low() {
        Pump pump = new Pump(Devices.implant().seal()).tested().refilled(0, 2_000_000);
        pump.give(org.clepsydra.port.Orders.ACKNOWLEDGE);
        pump.refilled(0, 20_000_000);
        pump.give(org.clepsydra.port.Orders.ACKNOWLEDGE);
        assertEquals(0, pump.out.annunciator().conditions());
        pump.refilled(20_000_000, 2_000_000);
        assertEquals(1L << AlarmCode.RESERVOIR_LOW, pump.out.annunciator().conditions());
        return pump;
    }

    private static void within(long least, long most, long ms) {
        assertTrue(ms >= least && ms <= most, ms + " ms, where " + least + " to " + most + " are");
    }

    private static long gap(List<Ear.On> burst, int after) {
        return burst.get(after + 1).fromMs() - burst.get(after).toMs();
    }

    private void bursts(int pulses, long intervalLeast, long intervalMost, long interval) {
        List<List<Ear.On>> bursts = ear.bursts();
        assertTrue(bursts.size() >= 4, bursts.size() + " bursts");
        for (int i = 0; i < bursts.size(); i++) {
            assertEquals(pulses, bursts.get(i).size());
            if (i > 0) {
                long before = bursts.get(i - 1).get(pulses - 1).toMs();
                long ms = bursts.get(i).get(0).fromMs() - before;
                within(intervalLeast, intervalMost, ms);
                assertEquals(interval, ms);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 0})
    void soundsTenPulsesOfHighPriority(long stepMs) {
        hear(blocked(), steps(stepMs));
        bursts(10, 2_500, 15_000, 5_000);
        for (List<Ear.On> burst : ear.bursts()) {
            for (Ear.On pulse : burst) {
                within(75, 200, pulse.ms());
                assertEquals(150, pulse.ms());
            }
            // 3 + 2, 3 + 2: between the pulses of a group x, between groups 2x and a pulse.
            for (int after : new int[] {0, 1, 3, 5, 6, 8}) {
                within(50, 125, gap(burst, after));
                assertEquals(100, gap(burst, after));
            }
            assertEquals(2 * 100 + 150, gap(burst, 2));
            assertEquals(2 * 100 + 150, gap(burst, 7));
            within(350, 1_300, gap(burst, 4));
            assertEquals(700, gap(burst, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 0})
    void soundsThreePulsesOfMediumPriority(long stepMs) {
        hear(late(), steps(stepMs));
        bursts(3, 2_500, 30_000, 10_000);
        slow(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 0})
    void soundsTwoPulsesOfLowPriority(long stepMs) {
        hear(low(), steps(stepMs));
        bursts(2, 15_001, Long.MAX_VALUE, 20_000);
        slow(2);
    }

    private void slow(int pulses) {
        for (List<Ear.On> burst : ear.bursts()) {
            for (int i = 0; i < pulses; i++) {
                within(125, 250, burst.get(i).ms());
                assertEquals(200, burst.get(i).ms());
            }
            for (int after = 0; after < pulses - 1; after++) {
                within(125, 250, gap(burst, after));
                assertEquals(200, gap(burst, after));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 0})
    void flashesRed(long stepMs) {
        Pump pump = blocked();
        assertEquals(AlarmLight.RED, pump.out.annunciator().light());
        hear(pump, steps(stepMs));
        // 2.8 to 1.4 times a second; a fifth to three fifths of it.
        flashes(358, 714, 500, 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 0})
    void flashesYellow(long stepMs) {
        Pump pump = late();
        assertEquals(AlarmLight.YELLOW, pump.out.annunciator().light());
        hear(pump, steps(stepMs));
        // 0.8 to 0.4 times a second.
        flashes(1_250, 2_500, 1_600, 640);
    }

    private void flashes(long least, long most, long period, long lit) {
        List<Ear.On> flashes = ear.flashes();
        assertTrue(flashes.size() >= TWO_MINUTES / period - 1, flashes.size() + " flashes");
        for (int i = 0; i + 1 < flashes.size(); i++) {
            long ms = flashes.get(i + 1).fromMs() - flashes.get(i).fromMs();
            within(least, most, ms);
            within(20 * ms / 100, 60 * ms / 100, flashes.get(i).ms());
            assertEquals(period, ms);
            assertEquals(lit, flashes.get(i).ms());
        }
    }

    @Test
    void shinesCyanWithoutABreak() {
        Pump pump = low();
        assertEquals(AlarmLight.CYAN, pump.out.annunciator().light());
        assertEquals(0, pump.out.annunciator().lightChangeMs());
        for (int i = 0; i < 300; i++) {
            assertTrue(pump.out.annunciator().lit());
            pump.step(10);
        }
    }

    /** What a device hears that only switches in its steps: exact to one of them. */
    @Test
    void isGoodEnoughForADeviceThatSwitchesInStepsOfTenMilliseconds() {
        Pump pump = blocked();
        int pulses = 0;
        long on = 0;
        boolean before = false;
        for (int i = 0; i < 850; i++) {
            boolean sounds = pump.out.annunciator().sounds();
            pulses += sounds && !before ? 1 : 0;
            on += sounds ? 10 : 0;
            before = sounds;
            pump.step(10);
        }
        assertEquals(10, pulses);
        assertEquals(10 * 150, on);
    }

    @Test
    void playsTheMelodyOfDrugDelivery() {
        long c5 = pitch(3);
        long d4 = pitch(-7);
        long g4 = pitch(-2);
        List<Long> half = List.of(c5, d4, g4, c5, d4);
        for (int pulse = 0; pulse < 10; pulse++) {
            assertEquals(
                    half.get(pulse % 5), AlarmPattern.pitchMilliHz(AlarmPattern.HIGH_BURST, pulse));
        }
        for (int pulse = 0; pulse < 3; pulse++) {
            assertEquals(
                    half.get(pulse), AlarmPattern.pitchMilliHz(AlarmPattern.MEDIUM_BURST, pulse));
        }
        assertEquals(pitch(-5), AlarmPattern.pitchMilliHz(AlarmPattern.LOW_BURST, 0));
        assertEquals(pitch(-9), AlarmPattern.pitchMilliHz(AlarmPattern.LOW_BURST, 1));
        assertEquals(pitch(-5), AlarmPattern.pitchMilliHz(AlarmPattern.REMINDER, 0));
        assertEquals(0, AlarmPattern.pitchMilliHz(AlarmPattern.HIGH_BURST, 10));
        assertEquals(0, AlarmPattern.pitchMilliHz(AlarmPattern.MEDIUM_BURST, 3));
        assertEquals(0, AlarmPattern.pitchMilliHz(AlarmPattern.HIGH_BURST, -1));
        assertEquals(0, AlarmPattern.pitchMilliHz(AlarmPattern.SILENT, 0));
    }

    /** Semitones above a concert pitch of 440 Hz, in equal temperament. */
    private static long pitch(int semitones) {
        return Math.round(440_000 * Math.pow(2, semitones / 12.0));
    }

    @Test
    void namesThePulseAndItsPitchInTheFrame() {
        Pump pump = blocked();
        AnnunciatorFrame frame = pump.out.annunciator();
        assertEquals(0, frame.pulse());
        assertEquals(pitch(3), frame.pitchMilliHz());
        assertEquals(150, frame.soundChangeMs());
        assertEquals(200, frame.lightChangeMs());
        pump.run(150, 10);
        assertFalse(frame.sounds());
        assertEquals(0, frame.pitchMilliHz());
        assertEquals(100, frame.soundChangeMs());
        pump.run(100, 10);
        assertEquals(1, frame.pulse());
        assertEquals(pitch(-7), frame.pitchMilliHz());
        assertEquals(250, frame.lightChangeMs());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                AlarmPattern.LOW_BURST,
                AlarmPattern.MEDIUM_BURST,
                AlarmPattern.HIGH_BURST,
                AlarmPattern.REMINDER,
                99,
                -1
            })
    void saysWhenTheSoundChanges(int pattern) {
        // From the end, so that the change that comes next is always the one last seen.
        int last = 2 * (int) AlarmPattern.periodMs(pattern);
        boolean after = AlarmPattern.pulseAt(pattern, last) != AlarmPattern.NO_PULSE;
        int change = -1;
        for (int at = last - 1; at >= 0; at--) {
            boolean now = AlarmPattern.pulseAt(pattern, at) != AlarmPattern.NO_PULSE;
            change = now == after ? change : at + 1;
            after = now;
            if (change >= 0) {
                assertEquals(change - at, AlarmPattern.nextChangeMs(pattern, at), "at " + at);
            }
        }
        assertTrue(change > 0 && change < last / 2, "no change at " + change);
        assertEquals(
                AlarmPattern.pulseAt(pattern, 0), AlarmPattern.pulseAt(pattern, Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {AlarmLight.YELLOW, AlarmLight.RED})
    void saysWhenTheLightChanges(int light) {
        for (int at = 0; at < AlarmLight.periodMs(light); at++) {
            boolean now = AlarmLight.lit(light, at);
            int until = 1;
            while (until < TWO_MINUTES && AlarmLight.lit(light, at + until) == now) {
                until++;
            }
            assertEquals(until, AlarmLight.nextChangeMs(light, at), "at " + at);
        }
        assertTrue(AlarmLight.lit(light, Long.MIN_VALUE));
    }

    @Test
    void isDarkAndSilentWhereThereIsNothing() {
        for (int at = 0; at < 40_000; at++) {
            assertEquals(AlarmPattern.NO_PULSE, AlarmPattern.pulseAt(AlarmPattern.SILENT, at));
            assertFalse(AlarmLight.lit(AlarmLight.DARK, at));
        }
        assertEquals(0, AlarmPattern.nextChangeMs(AlarmPattern.SILENT, 7));
        assertEquals(0, AlarmLight.nextChangeMs(AlarmLight.DARK, 7));
        assertEquals(0, AlarmLight.nextChangeMs(AlarmLight.CYAN, 7));
        assertFalse(AlarmLight.lit(9, 0));
    }

    @Test
    void soundsAndShinesForAsLongAsTheClockStands() {
        Pump pump = blocked();
        pump.run(200, 10);
        for (int i = 0; i < 20; i++) {
            pump.step(0);
            assertTrue(pump.out.annunciator().sounds());
            assertTrue(pump.out.annunciator().lit());
        }
    }
}
