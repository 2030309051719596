package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Random courses: every account keeps to its own curve or line, they come to what the motor was
 * told, no limit that slides is exceeded, nothing is given twice, and the monitor cuts nobody.
 */
@Verifies({
    "req~overlay.curve~1",
    "req~overlay.forfeit~2",
    "req~overlay.accounts~2",
    "req~overlay.sliding-limits~2",
    "req~plan.continues~2",
    "req~monitor.overlay~4",
    "req~monitor.over-delivery~3"
})
class RandomCoursesTest {
    private static final int COURSES = Integer.getInteger("clepsydra.courses", 300);
    private static final long SEED = 20_261_126;

    @Test
    void keepsEveryBound() {
        LongAdder whole = new LongAdder();
        LongAdder boluses = new LongAdder();
        LongAdder kept = new LongAdder();
        LongAdder changes = new LongAdder();
        IntStream.range(0, COURSES)
                .parallel()
                .forEach(
                        i -> {
                            RandomCourse course = new RandomCourse(SEED + i);
                            try {
                                whole.add(course.run() ? 1 : 0);
                            } catch (AssertionError wrong) {
                                throw new AssertionError("course " + (SEED + i), wrong);
                            }
                            boluses.add(course.boluses);
                            kept.add(course.kept);
                            changes.add(course.changes);
                        });
        System.out.println(
                whole + " whole, " + boluses + " boluses, " + kept + " KVO, " + changes + " rates");
        assertTrue(whole.sum() >= COURSES / 2, "whole " + whole);
        assertTrue(boluses.sum() >= COURSES / 2, "boluses " + boluses);
        assertTrue(kept.sum() >= COURSES / 10, "KVO " + kept);
        assertTrue(changes.sum() >= COURSES / 4, "rates " + changes);
    }
}
