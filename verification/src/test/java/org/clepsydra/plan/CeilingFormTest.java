package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The points by themselves: how many, in what order, and where the cycle is. */
@Verifies("req~plan.envelope-follows~1")
class CeilingFormTest {
    private static final int FIRST = PlanLayout.ENVELOPE_POINTS;

    /** 10 uL in 10 s, a point after half of it. */
    private static Ceilings half() {
        return new Ceilings()
                .flat(10_000, 10_000)
                .gap(50)
                .point(5_000, 5_000)
                .point(10_000, 10_000);
    }

    @Test
    void hasTwoPointsAtLeastAndSixtyFourAtMost() {
        new Ceilings().flat(10_000, 10_000).point(10_000, 10_000).accepted();
        half().with(PlanLayout.ENVELOPE_POINT_COUNT, 1).refused(1, 2);
        half().with(PlanLayout.ENVELOPE_POINT_COUNT, Long.MIN_VALUE).refused(Long.MIN_VALUE, 2);
        Ceilings many = new Ceilings().flat(63_000, 63_000);
        for (int i = 1; i <= 63; i++) {
            many.point(1_000L * i, 1_000L * i);
        }
        many.accepted();
        many.with(PlanLayout.ENVELOPE_POINT_COUNT, 65).refused(65, 64);
        // A wrong one among the last.
        many.with(PlanLayout.ENVELOPE_POINT_COUNT, 64).with(FIRST + 2 * 62 + 1, 62_001);
        many.refused(62_001, 62_000);
    }

    @Test
    void beginsAtZero() {
        half().with(FIRST, 1).refused(1, 0);
        half().with(FIRST + 1, 1).refused(1, 0);
        half().with(FIRST + 1, -1).refused(-1, 0);
        // Where the cycle begins later too; both are within the gap of 50 nL.
        cycle().with(FIRST, 1).refused(1, 0);
        cycle().with(FIRST + 1, 1).refused(1, 0);
    }

    @Test
    void hasPointsASecondApart() {
        second(1_000).accepted();
        second(999).refused(999, 1_000);
        second(-1).refused(-1, 1_000);
        second(Long.MIN_VALUE).refused(Long.MIN_VALUE, 1_000);
        // Nor is any as late as the next, or after the end.
        second(9_001).refused(10_000, 10_001);
        second(10_001).refused(10_001, 10_000);
        second(Long.MAX_VALUE).refused(Long.MAX_VALUE, 10_000);
    }

    private static Ceilings second(long ms) {
        return new Ceilings()
                .flat(10_000, 10_000)
                .gap(10_000)
                .point(ms, 9_001)
                .point(10_000, 10_000);
    }

    @Test
    void neverFalls() {
        Ceilings level = half().with(PlanLayout.ENVELOPE_GAP_NL, 10_000);
        level.with(FIRST + 3, 10_000).accepted();
        level.with(FIRST + 3, 10_001).refused(10_001, 10_000);
        level.with(FIRST + 3, -1).refused(-1, 0);
        new Ceilings()
                .flat(10_000, 10_000)
                .gap(10_000)
                .point(4_000, 6_000)
                .point(5_000, 5_999)
                .point(10_000, 10_000)
                .refused(5_999, 6_000);
    }

    @Test
    void endsWithTheCurve() {
        half().with(FIRST + 4, 9_999).refused(9_999, 10_000);
        half().with(FIRST + 5, 9_999).refused(9_999, 10_000);
        half().with(FIRST + 4, 10_001).refused(10_001, 10_000);
        half().with(FIRST + 5, 10_001).refused(10_001, 10_000);
    }

    @Test
    void runsAsOftenAsTheSegments() {
        cycle().accepted();
        cycle().with(PlanLayout.ENVELOPE_REPEATS, 3).refused(3, 4);
        cycle().with(PlanLayout.ENVELOPE_REPEATS, 5).refused(5, 4);
    }

    @Test
    void beginsItsCycleWithTheirs() {
        cycle().with(PlanLayout.ENVELOPE_CYCLE_POINT, -1).refused(-1, 0);
        cycle().with(PlanLayout.ENVELOPE_CYCLE_POINT, 0).refused(0, 2_000);
        cycle().with(PlanLayout.ENVELOPE_CYCLE_POINT, 2).refused(5_000, 2_000);
        cycle().with(PlanLayout.ENVELOPE_CYCLE_POINT, 3).refused(3, 2);
        half().with(PlanLayout.ENVELOPE_CYCLE_POINT, 1).refused(5_000, 0);
        // A word after the last point is none, though it says zero as the first does.
        half().with(PlanLayout.ENVELOPE_CYCLE_POINT, 50).refused(50, 2);
    }

    /** No word after the last point, as the monitor would hold no such envelope. */
    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void hasNoWordAfterItsLastPoint() {
        // Three points are words 0 to 5 of 128.
        for (int word : new int[] {6, 7, 126, 127}) {
            for (long value : new long[] {1, -1, Long.MIN_VALUE}) {
                Ruling ruling = half().with(FIRST + word, value).ruling();
                assertEquals(Rule.RESERVED_WORD, ruling.rule());
                assertEquals(value, ruling.figure());
                assertEquals(0, ruling.limit());
            }
            half().with(FIRST + word, 0).accepted();
        }
    }

    /** Of a ceiling that begins its cycle above the curve each run would be another. */
    @Test
    void beginsItsCycleOnTheCurve() {
        cycle().with(FIRST + 3, 2_001).refused(2_001, 2_000);
        cycle().with(FIRST + 2, 2_001).refused(2_001, 2_000);
        // A point that begins no cycle may be above it.
        cycle().with(PlanLayout.CYCLE_SEGMENT, 0)
                .with(PlanLayout.ENVELOPE_CYCLE_POINT, 0)
                .with(FIRST + 3, 2_001)
                .accepted();
    }

    /** 2 uL in 2 s, and then four times 3 uL in 3 s. */
    private static Ceilings cycle() {
        return new Ceilings()
                .flat(2_000, 2_000)
                .flat(3_000, 3_000)
                .gap(50)
                .point(2_000, 2_000)
                .point(5_000, 5_000)
                .with(PlanLayout.CYCLE_SEGMENT, 1)
                .with(PlanLayout.ENVELOPE_CYCLE_POINT, 1)
                .with(PlanLayout.REPEATS, 4)
                .with(PlanLayout.ENVELOPE_REPEATS, 4);
    }

    @Test
    void isJudgedAnewEachTime() {
        Ruling ruling = new Ruling();
        CeilingCheck check = new CeilingCheck(ruling);
        long[] image = PlanImages.changed(w -> {});
        for (int i = 0; i < 2; i++) {
            check.judge(image);
            assertEquals(Rule.ACCEPTED, ruling.rule());
        }
    }
}
