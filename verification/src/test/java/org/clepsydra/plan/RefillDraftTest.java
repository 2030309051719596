package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~reservoir.residual~1")
class RefillDraftTest {
    private static final long ML = 1_000_000L;

    private static RefillDraft refill(long fillNl, long givenNl, long aspiratedNl) {
        return new RefillDraft().fillNl(fillNl).givenNl(givenNl).aspiratedNl(aspiratedNl);
    }

    private static void is(RefillDraft draft, int rule, long figure, long limit) {
        Verdict verdict = draft.verdict();
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @Test
    void expectsTheFillLessWhatWasGiven() {
        // Floxuridine for 14 days at 1.3 mL a day: 18.2 of 30 mL, 11.8 left.
        assertEquals(11_800_000, refill(30 * ML, 18_200_000, 0).expectedNl());
    }

    @Test
    void allowsFifteenPercentOfWhatWasGiven() {
        // 15 % of 18.2 mL are 2.73: 9.07 to 14.53 mL may be left of 30.
        assertTrue(refill(30 * ML, 18_200_000, 9_070_000).verdict().accepted());
        is(refill(30 * ML, 18_200_000, 9_070_000), Rule.ACCEPTED, 0, 0);
        is(refill(30 * ML, 18_200_000, 9_069_999), Rule.OVER_DELIVERED, 9_069_999, 9_070_000);
        assertTrue(refill(30 * ML, 18_200_000, 14_530_000).verdict().accepted());
        is(refill(30 * ML, 18_200_000, 14_530_001), Rule.UNDER_DELIVERED, 14_530_001, 14_530_000);
    }

    @Test
    void allowsTwoMillilitresWhereThatIsMore() {
        // 2 mL are 15 % of 13.333333 mL.
        assertEquals(2 * ML, Residual.toleranceNl(0));
        assertEquals(2 * ML, Residual.toleranceNl(13_333_339));
        assertEquals(2_000_001, Residual.toleranceNl(13_333_340));
        is(refill(20 * ML, 5 * ML, 12_999_999), Rule.OVER_DELIVERED, 12_999_999, 13 * ML);
        assertTrue(refill(20 * ML, 5 * ML, 13 * ML).verdict().accepted());
        assertTrue(refill(20 * ML, 5 * ML, 17 * ML).verdict().accepted());
        is(refill(20 * ML, 5 * ML, 17_000_001), Rule.UNDER_DELIVERED, 17_000_001, 17 * ML);
    }

    @Test
    void refusesAVolumeThatCannotBe() {
        long most = 10_000_000_000L;
        is(refill(0, 0, 0), Rule.FILL_VOLUME, 0, 1);
        assertTrue(refill(1, 0, 0).verdict().accepted());
        assertTrue(refill(most, 0, most).verdict().accepted());
        is(refill(most + 1, 0, 0), Rule.FILL_VOLUME, most + 1, most);
        is(refill(ML, -1, 0), Rule.VOLUME, -1, 0);
        is(refill(ML, ML + 1, 0), Rule.VOLUME, ML + 1, ML);
        assertTrue(refill(ML, ML, ML).verdict().accepted());
        is(refill(ML, 0, -1), Rule.ASPIRATED_VOLUME, -1, 0);
        is(refill(ML, 0, ML + 1), Rule.ASPIRATED_VOLUME, ML + 1, ML);
    }
}
