package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the library draws itself is never refused, over random programs of every kind; what a tool
 * would draw wrong is.
 */
@Verifies("req~plan.envelope-follows~1")
class CeilingCampaignTest {
    private static final int POINTS = PlanLayout.ENVELOPE_POINTS;
    private static final long HOUR = 3_600_000L;

    private static final DeviceRecord BEDSIDE = Devices.bedside().seal();
    private static final List<long[]> HONEST = new ArrayList<>();

    /** Those that the pump can run; a ceiling that is not of the curve fails here. */
    @BeforeAll
    static void judgesHonestPrograms() {
        CeilingPrograms programs = new CeilingPrograms(new SplittableRandom(38));
        DeviceRecord wearable = Devices.wearable().seal();
        int count = Integer.getInteger("clepsydra.ceilings", 6_000);
        for (int i = 0; i < count; i++) {
            DeviceRecord device = i % 2 == 0 ? BEDSIDE : wearable;
            PlanDraft program = programs.next(device);
            int rule = program.verdict().rule();
            assertNotEquals(Rule.ENVELOPE_NOT_OF_CURVE, rule, "program " + i);
            if (rule == Rule.ACCEPTED && device == BEDSIDE) {
                HONEST.add(PlanImages.image(program));
            }
        }
        assertTrue(HONEST.size() > count / 8, "only " + HONEST.size());
    }

    @Test
    void refusesAPointThatIsOffByMoreThanTheGap() {
        refusesEach(image -> point(image, gapNl(image) + 1));
        refusesEach(image -> point(image, -gapNl(image) - 1));
    }

    /** By the gap and one nanolitre more it is above, or below, wherever it was. */
    private static boolean point(long[] image, long byNl) {
        int last = last(image);
        image[POINTS + 2 * (last / 2) + 1] += byNl;
        return last > 1;
    }

    @Test
    void refusesASlopeThatIsAFactorTooSteep() {
        refusesEach(image -> steeper(image, 105, 100));
        refusesEach(image -> steeper(image, 175, 100));
        refusesEach(image -> steeper(image, 10, 1));
        refusesEach(image -> steeper(image, 24, 1));
        refusesEach(image -> steeper(image, 95, 100));
    }

    /** From the steepest stretch on, with all that follows; what is within the gap is not wrong. */
    private static boolean steeper(long[] image, long times, long over) {
        int at = 1;
        for (int i = 2; i <= last(image); i++) {
            at = rise(image, i) > rise(image, at) ? i : at;
        }
        long moreNl = rise(image, at) * times / over - rise(image, at);
        for (int i = at; i <= last(image); i++) {
            image[POINTS + 2 * i + 1] += moreNl;
        }
        return Math.abs(moreNl) > gapNl(image);
    }

    /** The same, where the volume comes out right all the same. */
    @Test
    void refusesASlopeThatIsMadeGoodAfterwards() {
        refusesEach(
                image -> {
                    int end = POINTS + 2 * last(image) + 1;
                    long allNl = image[end];
                    long beforeNl = image[end - 2];
                    boolean wrong = steeper(image, 105, 100);
                    image[end] = allNl;
                    // Unless it was the last stretch alone.
                    return wrong && image[end - 2] != beforeNl;
                });
    }

    @Test
    void refusesPointsThatChangedPlaces() {
        refusesEach(image -> swap(image, 0));
        refusesEach(image -> swap(image, 1) && gapNl(image) == 0 && rise(image, 2) != 0);
    }

    private static boolean swap(long[] image, int coordinate) {
        long first = image[POINTS + 2 + coordinate];
        image[POINTS + 2 + coordinate] = image[POINTS + 4 + coordinate];
        image[POINTS + 4 + coordinate] = first;
        return last(image) > 1;
    }

    @Test
    void refusesARunOfAnotherLength() {
        refusesEach(image -> change(image, PlanLayout.ENVELOPE_REPEATS, 1));
        refusesEach(image -> change(image, PlanLayout.ENVELOPE_REPEATS, -1));
        refusesEach(image -> change(image, PlanLayout.ENVELOPE_CYCLE_POINT, 1));
        refusesEach(image -> change(image, PlanLayout.ENVELOPE_CYCLE_POINT, -1));
        refusesEach(image -> change(image, POINTS + 2 * last(image), 1));
        refusesEach(image -> change(image, POINTS + 2 * last(image), -1));
    }

    private static boolean change(long[] image, int word, long by) {
        image[word] += by;
        return true;
    }

    @Test
    void refusesTheEnvelopeOfAnotherProgramOfTheSameVolumeAndTime() {
        List<UnaryOperator<PlanDraft>> shapes =
                List.of(
                        plan -> plan.flat(1, 2 * HOUR),
                        plan -> plan.flat(1, HOUR).flat(2, HOUR),
                        plan -> plan.flat(2, HOUR).flat(1, HOUR),
                        plan -> plan.flat(1, HOUR).pause(HOUR),
                        plan -> plan.cycle(2).flat(1, HOUR),
                        plan -> plan.ramp(1, 2 * HOUR, 0),
                        plan -> plan.ramp(1, 2 * HOUR, 60),
                        plan -> plan.ramp(1, 2 * HOUR, 63),
                        plan -> plan.ramp(1, 2 * HOUR, 200),
                        plan -> plan.raisedCosine(1, 2 * HOUR),
                        plan -> plan.cycle(2).raisedCosine(1, HOUR));
        for (UnaryOperator<PlanDraft> shape : shapes) {
            for (UnaryOperator<PlanDraft> other : shapes) {
                long[] image = image(shape);
                long[] envelope = image(other);
                int from = PlanLayout.ENVELOPE_POINT_COUNT;
                int words = PlanLayout.ENVELOPE_OVERLAYS - from;
                // Not its limits, which are told from the plan's by another rule.
                long hourNl = image[PlanLayout.ENVELOPE_HOUR_NL_MAX];
                System.arraycopy(envelope, from, image, from, words);
                image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
                image[PlanLayout.ENVELOPE_DAY_NL_MAX] = image[PlanLayout.DAY_NL_MAX];
                int wanted = shape.equals(other) ? Rule.ACCEPTED : Rule.ENVELOPE_NOT_OF_CURVE;
                assertEquals(
                        wanted,
                        judged(image),
                        () -> shapes.indexOf(other) + " for " + shapes.indexOf(shape));
            }
        }
    }

    private static long[] image(UnaryOperator<PlanDraft> shape) {
        return PlanImages.image(shape.apply(PlanImages.flat(BEDSIDE, 90_000_000, 2 * HOUR)));
    }

    /** A fault put into each honest image: returns whether it made it wrong. */
    private interface Fault {
        boolean into(long[] image);
    }

    private static void refusesEach(Fault fault) {
        int wrong = 0;
        for (long[] honest : HONEST) {
            long[] image = honest.clone();
            if (fault.into(image)) {
                assertEquals(Rule.ENVELOPE_NOT_OF_CURVE, judged(image));
                wrong++;
            }
        }
        assertTrue(wrong > 20, "only " + wrong);
    }

    private static int judged(long[] image) {
        PlanImages.seal(image);
        PlanCheck check = new PlanCheck(new PumpGeometry(BEDSIDE));
        check.judge(image);
        return check.rule();
    }

    private static int last(long[] image) {
        return (int) image[PlanLayout.ENVELOPE_POINT_COUNT] - 1;
    }

    private static long gapNl(long[] image) {
        return image[PlanLayout.ENVELOPE_GAP_NL];
    }

    /** From the point before it. */
    private static long rise(long[] image, int point) {
        return image[POINTS + 2 * point + 1] - image[POINTS + 2 * point - 1];
    }
}
