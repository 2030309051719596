package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.clepsydra.oracle.Rational;
import org.clepsydra.oracle.SlidingLimitOracle;
import org.clepsydra.plan.ChannelShares;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A schedule over four channels of a chronotherapy pump, each a core of its own in a world of its
 * own, started at 22:00. The day is that of ChronoFLO4; a second channel with 5-FU has the window
 * of ChronoIFLO. Two nights and two days. All limits are examples, none is clinical.
 *
 * <pre>
 * channel  drug         a day      concentration  a day    window
 * 0        5-FU         600 mg/m2  50 mg/mL       21.6 mL  22:15 to 09:45, top at 04:00
 * 1        leucovorin   300 mg/m2  10 mg/mL       54 mL    22:15 to 09:45, top at 04:00
 * 2        oxaliplatin   25 mg/m2   5 mg/mL        9 mL    10:15 to 21:45, top at 16:00
 * 3        5-FU         300 mg/m2  50 mg/mL       10.8 mL  22:00 to 10:00, top at 04:00
 * </pre>
 */
@Verifies("req~plan.channel-shares~1")
class ChannelScheduleTest {
    private static final long MIN = 60_000;
    private static final long HOUR = 60 * MIN;
    private static final long DAY = 24 * HOUR;
    private static final int FLUOROURACIL = 101;

    // 200 mg/m2/h for 1.80 m2 are 360 mg, 7.2 mL; shares of 4.5 and 2.7 mL. Of a day 34 mL, of
    // which 22.5 and 11.5.
    private static final long WHOLE_HOUR_NL = 7_200_000;
    private static final long WHOLE_DAY_NL = 34_000_000;
    private static final long[] HOUR_SHARE_NL = {4_500_000, 11_000_000, 2_000_000, 2_700_000};
    private static final long[] DAY_SHARE_NL = {22_500_000, 56_000_000, 10_000_000, 11_500_000};

    /** Times in a day are as long after 22:00. */
    private static final long[] FROM_MS = {15 * MIN, 15 * MIN, 735 * MIN, 0};

    private static final long[] LENGTH_MS = {690 * MIN, 690 * MIN, 690 * MIN, 720 * MIN};

    private static PlanDraft draft(
            int channel, int drugId, long mgPerM2, long mgPerMl, long mgPerM2PerHMax) {
        PlanDraft draft =
                new PlanDraft(PumpChannel.device(channel))
                        .planId(41 + channel)
                        .bsaCm2(18_000)
                        .doseNgPerM2(2 * mgPerM2 * 1_000_000)
                        .concentration(mgPerMl, 1)
                        .durationMs(2 * DAY + FROM_MS[channel])
                        .doseRateNgPerM2PerHMax(mgPerM2PerHMax * 1_000_000)
                        .doseNgPerM2Max(2 * mgPerM2 * 1_000_000)
                        .pressureLimitPa(40_000)
                        .bubbleLimitNl(100_000)
                        .drug(new DrugDraft().drugId(drugId))
                        .follows(HOUR_SHARE_NL[channel], DAY_SHARE_NL[channel]);
        if (FROM_MS[channel] > 0) {
            draft.pause(FROM_MS[channel]);
        }
        return draft.cycle(2).raisedCosine(1, LENGTH_MS[channel]).pause(DAY - LENGTH_MS[channel]);
    }

    private static List<PlanDraft> drafts() {
        return List.of(
                draft(0, FLUOROURACIL, 600, 50, 200),
                draft(1, 120, 300, 10, 60),
                draft(2, 109, 25, 5, 6),
                draft(3, FLUOROURACIL, 300, 50, 200));
    }

    private static List<long[]> images(List<PlanDraft> drafts) {
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            assertTrue(drafts.get(i).verdict().accepted(), "channel " + i);
            images.add(PlanImages.image(drafts.get(i)));
        }
        return images;
    }

    /** Of a drug that one channel has, the whole is that channel's. */
    private static ChannelShares shares(List<long[]> images) {
        ChannelShares shares = new ChannelShares();
        for (int i = 0; i < images.size(); i++) {
            boolean shared = images.get(i)[PlanLayout.DRUG_ID] == FLUOROURACIL;
            shares.channel(
                    images.get(i),
                    shared ? WHOLE_HOUR_NL : HOUR_SHARE_NL[i],
                    shared ? WHOLE_DAY_NL : DAY_SHARE_NL[i]);
        }
        return shares;
    }

    @Test
    void takesTheSetWhoseSharesComeToTheWhole() {
        List<long[]> images = images(drafts());
        for (int i = 0; i < images.size(); i++) {
            assertEquals(HOUR_SHARE_NL[i], images.get(i)[PlanLayout.HOUR_NL_MAX], "channel " + i);
            assertEquals(DAY_SHARE_NL[i], images.get(i)[PlanLayout.DAY_NL_MAX], "channel " + i);
        }
        assertEquals(Rule.ACCEPTED, shares(images).judge());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 151, 7200001, 7200000",
        "3, 1, 0, 151, 7200001, 7200000",
        "0, 0, 1, 152, 34000001, 34000000",
        "3, 0, 1, 152, 34000001, 34000000"
    })
    void refusesTheSetForANanolitreMore(
            int channel, long hourNl, long dayNl, int rule, long figure, long limit) {
        List<PlanDraft> drafts = drafts();
        drafts.get(channel).follows(HOUR_SHARE_NL[channel] + hourNl, DAY_SHARE_NL[channel] + dayNl);
        // Each plan is good by itself.
        ChannelShares shares = shares(images(drafts));
        assertEquals(rule, shares.judge());
        assertEquals(figure, shares.figure());
        assertEquals(limit, shares.limit());
    }

    private static List<PumpChannel> channels() {
        List<long[]> images = images(drafts());
        List<PumpChannel> channels = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            // The nurse goes from one to the next, a minute each.
            channels.add(new PumpChannel(i, images.get(i), (1 + i) * 60_000_000L, true));
        }
        return channels;
    }

    /** Steps whichever channel's next step comes first, so that all of them interleave. */
    private static void run(List<PumpChannel> channels, long ms) {
        while (true) {
            PumpChannel next = channels.get(0);
            for (PumpChannel channel : channels) {
                next = channel.world.timeUs() < next.world.timeUs() ? channel : next;
            }
            if (next.nowMs() >= ms) {
                return;
            }
            next.step();
        }
    }

    /** What the motors of these channels received together, in order of true time. */
    private static SlidingLimitOracle together(PumpChannel... channels) {
        List<PumpChannel.Release> all = new ArrayList<>();
        for (PumpChannel channel : channels) {
            all.addAll(channel.releases);
        }
        all.sort((a, b) -> Long.compare(a.ms(), b.ms()));
        // Whole strokes of 50 uL.
        SlidingLimitOracle sum = new SlidingLimitOracle(PumpChannel.STROKE_NL, 1, 1);
        all.forEach(release -> sum.step(release.ms(), release.strokes(), false));
        return sum;
    }

    private static boolean within(Rational nl, long least, long most) {
        return nl.compareTo(Rational.of(least)) >= 0 && nl.compareTo(Rational.of(most)) <= 0;
    }

    @Test
    void runsForTwoDaysWithinTheWhole() {
        List<PumpChannel> channels = channels();
        run(channels, 61 * HOUR);
        // 2 x 21.6, 54, 9 and 10.8 mL, in whole strokes of 50 uL.
        long[] givenNl = {43_200_000, 108_000_000, 18_000_000, 21_600_000};
        for (int i = 0; i < channels.size(); i++) {
            PumpChannel channel = channels.get(i);
            assertEquals("", channel.complaint(), "channel " + i);
            assertTrue(channel.done() && channel.complete(), "channel " + i);
            assertEquals(givenNl[i], channel.givenNl(), "channel " + i);
            SlidingLimitOracle own = together(channel);
            assertFalse(own.exceeds(HOUR_SHARE_NL[i], HOUR), "channel " + i);
            assertFalse(own.exceeds(DAY_SHARE_NL[i], DAY), "channel " + i);
            keepsItsWindows(channel, FROM_MS[i], FROM_MS[i] + LENGTH_MS[i]);
        }
        // A raised cosine of D mL in T h gives D / T + D / pi x sin(pi / T) in the hour around its
        // top: 1.8783 + 6.8755 x 0.26980 are 3.7333 of the one, 0.9 + 3.4377 x 0.25882 are 1.7897
        // of the other, 5.523 mL together; two strokes more or less where the hour begins and ends.
        SlidingLimitOracle sum = together(channels.get(0), channels.get(3));
        assertTrue(within(sum.mostNl(HOUR), 5_423_000, 5_623_000), () -> sum.mostNl(HOUR) + " nL");
        assertFalse(sum.exceeds(WHOLE_HOUR_NL, HOUR));
        // 21.6 and 10.8 mL are 32.4.
        assertTrue(within(sum.mostNl(DAY), 32_300_000, 32_500_000), () -> sum.mostNl(DAY) + " nL");
        assertFalse(sum.exceeds(WHOLE_DAY_NL, DAY));
    }

    /** Nothing is given but in the window of each of two days, to a step of a second. */
    private static void keepsItsWindows(PumpChannel channel, long fromMs, long untilMs) {
        boolean[] given = new boolean[2];
        for (PumpChannel.Release release : channel.releases) {
            long ms = release.ms() - channel.startedMs();
            int day = (int) (ms / DAY);
            assertTrue(ms % DAY >= fromMs && ms % DAY <= untilMs + 1_000, release::toString);
            given[day] = true;
        }
        assertTrue(given[0] && given[1]);
    }

    @Test
    void runsOnWhateverHappensToAnotherChannel() {
        List<PumpChannel> undisturbed = channels();
        run(undisturbed, 20 * HOUR);
        List<PumpChannel> disturbed = channels();
        run(disturbed, 5 * HOUR);
        disturbed.get(1).world.line().occlude();
        run(disturbed, 20 * HOUR);
        // Leucovorin is held at once, at 9 mL/h, and gives no more.
        assertTrue(disturbed.get(1).givenNl() < undisturbed.get(1).givenNl() / 2);
        for (int i : new int[] {0, 2, 3}) {
            assertEquals(undisturbed.get(i).releases, disturbed.get(i).releases, "channel " + i);
            assertEquals("", disturbed.get(i).complaint(), "channel " + i);
        }
    }

    /** 12 mL at 4 mL/h, by a plan whose hour's limit is less than its program asks for. */
    private static long[] hungry(int channel, long hourShareNl) {
        long[] image =
                PlanImages.image(
                        new PlanDraft(PumpChannel.device(channel))
                                .planId(51 + channel)
                                .bsaCm2(18_000)
                                .doseNg(600_000_000)
                                .concentration(50, 1)
                                .durationMs(3 * HOUR)
                                .doseRateNgPerM2PerHMax(200_000_000)
                                .doseNgPerM2Max(400_000_000)
                                .pressureLimitPa(40_000)
                                .bubbleLimitNl(100_000)
                                .drug(new DrugDraft().drugId(FLUOROURACIL)));
        image[PlanLayout.HOUR_NL_MAX] = hourShareNl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourShareNl;
        PlanImages.seal(image);
        return image;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 20", "40, 1"})
    void keepsTheWholeWhereEveryChannelWantsMore(long firstMin, long secondMin) {
        // Two of 4 mL/h, with 1.5 and 1.1 mL of a whole of 2.6; whenever they begin.
        ChannelShares shares =
                new ChannelShares()
                        .channel(hungry(0, 1_500_000), 2_600_000, WHOLE_DAY_NL)
                        .channel(hungry(1, 1_100_000), 2_600_000, WHOLE_DAY_NL);
        assertEquals(Rule.ACCEPTED, shares.judge());
        List<PumpChannel> channels =
                List.of(
                        new PumpChannel(0, hungry(0, 1_500_000), firstMin * 60_000_000, false),
                        new PumpChannel(1, hungry(1, 1_100_000), secondMin * 60_000_000, false));
        run(channels, 5 * HOUR);
        for (PumpChannel channel : channels) {
            // Never ahead of its curve, however far behind.
            assertEquals("", channel.complaint());
        }
        SlidingLimitOracle sum = together(channels.get(0), channels.get(1));
        // Both are at their shares in some hour: 30 strokes of 50 uL, and 22.
        assertEquals(0, sum.mostNl(HOUR).compareTo(Rational.of(2_600_000)));
        assertFalse(sum.exceeds(2_600_000, HOUR));
    }

    @Test
    void refusesASetThatWouldGiveMoreThanTheWhole() {
        // A stroke more for the second.
        long[] first = hungry(0, 1_500_000);
        long[] second = hungry(1, 1_150_000);
        ChannelShares shares =
                new ChannelShares()
                        .channel(first, 2_600_000, WHOLE_DAY_NL)
                        .channel(second, 2_600_000, WHOLE_DAY_NL);
        assertEquals(Rule.CHANNEL_HOUR_SHARES, shares.judge());
        List<PumpChannel> channels =
                List.of(
                        new PumpChannel(0, first, 60_000_000, false),
                        new PumpChannel(1, second, 60_000_000, false));
        run(channels, HOUR);
        assertTrue(together(channels.get(0), channels.get(1)).exceeds(2_600_000, HOUR));
    }

    @ParameterizedTest
    @CsvSource({
        "151, 'channel hour shares: 7.200001 mL in an hour from all channels, 7.2 mL at most'",
        "152, 'channel day shares: 7.200001 mL in a day from all channels, 7.2 mL at most'"
    })
    void saysWhatAllChannelsAskFor(int rule, String words) throws BadScenario {
        Path file = Path.of("scenarios/chrono-5-fu.yaml");
        Prescription ordered = ScenarioReader.read(file).prescription();
        assertEquals("refused, " + words, VerdictWords.of(ordered, rule, 7_200_001, 7_200_000));
    }
}
