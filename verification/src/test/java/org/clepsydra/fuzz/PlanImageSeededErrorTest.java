package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.Share;
import org.clepsydra.plan.Rule;
import org.junit.jupiter.api.Test;

/**
 * The campaign finds a plan check with an error in it: with one in four of them on every build,
 * with each in continuous integration.
 */
class PlanImageSeededErrorTest {
    /** Each met by an image that is beyond it by one, and wrong in nothing else. */
    static final int[] LIMITS = {
        Rule.PLAN_ID,
        Rule.CONCENTRATION,
        Rule.BODY_SURFACE_AREA,
        Rule.DOSE_RATE_LIMIT,
        Rule.VOLUME,
        Rule.DURATION,
        Rule.PRESSURE_LIMIT,
        Rule.BUBBLE_LIMIT,
        Rule.SEGMENT_VOLUME,
        Rule.SEGMENT_DURATION,
        Rule.SEGMENT_FIRST_RATE,
        Rule.DEVICE_RATE,
        Rule.VOLUME_FROM_DOSE,
        Rule.DOSE_RATE_TOO_HIGH,
        Rule.DOSE_LIMIT,
        Rule.DOSE_TOO_HIGH,
        Rule.CYCLE_SEGMENT,
        Rule.ENVELOPE_GAP,
        Rule.ENVELOPE_NOT_OF_CURVE,
        Rule.OVERLAY_VOLUME,
        Rule.OVERLAY_DURATION,
        Rule.OVERLAY_GAP,
        Rule.OVERLAY_COUNT,
        Rule.OVERLAY_DOSE,
        Rule.OVERLAY_VOLUME_FROM_DOSE,
        Rule.FLUSH_RATE,
        Rule.KVO_RATE,
        Rule.CONTINUES,
        Rule.HOUR_LIMIT,
        Rule.DAY_LIMIT
    };

    private static final int ONE_IN = 4;
    private static final int IMAGES = 400_000;
    private static final long SEED = 20_261_126;

    @Test
    void findsACheckWithAnyOneRuleLeftOut() {
        List<Integer> rules =
                PlanImageProperty.rules().keySet().stream()
                        .filter(PlanImageProperty::isOfImages)
                        .filter(rule -> rule != Rule.ACCEPTED)
                        .toList();
        Share.of(rules, ONE_IN).forEach(rule -> assertFinds(rule, Long.MAX_VALUE));
    }

    @Test
    void findsALimitThatIsOneTooWide() {
        List<Integer> rules = Arrays.stream(LIMITS).boxed().toList();
        Share.of(rules, ONE_IN).forEach(rule -> assertFinds(rule, 1));
    }

    private static void assertFinds(int rule, long slack) {
        PlanImageCampaign campaign =
                new PlanImageCampaign(pump -> PlanImageJudge.without(pump, rule, slack), false);
        assertThrows(
                AssertionError.class,
                () -> campaign.run(SEED, IMAGES),
                () -> "not found: " + PlanImageProperty.name(rule) + " off by " + slack);
    }
}
