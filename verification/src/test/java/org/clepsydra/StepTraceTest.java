package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.clepsydra.contract.StepWord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The word of a step by its documented formula, and that any other step has another. */
class StepTraceTest {
    private static final int STAGES = 23;
    private static final int[] CHALLENGES = {
        0, 1, -1, 0x600D_F00D, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x8000_0001, 0x5555_5555
    };

    private final StepTrace trace = new StepTrace();

    /** Modulo 2^32, in whole numbers without a bound. */
    static int expected(int challenge, int... stages) {
        BigInteger word = BigInteger.valueOf(Integer.toUnsignedLong(challenge));
        for (int stage : stages) {
            word = word.multiply(BigInteger.valueOf(1_103_515_233));
            word = word.add(BigInteger.valueOf(stage * 1_013_904_224L + 1));
            word = word.mod(BigInteger.ONE.shiftLeft(32));
        }
        return word.intValue();
    }

    static int[] inOrder() {
        int[] stages = new int[STAGES];
        for (int i = 0; i < STAGES; i++) {
            stages[i] = i + 1;
        }
        return stages;
    }

    private int word(int challenge, int... stages) {
        trace.begin(challenge);
        for (int stage : stages) {
            trace.mark(stage);
        }
        return trace.word();
    }

    private static int[] challenges() {
        return new SplittableRandom(7).ints(200).toArray();
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isWhatTheFormulaSays() {
        for (int challenge : CHALLENGES) {
            assertEquals(challenge, word(challenge));
            assertEquals(expected(challenge, 1), word(challenge, 1));
            assertEquals(expected(challenge, inOrder()), word(challenge, inOrder()));
            assertEquals(StepWord.of(challenge), word(challenge, inOrder()));
        }
        // 0 times the factor, and 1,013,904,224 and 1.
        assertEquals(1_013_904_225, word(0, 1));
        // 1,103,515,233 and twice 1,013,904,224 and 1: 3,131,323,682, less 2^32.
        assertEquals(-1_163_643_614, word(1, 2));
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherWhereAnyStagesAreLeftOut() {
        int all = (1 << STAGES) - 1;
        for (int challenge : CHALLENGES) {
            int right = word(challenge, inOrder());
            for (int ran = 0; ran < all; ran++) {
                trace.begin(challenge);
                for (int stage = 1; stage <= STAGES; stage++) {
                    if ((ran >> (stage - 1) & 1) != 0) {
                        trace.mark(stage);
                    }
                }
                assertTrue(right != trace.word(), "as if all had run");
            }
        }
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherWhereOneRunsTwiceAtAnyTime() {
        for (int challenge : challenges()) {
            int right = word(challenge, inOrder());
            for (int again = 1; again <= STAGES; again++) {
                for (int at = 0; at <= STAGES; at++) {
                    trace.begin(challenge);
                    for (int i = 0; i <= STAGES; i++) {
                        if (i == at) {
                            trace.mark(again);
                        }
                        if (i < STAGES) {
                            trace.mark(i + 1);
                        }
                    }
                    assertTrue(right != trace.word(), again + " again at " + at);
                }
            }
        }
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherWhereTwoChangePlaces() {
        for (int challenge : challenges()) {
            int right = word(challenge, inOrder());
            for (int one = 0; one < STAGES; one++) {
                for (int other = one + 1; other < STAGES; other++) {
                    int[] stages = inOrder();
                    stages[one] = other + 1;
                    stages[other] = one + 1;
                    assertTrue(right != word(challenge, stages), one + " and " + other);
                }
            }
        }
    }

    /** Taken out of its place and run before, or after, any of the others. */
    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherWhereOneRunsOutOfItsPlace() {
        int right = word(0, inOrder());
        for (int from = 0; from < STAGES; from++) {
            for (int to = 0; to < STAGES; to++) {
                int[] stages = inOrder();
                int step = Integer.signum(to - from);
                for (int at = from; at != to; at += step) {
                    stages[at] = stages[at + step];
                }
                stages[to] = from + 1;
                assertEquals(from == to, right == word(0, stages), from + " at " + to);
            }
        }
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherWhereOneRunsInPlaceOfAnother() {
        for (int challenge : challenges()) {
            int right = word(challenge, inOrder());
            for (int at = 0; at < STAGES; at++) {
                for (int instead = 1; instead <= STAGES; instead++) {
                    int[] stages = inOrder();
                    stages[at] = instead;
                    assertEquals(instead == at + 1, right == word(challenge, stages));
                }
            }
        }
    }

    @Test
    @Verifies("req~structure.flow~1")
    void isAnotherForAnotherChallenge() {
        Set<Integer> challenges = new HashSet<>();
        Set<Integer> words = new HashSet<>();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 100_000; i++) {
            int challenge = random.nextInt();
            challenges.add(challenge);
            words.add(word(challenge, inOrder()));
        }
        assertEquals(challenges.size(), words.size());
        for (int bit = 0; bit < 32; bit++) {
            assertNotEquals(word(0, inOrder()), word(1 << bit, inOrder()));
        }
    }

    @Test
    @Verifies("req~structure.flow~1")
    void forgetsTheStepBefore() {
        word(5, 1, 2, 3);
        assertEquals(expected(6, 1), word(6, 1));
    }

    @Test
    @Verifies("req~structure.flow~1")
    void marksWhatWaitsFromTheFirstToTheLast() {
        trace.begin(9);
        trace.waive(4, 7);
        assertEquals(expected(9, 4, 5, 6, 7), trace.word());
        trace.begin(9);
        trace.waive(1, STAGES);
        assertEquals(StepWord.of(9), trace.word());
        trace.begin(9);
        trace.waive(STAGES, STAGES);
        assertEquals(expected(9, STAGES), trace.word());
    }
}
