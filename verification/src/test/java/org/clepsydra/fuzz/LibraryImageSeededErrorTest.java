package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The campaign finds a library check with an error in it. */
class LibraryImageSeededErrorTest {
    private static final int IMAGES = 100_000;
    private static final long SEED = 20_261_126;

    @Test
    void findsACheckWithAnyOneRuleLeftOut() {
        for (int rule : PlanImageProperty.rules().keySet()) {
            if (LibraryImageProperty.isOfImages(rule)) {
                assertFinds(rule, Long.MAX_VALUE);
            }
        }
    }

    @Test
    void findsALimitThatIsOneTooWide() {
        for (int rule : LibraryImageProperty.LIMITS) {
            assertFinds(rule, 1);
        }
    }

    private static void assertFinds(int rule, long slack) {
        LibraryImageJudge wrong = LibraryImageJudge.without(rule, slack);
        assertThrows(
                AssertionError.class,
                () -> LibraryImageCampaign.run(wrong, SEED, IMAGES),
                () -> "not found: " + PlanImageProperty.name(rule) + " off by " + slack);
    }
}
