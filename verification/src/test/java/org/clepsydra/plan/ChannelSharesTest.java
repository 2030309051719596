package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fluorouracil of 50 mg/mL: 200 mg/m2/h for 1.80 m2 are 7.2 mL an hour. Figures are examples. */
@Verifies("req~plan.channel-shares~1")
class ChannelSharesTest {
    private static final long HOUR = 7_200_000;
    private static final long DAY = 50_000_000;
    private static final long MOST = 20_000_000_000L;

    private final ChannelShares shares = new ChannelShares();
    private final long[][] plans = new long[5][];

    /** Four plans: shares of 4.5 and 2.7 mL of one drug, and two other drugs. */
    @BeforeEach
    void four() {
        plans[0] = plan(0, 101, 4_500_000, 30_000_000);
        plans[1] = plan(1, 120, 10_000_000, 60_000_000);
        plans[2] = plan(2, 101, 2_700_000, 20_000_000);
        plans[3] = plan(3, 109, 2_000_000, 10_000_000);
        plans[4] = plan(4, 110, 1_000_000, 10_000_000);
    }

    private static long[] plan(int channel, long drugId, long hourNl, long dayNl) {
        long[] image = new long[PlanLayout.WORDS];
        image[PlanLayout.DEVICE_ID] = 7_001L + channel;
        image[PlanLayout.PLAN_ID] = 31L + channel;
        image[PlanLayout.DRUG_ID] = drugId;
        image[PlanLayout.CONCENTRATION_NG] = 50;
        image[PlanLayout.CONCENTRATION_NL] = 1;
        image[PlanLayout.HOUR_NL_MAX] = hourNl;
        image[PlanLayout.DAY_NL_MAX] = dayNl;
        return image;
    }

    private void add(int count) {
        shares.clear();
        for (int i = 0; i < count; i++) {
            boolean shared = plans[i][PlanLayout.DRUG_ID] == 101;
            shares.channel(plans[i], shared ? HOUR : 10_000_000, shared ? DAY : 60_000_000);
        }
    }

    private void accepts() {
        is(Rule.ACCEPTED, 0, 0);
    }

    private void is(int rule, long figure, long limit) {
        assertEquals(rule, shares.judge());
        assertEquals(figure, shares.figure());
        assertEquals(limit, shares.limit());
    }

    @Test
    void acceptsSharesThatComeToTheWhole() {
        // 4.5 and 2.7 mL are 7.2; 30 and 20 mL are 50.
        add(4);
        accepts();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void refusesANanolitreMoreOfTheHourOnEitherChannel(int channel) {
        plans[channel][PlanLayout.HOUR_NL_MAX]++;
        add(4);
        is(Rule.CHANNEL_HOUR_SHARES, 7_200_001, 7_200_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void refusesANanolitreMoreOfTheDayOnEitherChannel(int channel) {
        plans[channel][PlanLayout.DAY_NL_MAX]++;
        add(4);
        is(Rule.CHANNEL_DAY_SHARES, 50_000_001, 50_000_000);
    }

    @Test
    void holdsADrugOfOneChannelToItsWholeToo() {
        plans[1][PlanLayout.HOUR_NL_MAX] = 10_000_001;
        add(4);
        is(Rule.CHANNEL_HOUR_SHARES, 10_000_001, 10_000_000);
        plans[1][PlanLayout.HOUR_NL_MAX] = 10_000_000;
        plans[1][PlanLayout.DAY_NL_MAX] = 60_000_001;
        add(4);
        is(Rule.CHANNEL_DAY_SHARES, 60_000_001, 60_000_000);
    }

    @Test
    void addsUpAsManyAsThereAre() {
        for (int i = 0; i < 4; i++) {
            plans[i] = plan(i, 101, 1_800_000, 12_500_000);
        }
        add(4);
        accepts();
        plans[3][PlanLayout.HOUR_NL_MAX]++;
        add(3);
        accepts();
        add(4);
        is(Rule.CHANNEL_HOUR_SHARES, 7_200_001, 7_200_000);
    }

    @Test
    void keepsTheLowerOfTwoWholes() {
        shares.channel(plans[0], HOUR, DAY).channel(plans[2], HOUR - 1, DAY);
        is(Rule.CHANNEL_HOUR_SHARES, 7_200_000, 7_199_999);
        shares.clear().channel(plans[0], HOUR - 1, DAY).channel(plans[2], HOUR, DAY);
        is(Rule.CHANNEL_HOUR_SHARES, 7_200_000, 7_199_999);
        shares.clear().channel(plans[0], HOUR, DAY).channel(plans[2], HOUR, DAY - 1);
        is(Rule.CHANNEL_DAY_SHARES, 50_000_000, 49_999_999);
        shares.clear().channel(plans[0], HOUR, DAY - 1).channel(plans[2], HOUR, DAY);
        is(Rule.CHANNEL_DAY_SHARES, 50_000_000, 49_999_999);
    }

    @Test
    void takesAWholeThatIsNothingForNothing() {
        shares.channel(plans[0], 0, DAY);
        is(Rule.CHANNEL_HOUR_SHARES, 4_500_000, 0);
        shares.clear().channel(plans[0], HOUR, Long.MIN_VALUE);
        is(Rule.CHANNEL_DAY_SHARES, 30_000_000, Long.MIN_VALUE);
    }

    @Test
    void countsDrugsWithoutANumberAsOne() {
        plans[0][PlanLayout.DRUG_ID] = 0;
        plans[2][PlanLayout.DRUG_ID] = 0;
        shares.channel(plans[0], HOUR, DAY).channel(plans[2], HOUR, DAY);
        accepts();
        plans[2][PlanLayout.HOUR_NL_MAX]++;
        shares.clear().channel(plans[0], HOUR, DAY).channel(plans[2], HOUR, DAY);
        is(Rule.CHANNEL_HOUR_SHARES, 7_200_001, 7_200_000);
    }

    @Test
    void refusesTwoPlansForOneDevice() {
        // Its neighbours on both sides are others.
        for (int second = 1; second < 4; second++) {
            for (int first = 0; first < second; first++) {
                four();
                plans[second][PlanLayout.DEVICE_ID] = 7_001L + first;
                add(4);
                is(Rule.CHANNEL_DEVICE_ID, 7_001 + first, first + 1);
                add(second);
                accepts();
            }
        }
    }

    @Test
    void refusesOneNumberForTwoPlans() {
        for (int second = 1; second < 4; second++) {
            for (int first = 0; first < second; first++) {
                four();
                plans[second][PlanLayout.PLAN_ID] = 31L + first;
                add(4);
                is(Rule.CHANNEL_PLAN_ID, 31 + first, first + 1);
                add(second);
                accepts();
            }
        }
    }

    @Test
    void namesTheDeviceBeforeThePlanAndBothBeforeTheShares() {
        plans[2] = plan(0, 101, MOST, MOST);
        add(4);
        is(Rule.CHANNEL_DEVICE_ID, 7_001, 1);
        plans[2][PlanLayout.DEVICE_ID] = 7_003;
        add(4);
        is(Rule.CHANNEL_PLAN_ID, 31, 1);
        plans[2][PlanLayout.PLAN_ID] = 33;
        add(4);
        // 4.5 mL and 20 L.
        is(Rule.CHANNEL_HOUR_SHARES, 20_004_500_000L, 7_200_000);
        plans[2][PlanLayout.HOUR_NL_MAX] = 1;
        add(4);
        is(Rule.CHANNEL_DAY_SHARES, 20_030_000_000L, 50_000_000);
    }

    @Test
    void namesTheFirstOfTwoFaults() {
        // The second plan's number is the first's, and the third's device the first's.
        plans[1][PlanLayout.PLAN_ID] = 31;
        plans[2][PlanLayout.DEVICE_ID] = 7_001;
        add(4);
        is(Rule.CHANNEL_PLAN_ID, 31, 1);
    }

    @Test
    void needsOneConcentrationOfOneDrug() {
        concentration(2, 100, 2);
        add(4);
        accepts();
        concentration(2, 51, 1);
        add(4);
        is(Rule.CONCENTRATION, 51, 50);
        concentration(2, 49, 1);
        add(4);
        is(Rule.CONCENTRATION, 49, 50);
        // 45.57 and 45.56 mg/mL, as ng in 100 times 100 nL.
        concentration(0, 4_557, 100);
        concentration(2, 4_556, 100);
        add(4);
        is(Rule.CONCENTRATION, 455_600, 455_700);
        // 50 mg in 1 mL and in 2 mL, as ng in 2 nL.
        concentration(0, 50, 1);
        concentration(2, 50, 2);
        add(4);
        is(Rule.CONCENTRATION, 50, 100);
    }

    @Test
    void letsOtherDrugsHaveOtherConcentrations() {
        concentration(1, 10, 1);
        concentration(3, 5, 3);
        add(4);
        accepts();
    }

    private void concentration(int channel, long ng, long nl) {
        plans[channel][PlanLayout.CONCENTRATION_NG] = ng;
        plans[channel][PlanLayout.CONCENTRATION_NL] = nl;
    }

    @Test
    void takesOneToFourChannels() {
        add(0);
        is(Rule.CHANNEL_COUNT, 0, 1);
        for (int count = 1; count <= 4; count++) {
            add(count);
            accepts();
        }
        add(5);
        is(Rule.CHANNEL_COUNT, 5, 4);
        shares.channel(plans[4], 1, 1);
        is(Rule.CHANNEL_COUNT, 6, 4);
        shares.clear();
        is(Rule.CHANNEL_COUNT, 0, 1);
        add(4);
        accepts();
    }

    @Test
    void holdsWhatItAddsUpAndMultipliesToItsRange() {
        range(PlanLayout.HOUR_NL_MAX, Rule.HOUR_LIMIT, MOST);
        range(PlanLayout.DAY_NL_MAX, Rule.DAY_LIMIT, MOST);
        range(PlanLayout.CONCENTRATION_NG, Rule.CONCENTRATION, 1_000_000_000);
        range(PlanLayout.CONCENTRATION_NL, Rule.CONCENTRATION, 1_000_000);
    }

    private void range(int word, int rule, long most) {
        for (int channel = 0; channel < 2; channel++) {
            judged(channel, word, 0);
            is(rule, 0, 1);
            judged(channel, word, Long.MIN_VALUE);
            is(rule, Long.MIN_VALUE, 1);
            judged(channel, word, 1);
            accepts();
            judged(channel, word, most);
            accepts();
            judged(channel, word, most + 1);
            is(rule, most + 1, most);
            judged(channel, word, Long.MAX_VALUE);
            is(rule, Long.MAX_VALUE, most);
        }
    }

    private void judged(int channel, int word, long value) {
        four();
        plans[channel][word] = value;
        shares.clear().channel(plans[0], MOST, MOST).channel(plans[1], MOST, MOST);
    }

    @Test
    void addsUpTheLargestWithoutOverflow() {
        for (int i = 0; i < 4; i++) {
            plans[i] = plan(i, 101, MOST, MOST);
            concentration(i, 1_000_000_000, 1_000_000);
        }
        shares.clear();
        for (int i = 0; i < 4; i++) {
            shares.channel(plans[i], 4 * MOST, 4 * MOST);
        }
        accepts();
        shares.clear();
        for (int i = 0; i < 4; i++) {
            shares.channel(plans[i], 4 * MOST, 4 * MOST - 1);
        }
        is(Rule.CHANNEL_DAY_SHARES, 80_000_000_000L, 79_999_999_999L);
    }

    @Test
    void forgetsThePlansOfTheSetBefore() {
        add(4);
        accepts();
        // The third plan was for the same drug, and has gone.
        plans[0][PlanLayout.HOUR_NL_MAX] = HOUR;
        add(2);
        accepts();
    }

    @Test
    void copiesWhatItJudges() {
        long[] image = plans[0].clone();
        shares.channel(image, HOUR, DAY);
        System.arraycopy(plans[2], 0, image, 0, image.length);
        shares.channel(image, HOUR, DAY);
        image[PlanLayout.HOUR_NL_MAX] = MOST;
        image[PlanLayout.DEVICE_ID] = 7_001;
        accepts();
        // And again, the same.
        accepts();
    }
}
